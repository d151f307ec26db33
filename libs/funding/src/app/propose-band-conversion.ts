import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { err, isOnOrBefore, newId, ok, type PlainDate, type Result } from '#kernel';
import { InvalidInput, NotFound, UnitOfWork, type Tx } from '#platform';
import { findBandScheme } from '../data/band.sql.js';
import { conversionOf, insertConversion, type BandConversion } from '../data/band-conversion.sql.js';
import { convertScheme, type ConversionProblem } from '../domain/band-conversion.js';
import { bandTopUps } from './band-top-ups.js';
import { NoBandGivesAsMuch, type ConversionRefusal } from './band.refusals.js';

export interface ProposeBandConversionCommand {
  readonly idempotencyKey: string;
  readonly fromScheme: string;
  readonly toScheme: string;
  /** The first day on which the new scheme takes the place of the old one. */
  readonly convertsOn: PlainDate;
  /** The last day on which nobody is paid less than before. */
  readonly protectedUntil?: PlainDate | null;
  readonly note: string;
  /** Where the nearest band upwards is not meant. */
  readonly choices: readonly { readonly fromBand: string; readonly toBand: string }[];
}

/**
 * Proposes the change from one band scheme to another, band by band, as worth on the day before and on the day of the
 * change. For holders of `band.propose`.
 */
@Injectable()
export class ProposeBandConversion {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The conversion, PROPOSED. Done once for each idempotency key. */
  async run(
    actor: Actor,
    command: ProposeBandConversionCommand,
  ): Promise<Result<BandConversion, ConversionRefusal>> {
    const objection = objectionTo(command);
    if (objection !== undefined) return err(objection);
    const { idempotencyKey: key, ...input } = command;
    return this.unitOfWork.once<BandConversion, ConversionRefusal>(
      actor,
      { operation: 'proposeBandConversion', key, input },
      (tx) => propose(tx, actor, command),
    );
  }
}

function objectionTo({
  fromScheme,
  toScheme,
  convertsOn,
  protectedUntil,
  choices,
}: ProposeBandConversionCommand): InvalidInput | undefined {
  if (fromScheme === toScheme) return new InvalidInput('toScheme', 'A scheme is converted into another one.');
  if (protectedUntil != null && !isOnOrBefore(convertsOn, protectedUntil)) {
    return new InvalidInput('protectedUntil', 'The protection ends before the change.');
  }
  if (new Set(choices.map(({ fromBand }) => fromBand)).size < choices.length) {
    return new InvalidInput('choices', 'Each band of the old scheme is chosen for once.');
  }
  return undefined;
}

async function propose(
  tx: Tx,
  actor: Actor,
  command: ProposeBandConversionCommand,
): Promise<Result<BandConversion, ConversionRefusal>> {
  const { authorityId } = actor;
  const { convertsOn, protectedUntil = null, note } = command;
  const from = await findBandScheme(tx, authorityId, command.fromScheme);
  const to = await findBandScheme(tx, authorityId, command.toScheme);
  if (from === undefined || to === undefined) return err(new NotFound('such band scheme'));
  const old = await bandTopUps(tx, authorityId, from.id, convertsOn.subtract({ days: 1 }));
  if (old.length === 0) {
    return err(new InvalidInput('convertsOn', 'The old scheme has no bands in force on the day before.'));
  }
  const choices = new Map(command.choices.map(({ fromBand, toBand }) => [fromBand, toBand]));
  const converted = convertScheme(old, await bandTopUps(tx, authorityId, to.id, convertsOn), choices);
  if (!converted.ok) return err(refusalOf(converted.error));
  const id = newId();
  const schemes = { fromSchemeId: from.id, toSchemeId: to.id };
  await insertConversion(tx, actor, {
    id,
    ...schemes,
    convertsOn,
    protectedUntil,
    note,
    lines: converted.value,
  });
  return ok(await conversionOf(tx, actor, id));
}

function refusalOf(problem: ConversionProblem): ConversionRefusal {
  return problem.kind === 'UNKNOWN_BAND'
    ? new InvalidInput('choices', `There is no band ${problem.band} in force in its scheme.`)
    : new NoBandGivesAsMuch(problem.band, problem.topUp);
}
