/**
 * The authority numbers a UPN may carry, as first and last of each run: local authorities past and present,
 * and the pseudo-authorities of the school census. Reorganisation adds to them before this list learns of it,
 * so a number missing here is a reason to look, never to refuse.
 */
const RUNS: readonly (readonly [first: number, last: number])[] = [
  [1, 5],
  [201, 213],
  [301, 320],
  [330, 336],
  [340, 344],
  [350, 359],
  [370, 373],
  [380, 384],
  [390, 394],
  [420, 420],
  [660, 681],
  [701, 708],
  [800, 803],
  [805, 808],
  [810, 813],
  [815, 816],
  [820, 823],
  [825, 826],
  [830, 831],
  [835, 841],
  [845, 846],
  [850, 852],
  [855, 857],
  [860, 861],
  [865, 896],
  [908, 909],
  [916, 916],
  [919, 919],
  [921, 921],
  [925, 926],
  [928, 929],
  [931, 931],
  [933, 933],
  [935, 938],
  [940, 943],
];

/** Whether three digits are a local authority number known here. */
export function isKnownLaNumber(threeDigits: string): boolean {
  const number = Number(threeDigits);
  return RUNS.some(([first, last]) => first <= number && number <= last);
}
