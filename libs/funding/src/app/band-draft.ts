import type { Actor } from '#access';
import { err, isOnOrBefore, newId, ok, type PlainDate, type Result } from '#kernel';
import { InvalidInput, NotFound, type Tx } from '#platform';
import { bandsOnDays, findBandScheme, type BandOnDay } from '../data/band.sql.js';
import {
  bandVersionOf,
  insertBandVersion,
  newestValueOf,
  type BandVersion,
  type NewBandVersion,
} from '../data/band-version.sql.js';
import type { Worth } from '../domain/band-version.js';
import type { DraftRefusal } from './band.refusals.js';

/** What every draft of a version states. */
export interface DraftInput {
  readonly scheme: string;
  readonly validFrom: PlainDate;
  readonly note: string;
}

/** The values of a draft, made from the bands in force the day before it begins. */
export type ValuesOf = (
  bands: readonly BandOnDay[],
) => Result<readonly (Worth & { bandId: string })[], InvalidInput>;

/**
 * Writes a draft of a new version. It begins after every value the scheme has, so that values of one band never overlap
 * and a day that has been priced keeps its price.
 */
export async function draftVersion(
  tx: Tx,
  actor: Actor,
  input: DraftInput & { readonly upliftBasisPoints: number | null },
  valuesOf: ValuesOf,
): Promise<Result<BandVersion, DraftRefusal>> {
  const { scheme: code, validFrom, ...rest } = input;
  const scheme = await findBandScheme(tx, actor.authorityId, code);
  if (scheme === undefined) return err(new NotFound('such band scheme'));
  const newest = await newestValueOf(tx, actor, scheme.id);
  const overlap = overlapWith(newest, validFrom);
  if (overlap !== undefined) return err(overlap);
  const dayBefore = validFrom.subtract({ days: 1 });
  const [bands = []] = await bandsOnDays(tx, actor.authorityId, [{ schemeId: scheme.id, on: dayBefore }]);
  if (bands.length === 0) {
    return err(new InvalidInput('validFrom', `No band of ${code} has a value on ${dayBefore.toString()}.`));
  }
  const values = valuesOf(bands);
  if (!values.ok) return values;
  return write(tx, actor, { id: newId(), schemeId: scheme.id, validFrom, values: values.value, ...rest });
}

/** Why a version may not begin on a day; undefined where it may. */
export function overlapWith(newest: PlainDate | undefined, validFrom: PlainDate): InvalidInput | undefined {
  if (newest === undefined || !isOnOrBefore(validFrom, newest)) return undefined;
  return new InvalidInput(
    'validFrom',
    `Values of this scheme begin on ${newest.toString()} already. A new version has to begin later.`,
  );
}

async function write(
  tx: Tx,
  actor: Actor,
  draft: NewBandVersion,
): Promise<Result<BandVersion, DraftRefusal>> {
  // Two drafts of one moment would have one number: the later one of them takes the next.
  while (!(await insertBandVersion(tx, actor, draft)));
  return ok(await bandVersionOf(tx, actor, draft.id));
}
