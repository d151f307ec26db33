import { Fault, type Pence, type PlainDate } from '#kernel';
import type { Tx } from '#platform';
import { bandsOnDays, type BandOnDay } from '../data/band.sql.js';
import type { BandTopUp } from '../domain/band-conversion.js';
import { topUpOf } from '../domain/band-value.js';

/** The bands of a scheme on a day with their amounts as top-up, so that schemes stated gross and net can be compared. */
export async function bandTopUps(
  tx: Tx,
  authorityId: string,
  schemeId: string,
  on: PlainDate,
): Promise<readonly BandTopUp[]> {
  const [bands = []] = await bandsOnDays(tx, authorityId, [{ schemeId, on }]);
  return bands.map((band) => toTopUp(band, on));
}

function toTopUp(
  { id, code, areaOfNeed, basis, value, annualThreshold }: BandOnDay,
  on: PlainDate,
): BandTopUp {
  const inTopUp = (amount: Pence) =>
    basis === 'NET_TOPUP' ? amount : topUpOf(amount, basis, annualThreshold ?? noThreshold(on));
  const { lowest, highest } = value;
  return {
    id,
    code,
    areaOfNeed,
    lowest: inTopUp(lowest),
    highest: highest === null ? null : inTopUp(highest),
  };
}

function noThreshold(on: PlainDate): never {
  throw new Fault(
    'BAD_USER_INPUT',
    `No Element 2 threshold is known for ${on.toString()}, so gross amounts cannot be compared.`,
  );
}
