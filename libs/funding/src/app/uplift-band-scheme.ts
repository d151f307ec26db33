import { Injectable } from '@nestjs/common';
import type { Actor } from '#access';
import { err, ok, type Result } from '#kernel';
import { InvalidInput, UnitOfWork } from '#platform';
import type { BandOnDay } from '../data/band.sql.js';
import type { BandVersion } from '../data/band-version.sql.js';
import { isUsableRate, UPLIFT_RANGE, upliftWorth, type Worth } from '../domain/band-version.js';
import { draftVersion, type DraftInput } from './band-draft.js';
import type { DraftRefusal } from './band.refusals.js';

export interface UpliftBandSchemeCommand extends DraftInput {
  readonly idempotencyKey: string;
  /** In hundredths of a per cent: 430 is 4.3%. */
  readonly basisPoints: number;
}

/**
 * Drafts a new version of a scheme in which every annual value is raised by a rate. Nothing is in force before another
 * officer has approved it. For holders of `band.propose`.
 */
@Injectable()
export class UpliftBandScheme {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The version, a DRAFT, with each band before and after. Done once for each idempotency key. */
  async run(actor: Actor, command: UpliftBandSchemeCommand): Promise<Result<BandVersion, DraftRefusal>> {
    const { idempotencyKey: key, basisPoints, ...draft } = command;
    if (!isUsableRate(basisPoints)) return err(unusableRate());
    const operation = { operation: 'upliftBandScheme', key, input: { basisPoints, ...draft } };
    return this.unitOfWork.once<BandVersion, DraftRefusal>(actor, operation, (tx) =>
      draftVersion(tx, actor, { ...draft, upliftBasisPoints: basisPoints }, (bands) =>
        raised(bands, basisPoints),
      ),
    );
  }
}

function raised(
  bands: readonly BandOnDay[],
  basisPoints: number,
): Result<readonly (Worth & { bandId: string })[], InvalidInput> {
  const values: (Worth & { bandId: string })[] = [];
  for (const { id: bandId, code, value } of bands) {
    const worth = upliftWorth(value, basisPoints);
    if (worth === undefined) {
      return err(
        new InvalidInput('basisPoints', `Band ${code} would be worth more than this service counts.`),
      );
    }
    values.push({ bandId, ...worth });
  }
  return ok(values);
}

function unusableRate(): InvalidInput {
  const { least, most } = UPLIFT_RANGE;
  return new InvalidInput(
    'basisPoints',
    `A rate lies between ${least} (just above -100%) and ${most} (100%), in whole hundredths of a per cent.`,
  );
}
