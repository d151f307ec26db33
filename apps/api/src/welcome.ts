export interface Welcome {
  readonly url: string;
  /** Where the database is, for people. */
  readonly place: string;
  readonly demonstration: boolean;
}

/** What a person reads when the server is up. */
export function welcome({ url, place, demonstration }: Welcome): readonly string[] {
  const lines = ['', `The service is ready at  ${url}/graphql`, `Database: ${place}`];
  if (!demonstration) return lines;
  return [
    ...lines,
    '',
    'This is demonstration data: no school, child or person in it is real.',
    `  Explorer (open it in a browser):  ${url}/graphql`,
    '',
    'Sign in as one of these people; the token lasts ten minutes:',
    ...PEOPLE.map(([subject, who]) => `  ${subject.padEnd(18)} ${who}`),
    '',
    `  curl -s ${url}/dev/sign-in/chair      or: npm run cli -- token chair`,
    '',
    'To see a whole term played:  npm run demo',
    'To stop: Ctrl-C',
  ];
}

const PEOPLE: readonly (readonly [string, string])[] = [
  ['chair', 'chairs community C01 and decides what its budget pays for'],
  ['vice-chair', 'stands in for that chair where the chair may not decide'],
  ['senco', 'SENCO of a school in C01: registers children, asks for support'],
  ['head', 'head teacher of the same school'],
  ['second-senco', 'SENCO of another school in C01'],
  ['chair-c02', 'chairs community C02: sees nothing of C01'],
  ['chair-conflicted', 'chairs C03 and heads one of its schools'],
  ['maker', 'local authority finance: prepares budgets and payment runs'],
  ['checker', 'local authority finance: approves and releases what the maker prepared'],
  ['moderator', 'local authority: reads what communities decided'],
  ['auditor', 'reads all money, changes nothing'],
];
