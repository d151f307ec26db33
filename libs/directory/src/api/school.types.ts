import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { orThrow, parseLaestab, Temporal, type PlainDate } from '#kernel';
import { connectionOf, DateScalar, IdScalar } from '#platform';
import type { SchoolRow } from '../data/school.sql.js';
import type { SchoolPhase } from '../domain/school-phase.js';
import type { SchoolStatus } from '../domain/school-status.js';
import { DistrictType } from './place.types.js';

export const SchoolPhaseEnum = {
  NURSERY: 'NURSERY',
  PRIMARY: 'PRIMARY',
  MIDDLE: 'MIDDLE',
  SECONDARY: 'SECONDARY',
  ALL_THROUGH: 'ALL_THROUGH',
  SIXTEEN_PLUS: 'SIXTEEN_PLUS',
  NOT_APPLICABLE: 'NOT_APPLICABLE',
} as const satisfies { [Phase in SchoolPhase]: Phase };

registerEnumType(SchoolPhaseEnum, {
  name: 'SchoolPhase',
  description: 'The ages a school teaches.',
  valuesMap: {
    NURSERY: { description: 'Before school age.' },
    PRIMARY: { description: 'From 4 or 5 to 11, or part of it: infant and junior schools.' },
    MIDDLE: { description: 'From about 9 to 13.' },
    SECONDARY: { description: 'From 11 to 16 or 18.' },
    ALL_THROUGH: { description: 'Primary and secondary in one. The DfE counts it as secondary.' },
    SIXTEEN_PLUS: { description: 'From 16 on only.' },
    NOT_APPLICABLE: { description: 'Not said, as for many schools that closed, or of no one phase.' },
  },
});

export const SchoolStatusEnum = {
  OPEN: 'OPEN',
  CLOSED: 'CLOSED',
  PROPOSED_TO_CLOSE: 'PROPOSED_TO_CLOSE',
  PROPOSED_TO_OPEN: 'PROPOSED_TO_OPEN',
} as const satisfies { [Status in SchoolStatus]: Status };

registerEnumType(SchoolStatusEnum, {
  name: 'SchoolStatus',
  description: 'Whether a school is open.',
  valuesMap: {
    OPEN: { description: 'Open.' },
    CLOSED: { description: 'Closed for good.' },
    PROPOSED_TO_CLOSE: { description: 'Open, with a proposal to close it.' },
    PROPOSED_TO_OPEN: { description: 'Not open yet.' },
  },
});

@ObjectType('Trust', { description: 'A trust that runs academies.' })
export class TrustType {
  @Field(() => IdScalar, { description: 'Identifies the trust in this service.' })
  id!: string;

  @Field(() => String, { description: "The trust's group number in the register of schools." })
  groupUid!: string;

  @Field(() => String, { description: 'The name of the trust.' })
  name!: string;
}

@ObjectType('School', {
  description: 'A school as people know it. It stays the same school when it converts and gets a new URN.',
})
export class SchoolType {
  @Field(() => IdScalar, { description: 'Identifies the school in this service, whatever its URN.' })
  id!: string;

  @Field(() => Int, {
    description: 'The URN in the register of schools: the one in force, or the last of a closed school.',
  })
  urn!: number;

  @Field(() => String, { description: 'The name of the school.' })
  name!: string;

  @Field(() => SchoolPhaseEnum, { description: 'The ages it teaches.' })
  phase!: SchoolPhase;

  @Field(() => SchoolStatusEnum, { description: 'Whether it is open.' })
  status!: SchoolStatus;

  @Field(() => String, { description: 'The type of establishment in words, such as "Academy converter".' })
  typeName!: string;

  @Field(() => Boolean, {
    description: 'Whether it is a mainstream school, which can be a full member of a community.',
  })
  isMainstream!: boolean;

  @Field(() => Boolean, {
    description: 'Whether the local authority runs its accounts. Academies keep their own.',
  })
  isMaintained!: boolean;

  @Field(() => Boolean, {
    description: 'Whether it has places funded for special needs: a resourced provision or SEN unit.',
  })
  hasResourcedProvision!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The DfE number: authority and establishment, such as "886/1234".',
  })
  dfeNumber!: string | null;

  @Field(() => Int, { nullable: true, description: 'The UK provider reference number.' })
  ukprn!: number | null;

  @Field(() => String, { nullable: true, description: 'The postcode of the school.' })
  postcode!: string | null;

  @Field(() => Int, { nullable: true, description: 'The youngest age it may teach.' })
  lowAge!: number | null;

  @Field(() => Int, { nullable: true, description: 'The oldest age it may teach.' })
  highAge!: number | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'When it opened under this URN, where the register says so.',
  })
  openedOn!: PlainDate | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'When it closed under this URN, where the register says so.',
  })
  closedOn!: PlainDate | null;

  @Field(() => DistrictType, { nullable: true, description: 'The district it lies in.' })
  district!: DistrictType | null;

  @Field(() => TrustType, { nullable: true, description: 'The trust that runs it, if any.' })
  trust!: TrustType | null;

  @Field(() => DateScalar, {
    description: 'The day this answer describes: its community and census are those of that day.',
  })
  asOf!: PlainDate;
}

export const SchoolConnection = connectionOf(SchoolType, 'School');

export function toSchoolType(row: SchoolRow, asOf: PlainDate): SchoolType {
  return {
    id: row.id,
    urn: row.urn,
    name: row.name,
    phase: row.phase,
    status: row.status,
    typeName: row.typeName,
    isMainstream: row.isMainstream,
    isMaintained: row.isMaintained,
    hasResourcedProvision: row.hasResourcedProvision,
    dfeNumber: toDfeNumber(row.laestab),
    ukprn: row.ukprn,
    postcode: row.postcode,
    lowAge: row.lowAge,
    highAge: row.highAge,
    openedOn: toDate(row.openedOn),
    closedOn: toDate(row.closedOn),
    district: row.district,
    trust: row.trust,
    asOf,
  };
}

/** Schools may be older than the dates people may type in: their days are not held to that range. */
export function toDate(iso: string | null): PlainDate | null {
  return iso === null ? null : Temporal.PlainDate.from(iso);
}

export function toDfeNumber(laestab: number | null): string | null {
  return laestab === null ? null : orThrow(parseLaestab(String(laestab).padStart(7, '0')));
}
