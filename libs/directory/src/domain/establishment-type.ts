/** What a kind of school is to the communities. Only MAINSTREAM schools are members; the others may be associates. */
export type EstablishmentKind =
  'MAINSTREAM' | 'SPECIAL' | 'ALTERNATIVE' | 'NURSERY' | 'POST_16' | 'OUT_OF_SCOPE';

export interface EstablishmentType {
  readonly code: string;
  readonly kind: EstablishmentKind;
  /** Whether the local authority runs the school's accounts. Academies and free schools keep their own. */
  readonly maintained: boolean;
}

/**
 * The types of establishment of the DfE's register Get Information About Schools, by their two-digit code.
 *
 * Mainstream is the rule of the DfE's statistics (community, foundation, voluntary, academies, free schools, studio
 * schools, university technical and city technology colleges) with one decision of ours: colleges and academies for 16
 * to 19 only are not members, because communities serve pupils of 5 to 16 and the sixth forms of their own schools.
 */
const MAINTAINED: Readonly<Record<string, EstablishmentKind>> = {
  '01': 'MAINSTREAM', // Community school
  '02': 'MAINSTREAM', // Voluntary aided school
  '03': 'MAINSTREAM', // Voluntary controlled school
  '05': 'MAINSTREAM', // Foundation school
  '07': 'SPECIAL', // Community special school
  '12': 'SPECIAL', // Foundation special school
  '14': 'ALTERNATIVE', // Pupil referral unit
  '15': 'NURSERY', // Local authority nursery school
};

const NOT_MAINTAINED: Readonly<Record<string, EstablishmentKind>> = {
  '06': 'MAINSTREAM', // City technology college
  '08': 'SPECIAL', // Non-maintained special school
  '28': 'MAINSTREAM', // Academy sponsor led
  '33': 'SPECIAL', // Academy special sponsor led
  '34': 'MAINSTREAM', // Academy converter
  '35': 'MAINSTREAM', // Free school
  '36': 'SPECIAL', // Free school special
  '38': 'ALTERNATIVE', // Free school alternative provision
  '39': 'POST_16', // Free school 16 to 19
  '40': 'MAINSTREAM', // University technical college
  '41': 'MAINSTREAM', // Studio school
  '42': 'ALTERNATIVE', // Academy alternative provision converter
  '43': 'ALTERNATIVE', // Academy alternative provision sponsor led
  '44': 'SPECIAL', // Academy special converter
  '45': 'POST_16', // Academy 16 to 19 converter
  '46': 'POST_16', // Academy 16 to 19 sponsor led
};

/**
 * Independent schools (10, 11), colleges and universities (18, 29, 31, 32), Wales and overseas (25, 26, 30, 37), secure
 * and other institutions (24, 27, 56, 57), children's centres (47, 48) and online providers (49).
 */
const OUT_OF_SCOPE = [
  '10',
  '11',
  '18',
  '24',
  '25',
  '26',
  '27',
  '29',
  '30',
  '31',
  '32',
  '37',
  '47',
  '48',
  '49',
  '56',
  '57',
];

const TYPES: ReadonlyMap<string, EstablishmentType> = new Map([
  ...entries(MAINTAINED, true),
  ...entries(NOT_MAINTAINED, false),
  ...OUT_OF_SCOPE.map((code) => [code, { code, kind: 'OUT_OF_SCOPE', maintained: false }] as const),
]);

function entries(kinds: Readonly<Record<string, EstablishmentKind>>, maintained: boolean) {
  return Object.entries(kinds).map(([code, kind]) => [code, { code, kind, maintained }] as const);
}

/** The type with a code, which a spreadsheet may have robbed of its leading zero ("1" for "01"). Undefined when unknown. */
export function establishmentType(code: string): EstablishmentType | undefined {
  return TYPES.get(code.padStart(2, '0'));
}
