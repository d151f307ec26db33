import type { Registration } from '../import/schools/registration.js';
import { apportion } from './apportion.js';
import { DEMO_DISTRICTS, type DistrictShape } from './demo-districts.js';
import { demoId } from './demo-id.js';
import type { SeededRandom } from './seeded-random.js';

export interface DemoCommunity {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly pcnCode: string;
  /** The ids of its schools. */
  readonly schoolIds: readonly string[];
}

/** Two communities in three have a Primary Care Network to themselves; the others share one, as in life. */
const COMMUNITIES_TO_NETWORKS = 34 / 53;

/** Districts whose last community has primary schools only. Real communities without a secondary school exist too. */
const WITHOUT_SECONDARY = new Set([
  'E07000105',
  'E07000108',
  'E07000110',
  'E07000111',
  'E07000112',
  'E07000115',
]);

/** The communities C01 to C53, each with schools of one district. */
export function demoCommunities(schools: readonly Registration[], random: SeededRandom): DemoCommunity[] {
  let number = 0;
  return DEMO_DISTRICTS.flatMap((district) => {
    const own = schools.filter(({ districtCode }) => districtCode === district.gssCode);
    return groups(own, district, random).map((group, at) =>
      community((number += 1), group, district, at + 1),
    );
  });
}

function community(
  number: number,
  schools: readonly Registration[],
  district: DistrictShape,
  at: number,
): DemoCommunity {
  const code = `C${String(number).padStart(2, '0')}`;
  return {
    id: demoId('community', code),
    code,
    name: `Demo ${district.name} community ${at}`,
    pcnCode: demoPcnCode(Math.ceil(number * COMMUNITIES_TO_NETWORKS)),
    schoolIds: schools.map(({ schoolId }) => schoolId),
  };
}

/** A code in the form of the NHS. The name of the network says that it is made up. */
function demoPcnCode(number: number): string {
  return `U99${String(number).padStart(3, '0')}`;
}

function groups(
  schools: readonly Registration[],
  district: DistrictShape,
  random: SeededRandom,
): Registration[][] {
  const weights = Array.from({ length: district.communities }, () => random.factor(0.2));
  const hasSecondary = weights.map(
    (_, at) => at + 1 < weights.length || !WITHOUT_SECONDARY.has(district.gssCode),
  );
  const primaries = deal(
    schools.filter(({ phase }) => phase === 'PRIMARY'),
    weights,
  );
  const secondaries = deal(
    schools.filter(({ phase }) => phase !== 'PRIMARY'),
    hasSecondary.map((has) => (has ? 1 : 0)),
  );
  return weights.map((_, at) => [...(primaries[at] ?? []), ...(secondaries[at] ?? [])]);
}

/** Schools in the order given, so many to each as its weight says. */
function deal(schools: readonly Registration[], weights: readonly number[]): Registration[][] {
  let dealt = 0;
  return apportion(schools.length, weights).map((count) => schools.slice(dealt, (dealt += count)));
}
