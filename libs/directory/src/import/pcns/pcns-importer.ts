import { newId } from '#kernel';
import { statement } from '#platform';
import { pcnCode, registerDate, text } from '../csv/cell-readers.js';
import { blankable, filled, type RowOf } from '../csv/column.js';
import type { Importer } from '../importer.js';
import { rejectRepeats, type ReadRow, type RowVerdict } from '../row-verdict.js';

const PCNS_COLUMNS = {
  odsCode: filled('PCN Code', pcnCode),
  name: filled('PCN Name', text(200)),
  openedOn: blankable('Open Date', registerDate),
  closedOn: blankable('Close Date', registerDate),
};

/** A Primary Care Network as it is kept. Dates are ISO text. */
export interface StoredPcn {
  readonly odsCode: string;
  readonly name: string;
  readonly openedOn: string | null;
  readonly closedOn: string | null;
}

const allPcns = statement<StoredPcn>(
  'directory.all_pcns',
  `select ods_code as "odsCode", name, opened_on::text as "openedOn", closed_on::text as "closedOn"
     from directory.pcn where authority_id = $1`,
);

/** $2 networks with their ids as JSON. */
export const writePcns = statement<never>(
  'directory.write_pcns',
  `insert into directory.pcn (authority_id, id, ods_code, name, opened_on, closed_on)
   select $1, id, "odsCode", name, "openedOn", "closedOn"
     from jsonb_to_recordset($2::jsonb) as given (id uuid, "odsCode" text, name text, "openedOn" date, "closedOn" date)
       on conflict (authority_id, ods_code) do update
      set name = excluded.name, opened_on = excluded.opened_on, closed_on = excluded.closed_on`,
);

/** The Primary Care Networks of the NHS's register of organisations (ODS, "ePCN"). They cross authority boundaries. */
export const pcnsImporter: Importer<typeof PCNS_COLUMNS> = {
  columns: PCNS_COLUMNS,

  async plan(tx, rows, { authorityId }) {
    const { pcns, verdicts, diff } = planPcns(rows, await tx.all(allPcns, [authorityId]));
    return {
      verdicts,
      diff,
      notes: [],
      write: async (writing) => {
        const withIds = pcns.map((pcn) => ({ id: newId(), ...pcn }));
        await writing.all(writePcns, [authorityId, JSON.stringify(withIds)]);
      },
    };
  },
};

function planPcns(rows: readonly ReadRow<RowOf<typeof PCNS_COLUMNS>>[], stored: readonly StoredPcn[]) {
  const before = new Map(stored.map((pcn) => [pcn.odsCode, pcn]));
  const single = rejectRepeats(rows, {
    column: 'PCN Code',
    keyOf: ({ odsCode }) => odsCode,
    nameOf: ({ odsCode }) => `PCN ${odsCode}`,
  });
  const pcns: StoredPcn[] = [];
  const diff: string[] = [];
  const verdicts = single.good.map(({ line, row }): RowVerdict => {
    const after = {
      ...row,
      openedOn: row.openedOn?.toString() ?? null,
      closedOn: row.closedOn?.toString() ?? null,
    };
    const known = before.get(after.odsCode);
    if (known && isSame(known, after)) return { line, is: 'unchanged' };
    pcns.push(after);
    diff.push(`${known ? 'changed' : 'new    '}  ${after.odsCode} ${after.name}`);
    return { line, is: known ? 'changed' : 'created' };
  });
  return { pcns, verdicts: [...single.verdicts, ...verdicts], diff };
}

function isSame(a: StoredPcn, b: StoredPcn): boolean {
  return a.name === b.name && a.openedOn === b.openedOn && a.closedOn === b.closedOn;
}
