import type { Actor } from '#access';
import { assertNever, err, ok, plainDate, type Result } from '#kernel';
import { InvalidInput, NotFound, SeparationOfDuties, StaleVersion, WrongState, type Tx } from '#platform';
import {
  bandVersionOf,
  findBandVersion,
  lockVersionsBeside,
  markSimulated,
  newestValueOf,
  putInForce,
  type BandVersion,
} from '../data/band-version.sql.js';
import { takeStep, type BandVersionAction, type VersionProblem } from '../domain/band-version.js';
import { overlapWith } from './band-draft.js';
import type { StepRefusal } from './band.refusals.js';

export interface BandVersionStepCommand {
  readonly idempotencyKey: string;
  readonly versionId: string;
  /** The version of the row the person looked at. */
  readonly expectedVersion: number;
}

/**
 * Takes a version one step further, with all versions of its scheme locked: steps of one scheme follow one another, and
 * the second of two approvals sees the values of the first.
 */
export async function stepVersion(
  tx: Tx,
  actor: Actor,
  action: BandVersionAction,
  { versionId, expectedVersion }: BandVersionStepCommand,
): Promise<Result<BandVersion, StepRefusal>> {
  await lockVersionsBeside(tx, actor, versionId);
  const version = await findBandVersion(tx, actor, versionId);
  if (version === undefined) return err(new NotFound('such version of a band scheme'));
  const step = takeStep(version, { action, personId: actor.personId, expectedVersion });
  if (!step.ok) return err(refusalOf(step.error, version, action, expectedVersion));
  if (version.isOvertaken) return err(overtaken());
  if (action === 'APPROVE') {
    const overlap = overlapWith(
      await newestValueOf(tx, actor, version.schemeId),
      plainDate(version.validFrom),
    );
    if (overlap !== undefined) return err(overlap);
    await putInForce(tx, actor, versionId);
  } else {
    await markSimulated(tx, actor, versionId);
  }
  return ok(await bandVersionOf(tx, actor, versionId));
}

function overtaken(): InvalidInput {
  return new InvalidInput(
    'versionId',
    'Another version of this scheme was approved after this draft was written. Draft it anew, from the values that hold now.',
  );
}

function refusalOf(
  problem: VersionProblem,
  { state, version }: BandVersion,
  action: BandVersionAction,
  expectedVersion: number,
): StepRefusal {
  switch (problem) {
    case 'NOT_ITS_TURN':
      return action === 'APPROVE'
        ? new WrongState('be approved', state, ['SIMULATED'])
        : new WrongState('be simulated', state, ['DRAFT']);
    case 'CHANGED_SINCE':
      return new StaleVersion(expectedVersion, version);
    case 'DRAFTED_BY_SAME_PERSON':
      return new SeparationOfDuties('drafted this version', 'approve it');
    default:
      return assertNever(problem);
  }
}
