import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { err, ok, type Pence, type Result } from '#kernel';
import { InvalidInput, UnitOfWork } from '#platform';
import type { BandOnDay } from '../data/band.sql.js';
import type { BandVersion } from '../data/band-version.sql.js';
import type { Worth } from '../domain/band-version.js';
import { draftVersion, type DraftInput } from './band-draft.js';
import type { DraftRefusal } from './band.refusals.js';

/** What one band is to be worth, in the basis of its scheme. */
export interface NewWorth {
  readonly band: string;
  readonly lowest: Pence;
  /** The same as the lowest for one amount; null for a band costed case by case. */
  readonly highest: Pence | null;
}

export interface DraftBandVersionCommand extends DraftInput {
  readonly idempotencyKey: string;
  /** Bands that are not named keep what they are worth. */
  readonly values: readonly NewWorth[];
}

/** Drafts a new version of a scheme band by band. For holders of `band.propose`. */
@Injectable()
export class DraftBandVersion {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The version, a DRAFT. Done once for each idempotency key. */
  async run(actor: Actor, command: DraftBandVersionCommand): Promise<Result<BandVersion, DraftRefusal>> {
    const { idempotencyKey: key, values, ...draft } = command;
    const objection = objectionTo(values);
    if (objection !== undefined) return err(objection);
    const operation = { operation: 'draftBandVersion', key, input: { values, ...draft } };
    return this.unitOfWork.once<BandVersion, DraftRefusal>(actor, operation, (tx) =>
      draftVersion(tx, actor, { ...draft, upliftBasisPoints: null }, (bands) => stated(bands, values)),
    );
  }
}

function objectionTo(values: readonly NewWorth[]): InvalidInput | undefined {
  if (values.length === 0) return new InvalidInput('values', 'Name at least one band.');
  if (new Set(values.map(({ band }) => band)).size < values.length) {
    return new InvalidInput('values', 'Each band is named once.');
  }
  const wrong = values.find(({ lowest, highest }) => highest !== null && highest < lowest);
  return wrong && new InvalidInput('values', `The highest amount of band ${wrong.band} is below its lowest.`);
}

function stated(
  bands: readonly BandOnDay[],
  values: readonly NewWorth[],
): Result<readonly (Worth & { bandId: string })[], InvalidInput> {
  const stranger = values.find(({ band }) => !bands.some(({ code }) => code === band));
  if (stranger !== undefined) {
    return err(
      new InvalidInput('values', `The scheme has no band ${stranger.band} in force the day before.`),
    );
  }
  return ok(
    bands.map(({ id: bandId, code, value }) => {
      const { lowest, highest } = values.find(({ band }) => band === code) ?? value;
      return { bandId, lowest, highest };
    }),
  );
}
