import type { CensusReturn } from '../import/census/plan-census.js';
import type { Registration } from '../import/schools/registration.js';
import { apportion } from './apportion.js';
import { DEMO_DISTRICTS, type DistrictShape } from './demo-districts.js';
import { demoId } from './demo-id.js';
import type { SeededRandom } from './seeded-random.js';

/** A made-up school with what the last census counted at it. */
export interface DemoSchool {
  readonly registration: Registration;
  readonly census: CensusReturn;
}

/** The first URN of the demonstration. Real URNs are far from it. */
const FIRST_URN = 900_000;

/** A DfE code that no local authority has. */
export const DEMO_DFE_CODE = '999';
const TRUSTS = 24;

/** Averages of Kent's state-funded schools in the census of January 2025. */
const PUPILS_OF_A_PRIMARY = 281;
const PUPILS_OF_A_SECONDARY = 1_123;

const NAMES = [
  'Alder Ash Badger Beech Birch Blackbird Bluebell Bramble Chestnut Cowslip Curlew Dragonfly Elder Fern',
  'Finch Foxglove Hare Hawthorn Hazel Hedgehog Heron Holly Juniper Kestrel Kingfisher Lapwing Larch',
  'Linnet Maple Martin Nightingale Oak Orchid Otter Plover Poplar Primrose Robin Rowan Skylark Swallow',
  'Teasel Thistle Thrush Willow Wren Yarrow Yew',
].flatMap((line) => line.split(' '));

interface SchoolKind {
  readonly code: string;
  readonly name: string;
  readonly maintained: boolean;
}

/** Types of establishment with how often they occur among Kent's mainstream schools. */
const TYPES: readonly (readonly [kind: SchoolKind, often: number])[] = [
  [{ code: '34', name: 'Academy converter', maintained: false }, 191],
  [{ code: '01', name: 'Community school', maintained: true }, 100],
  [{ code: '28', name: 'Academy sponsor led', maintained: false }, 86],
  [{ code: '03', name: 'Voluntary controlled school', maintained: true }, 80],
  [{ code: '05', name: 'Foundation school', maintained: true }, 45],
  [{ code: '02', name: 'Voluntary aided school', maintained: true }, 42],
  [{ code: '35', name: 'Free schools', maintained: false }, 19],
];

/** The trusts of the demonstration, by group number. */
export const DEMO_TRUSTS = Array.from({ length: TRUSTS }, (_, at) => ({
  code: String(9_900_001 + at),
  name: `Demo Trust ${String(at + 1).padStart(2, '0')}`,
}));

const CONVERTER = '34';
const CONVERTED_ON = '2025-09-01';
const CLOSED_ON = '2025-08-31';

/** The entry a school had in the register before it converted to an academy; undefined for most. */
export function beforeConversion(school: Registration): Registration | undefined {
  if (school.openedOn === null) return undefined;
  const community = { typeCode: '01', typeName: 'Community school', maintained: true, trustUid: null };
  const closed = { status: 'CLOSED', openedOn: null, closedOn: CLOSED_ON } as const;
  return { ...school, ...community, ...closed, urn: school.urn + 50_000 };
}

/** All schools, district by district, primary before secondary. */
export function demoSchools(random: SeededRandom): DemoSchool[] {
  let number = 0;
  return DEMO_DISTRICTS.flatMap((district) => {
    const phases = [
      ...repeat('PRIMARY', district.primaries),
      ...repeat('SECONDARY', district.secondaries),
    ] as const;
    const registrations = phases.map((phase) => registration((number += 1), phase, district, random));
    return withCensus(registrations, district, random);
  });
}

type Phase = 'PRIMARY' | 'SECONDARY';

function repeat(phase: Phase, times: number): Phase[] {
  return Array.from({ length: times }, () => phase);
}

/** One secondary in thirty is all-through. */
const ALL_THROUGH = 1 / 30;

function registration(
  number: number,
  phase: Phase,
  district: DistrictShape,
  random: SeededRandom,
): Registration {
  const type = random.pick(TYPES);
  const isSecondary = phase === 'SECONDARY';
  const allThrough = isSecondary && random.chance(ALL_THROUGH);
  const kind = allThrough ? 'All-through' : isSecondary ? 'Secondary' : 'Primary';
  const word = random.pick(NAMES.map((name) => [name, 1] as const));
  const trust = random.pick(DEMO_TRUSTS.map(({ code }, at) => [code, 1 / (at + 2)] as const));
  return {
    urn: FIRST_URN + number,
    schoolId: demoId('school', number),
    laestab: Number(DEMO_DFE_CODE) * 10_000 + (isSecondary ? 4_000 : 2_000) + number,
    ukprn: null,
    name: `Demo ${word} ${kind} School ${String(number).padStart(3, '0')}`,
    typeCode: type.code,
    typeName: type.name,
    mainstream: true,
    maintained: type.maintained,
    phase: allThrough ? 'ALL_THROUGH' : phase,
    status: 'OPEN',
    openedOn: type.code === CONVERTER && number % 20 === 0 ? CONVERTED_ON : null,
    closedOn: null,
    lowAge: isSecondary && !allThrough ? 11 : 4,
    highAge: isSecondary ? 18 : 11,
    postcode: null,
    hasResourcedProvision: random.chance(isSecondary ? 0.25 : 0.08),
    districtCode: district.gssCode,
    trustUid: type.maintained ? null : trust,
  };
}

/** Pupils vary from school to school and add up to the district's; so do those with SEN and free school meals. */
function withCensus(
  schools: readonly Registration[],
  district: DistrictShape,
  random: SeededRandom,
): DemoSchool[] {
  const weights = schools.map(({ phase }) =>
    phase === 'PRIMARY'
      ? PUPILS_OF_A_PRIMARY * random.factor(0.8)
      : PUPILS_OF_A_SECONDARY * random.factor(0.3),
  );
  const pupils = apportion(district.pupils, weights);
  const share = (percent: number, spread: number) => {
    const total = Math.round((district.pupils * percent) / 100);
    return apportion(
      total,
      pupils.map((count) => count * random.factor(spread)),
    );
  };
  const ehcp = share(district.ehcp, 0.9);
  const senSupport = share(district.senSupport, 0.25);
  const fsm = share(district.fsm, 0.35);
  return schools.map((school, at) => {
    const counts = {
      pupils: pupils[at] ?? 0,
      ehcp: ehcp[at] ?? 0,
      senSupport: senSupport[at] ?? 0,
      fsm: fsm[at] ?? 0,
    };
    const language = { fsmEver6: counts.fsm, eal: Math.floor(counts.pupils * 0.25 * random.next()) };
    return {
      registration: school,
      census: { schoolId: school.schoolId, urn: school.urn, ...counts, ...language },
    };
  });
}
