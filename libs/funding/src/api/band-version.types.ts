import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { pence, plainDate, Temporal, type PlainDate } from '#kernel';
import { Actor } from '#access';
import { DateScalar, DateTimeScalar, describedEnum, IdScalar } from '#platform';
import type { BandChange, BandVersion } from '../data/band-version.sql.js';
import { BandVersionState, nextAction, type BandVersionAction } from '../domain/band-version.js';
import { MoneyType, toMoney, toMoneyOrNull } from './money.types.js';

registerEnumType(BandVersionState, {
  name: 'BandVersionState',
  description: 'How far a version of a band scheme has come. It never goes back.',
  valuesMap: {
    DRAFT: { description: 'Written down. Nobody has looked at what it would do.' },
    SIMULATED: { description: 'Looked at, and waiting for another officer to approve it.' },
    APPROVED: { description: 'Approved; its first day is still to come.' },
    EFFECTIVE: { description: 'In force.' },
    SUPERSEDED: { description: 'A later version is in force.' },
  },
});

export const BandVersionActionEnum = describedEnum(
  'BandVersionAction',
  'What you can do with a version now.',
  {
    SIMULATE: 'Look at what it would do',
    APPROVE: 'Approve it',
  },
);

@ObjectType('BandChange', {
  description: 'What a version makes of one band, as the scheme states its amounts.',
})
export class BandChangeType {
  @Field(() => String, { description: 'The code of the band.' })
  code!: string;

  @Field(() => String, { description: 'Its name.' })
  label!: string;

  @Field(() => MoneyType, {
    nullable: true,
    description: 'The lowest amount the day before. Empty for a new band.',
  })
  lowestBefore!: MoneyType | null;

  @Field(() => MoneyType, { description: 'The lowest amount from its first day.' })
  lowestAfter!: MoneyType;

  @Field(() => MoneyType, {
    nullable: true,
    description: 'The highest amount the day before. Empty for a new band, or one costed case by case.',
  })
  highestBefore!: MoneyType | null;

  @Field(() => MoneyType, {
    nullable: true,
    description: 'The highest amount from its first day. Empty for a band costed case by case.',
  })
  highestAfter!: MoneyType | null;

  @Field(() => MoneyType, {
    nullable: true,
    description: 'By how much the lowest amount changes. Empty for a new band.',
  })
  difference!: MoneyType | null;
}

@ObjectType('BandVersion', { description: 'New values for the bands of a scheme from a day on.' })
export class BandVersionType {
  @Field(() => IdScalar, { description: 'The id of the version.' })
  id!: string;

  @Field(() => String, { description: 'The code of the scheme.' })
  scheme!: string;

  @Field(() => Int, { description: 'Its number within the scheme.' })
  number!: number;

  @Field(() => Int, { description: 'Counts its changes. Send it with your next step.' })
  version!: number;

  @Field(() => BandVersionState, { description: 'How far it has come.' })
  state!: BandVersionState;

  @Field(() => [BandVersionActionEnum], { description: 'What you can do with it now.' })
  availableActions!: BandVersionAction[];

  @Field(() => DateScalar, { description: 'Its first day.' })
  validFrom!: PlainDate;

  @Field(() => Int, {
    nullable: true,
    description:
      'The rate by which all values are raised, in hundredths of a per cent. Empty where they were stated.',
  })
  upliftBasisPoints!: number | null;

  @Field(() => String, { description: 'Why, or by which decision.' })
  note!: string;

  @Field(() => String, { description: 'Who wrote it.' })
  draftedByName!: string;

  @Field(() => String, { nullable: true, description: 'Who looked at what it would do.' })
  simulatedByName!: string | null;

  @Field(() => String, { nullable: true, description: 'Who approved it.' })
  approvedByName!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was approved.' })
  approvedAt!: Temporal.Instant | null;

  @Field(() => [BandChangeType], { description: 'What it makes of each band, by area of need and level.' })
  changes!: BandChangeType[];
}

/** `state` as of today, which the version itself does not know. */
export function toBandVersion(version: BandVersion, state: BandVersionState, actor: Actor): BandVersionType {
  const { approvedAt, changes } = version;
  return {
    id: version.id,
    scheme: version.schemeCode,
    number: version.number,
    version: version.version,
    state,
    availableActions: actionsOpenTo(version, actor),
    validFrom: plainDate(version.validFrom),
    upliftBasisPoints: version.upliftBasisPoints,
    note: version.note,
    draftedByName: version.draftedByName,
    simulatedByName: version.simulatedByName,
    approvedByName: version.approvedByName,
    approvedAt: approvedAt === null ? null : Temporal.Instant.from(approvedAt),
    changes: changes.map(toChange),
  };
}

function actionsOpenTo({ state, draftedBy, isOvertaken }: BandVersion, actor: Actor): BandVersionAction[] {
  const action = nextAction(state);
  if (action === undefined || isOvertaken) return [];
  const may =
    action === 'SIMULATE'
      ? actor.may('band.propose')
      : actor.may('band.approve') && draftedBy !== actor.personId;
  return may ? [action] : [];
}

function toChange({ code, label, before, after }: BandChange): BandChangeType {
  return {
    code,
    label,
    lowestBefore: toMoneyOrNull(before?.lowest ?? null),
    lowestAfter: toMoney(after.lowest),
    highestBefore: toMoneyOrNull(before?.highest ?? null),
    highestAfter: toMoneyOrNull(after.highest),
    difference: before === null ? null : toMoney(pence(after.lowest - before.lowest)),
  };
}
