/** Which room may use which: the arrows of docs/adr/0002. Anything not listed is refused. */
const arrows = {
  kernel: [],
  rules: ['kernel'],
  platform: ['kernel'],
  access: ['kernel', 'platform'],
  directory: ['kernel', 'platform', 'access'],
  pupils: ['kernel', 'platform', 'access', 'directory'],
  ledger: ['kernel', 'platform'],
  meetings: ['kernel', 'platform', 'access', 'directory'],
  funding: ['kernel', 'platform', 'access', 'directory', 'ledger'],
  allocation: [
    'kernel',
    'platform',
    'access',
    'directory',
    'ledger',
    'funding',
    'pupils',
    'rules',
    'meetings',
  ],
};
const rooms = Object.keys(arrows);

const rulesOfRooms = rooms.map((room) => ({
  name: `${room}-arrows`,
  severity: 'error',
  comment: `${room} may only use: ${arrows[room].join(', ') || 'nothing'}.`,
  from: { path: `^libs/${room}/` },
  to: { path: `^libs/(?!${[room, ...arrows[room]].join('/|')}/)` },
}));

module.exports = {
  forbidden: [
    ...rulesOfRooms,
    {
      name: 'only-through-the-door',
      severity: 'error',
      comment: 'Another room is used through its index.ts and nothing else.',
      from: { path: '^(libs/([^/]+)/|apps/|test/|bench/)' },
      to: { path: '^libs/([^/]+)/src/(?!index\\.ts$)', pathNot: '^libs/$2/' },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment: 'The domain knows no framework, no database and no other layer.',
      from: { path: '^libs/[^/]+/src/domain/', pathNot: '-?spec\\.ts$' },
      to: {
        path: '(^libs/[^/]+/src/(app|data|api)/|node_modules/(@nestjs|typeorm|pg|graphql|@apollo)/)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'nobody-imports-api',
      severity: 'error',
      comment: 'GraphQL is the outermost layer: only the module and the door of the room know it.',
      from: { path: '^libs/([^/]+)/src/(app|data|domain)/' },
      to: { path: '^libs/$1/src/api/' },
    },
    {
      name: 'libs-know-no-apps',
      severity: 'error',
      from: { path: '^libs/', pathNot: '(spec-support/|-spec\\.ts$)' },
      to: { path: '^(apps|test|bench|migrations)/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^dist/|^\\.data/)' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types'] },
  },
};
