import { plainDate, type PlainDate } from '#kernel';
import { demoCommunities, type DemoCommunity } from './demo-communities.js';
import { demoId } from './demo-id.js';
import { DEMO_DFE_CODE, demoSchools, type DemoSchool } from './demo-schools.js';
import { demoTerms, type DemoTerm } from './demo-terms.js';
import { SeededRandom } from './seeded-random.js';

/** Everything made up for the demonstration. The same every time, but for the day of the census. */
export interface DemoAuthority {
  readonly id: string;
  readonly dfeCode: string;
  readonly name: string;
  /** The first day of its communities, memberships and roles. */
  readonly validFrom: PlainDate;
  readonly censusOn: PlainDate;
  readonly schools: readonly DemoSchool[];
  readonly communities: readonly DemoCommunity[];
  readonly pcns: readonly { readonly odsCode: string; readonly name: string }[];
  readonly terms: readonly DemoTerm[];
}

const SEED = 53;

/**
 * Makes up a local authority with the shape of Kent: its twelve districts and four area boards, 53 communities and 563
 * schools with the real totals of pupils, SEN and free school meals by district, spread by chance from a fixed seed.
 * Every name says that it is a demonstration. `today` decides which January's census is the latest.
 */
export function demoAuthority(today: PlainDate): DemoAuthority {
  const random = new SeededRandom(SEED);
  const schools = demoSchools(random);
  const communities = demoCommunities(
    schools.map(({ registration }) => registration),
    random,
  );
  return {
    id: demoId('authority', DEMO_DFE_CODE),
    dfeCode: DEMO_DFE_CODE,
    name: 'Demonstration Authority (made-up data)',
    validFrom: plainDate('2025-09-01'),
    censusOn: latestCensus(today),
    schools,
    communities,
    pcns: [...new Set(communities.map(({ pcnCode }) => pcnCode))].map(toPcn),
    terms: demoTerms(),
  };
}

function toPcn(odsCode: string) {
  return { odsCode, name: `Demo Primary Care Network ${odsCode.slice(-2)}` };
}

/** Schools are counted on the third Thursday of January. */
function latestCensus(today: PlainDate): PlainDate {
  const thirdThursday = (year: number) => {
    const fifteenth = plainDate(`${year}-01-15`);
    return fifteenth.add({ days: (11 - fifteenth.dayOfWeek) % 7 });
  };
  const thisYear = thirdThursday(today.year);
  return thisYear.toString() <= today.toString() ? thisYear : thirdThursday(today.year - 1);
}
