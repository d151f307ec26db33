import { Field, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateScalar, DateTimeScalar, IdScalar } from '#platform';
import type { DataImportRow } from '../data/data-import.sql.js';

@ObjectType('DataImportProblem', {
  description: 'Something wrong in a row of a file, which was therefore not imported.',
})
export class DataImportProblemType {
  @Field(() => Int, { nullable: true, description: 'The line of the file, the header being line 1.' })
  line!: number | null;

  @Field(() => String, { nullable: true, description: 'The column, where one is to blame.' })
  column!: string | null;

  @Field(() => String, { description: 'What is wrong.' })
  reason!: string;
}

@ObjectType('DataImportLeftOut', { description: 'Rows of a file that were passed over on purpose.' })
export class DataImportLeftOutType {
  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => Int, { description: 'How many rows.' })
  rows!: number;
}

@ObjectType('DataImport', {
  description: 'One file that was loaded: which, by whom, and what became of its rows.',
})
export class DataImportType {
  @Field(() => IdScalar, { description: 'Identifies the import in this service.' })
  id!: string;

  @Field(() => String, {
    description: 'What the file is about: schools, links, census, pcns, communities and so on.',
  })
  kind!: string;

  @Field(() => String, { description: 'The name of the file.' })
  fileName!: string;

  @Field(() => String, {
    description: 'The SHA-256 fingerprint of the file: the same file has the same one.',
  })
  fileSha256!: string;

  @Field(() => String, { description: 'Where the file comes from.' })
  source!: string;

  @Field(() => DateScalar, { description: 'The day the facts in the file were true; for a census, its day.' })
  asAt!: string;

  @Field(() => Int, { description: 'Rows read. The five numbers below add up to it.' })
  rowsRead!: number;

  @Field(() => Int, { description: 'Rows that brought something new.' })
  rowsCreated!: number;

  @Field(() => Int, { description: 'Rows that changed something.' })
  rowsChanged!: number;

  @Field(() => Int, { description: 'Rows that said what was known.' })
  rowsUnchanged!: number;

  @Field(() => Int, { description: 'Rows passed over on purpose.' })
  rowsLeftOut!: number;

  @Field(() => Int, { description: 'Rows with something wrong in them.' })
  rowsRejected!: number;

  @Field(() => [DataImportProblemType], { description: 'What was wrong, by line: the first 500 problems.' })
  problems!: readonly DataImportProblemType[];

  @Field(() => [DataImportLeftOutType], { description: 'Why rows were passed over.' })
  leftOut!: readonly DataImportLeftOutType[];

  @Field(() => String, { description: 'Who loaded the file.' })
  importedBy!: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  importedAt!: string;
}

export const DataImportConnection = connectionOf(DataImportType, 'DataImport');

export function toDataImportType(row: DataImportRow): DataImportType {
  const { id, kind, fileName, fileSha256, source, asAt, importedBy, importedAt, problems } = row;
  const file = { id, kind, fileName, fileSha256, source, asAt, importedBy, importedAt };
  return {
    ...file,
    rowsRead: row.read,
    rowsCreated: row.created,
    rowsChanged: row.changed,
    rowsUnchanged: row.unchanged,
    rowsLeftOut: row.leftOut,
    rowsRejected: row.rejected,
    problems: problems.rejected.map(({ line, column, reason }) => ({
      line: line ?? null,
      column: column ?? null,
      reason,
    })),
    leftOut: problems.leftOut.map(({ reason, rows }) => ({ reason, rows })),
  };
}
