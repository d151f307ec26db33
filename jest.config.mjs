/** Two projects: light unit files beside the code, and files that need a real PostgreSQL. */
const common = {
  testEnvironment: 'node',
  rootDir: '.',
  extensionsToTreatAsEsm: ['.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.data'],
  moduleNameMapper: {
    '^#([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: { '^.+\\.ts$': '@swc/jest' },
};

export default {
  coverageProvider: 'v8',
  // Generous, since a time-out is never the proof of anything here: machines that run the tests may be busy.
  testTimeout: 60_000,
  projects: [
    {
      ...common,
      displayName: 'unit',
      testRegex: '(libs|apps)/.*(?<!-)\\.spec\\.ts$|test/arch/.*\\.arch-spec\\.ts$|scripts/.*\\.spec\\.mjs$',
    },
    {
      ...common,
      displayName: 'database',
      testRegex: '\\.(medium|cluster|e2e|story|concurrency|fault|migration)-spec\\.ts$',
      globalSetup: '<rootDir>/test/support/global-setup.mjs',
      globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
    },
  ],
};
