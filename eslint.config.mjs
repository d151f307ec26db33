import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Money is never a float: names that hold pence may not meet `Number`, `parseFloat`, `Math.round` or `/`. */
const noFloatPence = [
  {
    selector: 'CallExpression[callee.name=/^(Number|parseFloat)$/] > Identifier.arguments[name=/[pP]ence$/]',
    message: 'Pence stay bigint: use the functions of #kernel.',
  },
  {
    selector: "CallExpression[callee.object.name='Math'] > Identifier.arguments[name=/[pP]ence$/]",
    message: 'Pence stay bigint: use the functions of #kernel.',
  },
  {
    selector: "BinaryExpression[operator='/'] > Identifier[name=/[pP]ence$/]",
    message: 'Divide money only through splitPence, prorate or roundedShare of #kernel.',
  },
];

/** Queries of one transaction share one connection: they run in sequence, never in Promise.all. */
const noPromiseAllInTransaction = [
  {
    selector:
      "CallExpression[callee.object.name='Promise'][callee.property.name=/^(all|allSettled|race)$/] Identifier[name='tx']",
    message: 'One transaction is one connection: await its queries in sequence.',
  },
];

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', '.data/**', 'coverage/**'] },
  js.configs.recommended,
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        fetch: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
      },
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-restricted-syntax': ['error', ...noFloatPence, ...noPromiseAllInTransaction],
    },
  },
  {
    files: ['libs/*/src/domain/**/*.ts', 'libs/kernel/**/*.ts', 'libs/rules/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: ['@nestjs/*', 'typeorm', 'pg', 'graphql', '#platform', '#access'] },
      ],
    },
  },
  {
    // One migration is one step of the schema, mostly SQL: it is not cut in two for its length.
    // End-to-end tests are few and fat, since each file starts a server of its own.
    files: ['migrations/**/*.ts', 'test/e2e/**/*.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['**/*.ts'],
    ignores: ['libs/platform/**', 'apps/**', 'test/**', 'bench/**', 'migrations/**'],
    rules: { 'max-params': ['error', 6] },
  },
);
