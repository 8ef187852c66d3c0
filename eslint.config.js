import tseslint from 'typescript-eslint';

/** Layout, imports and sizes are tests (test/architecture); formatting is Prettier's. Here: what a compiler misses. */
const everywhere = {
  eqeqeq: 'error',
  'no-console': 'error',
  'no-param-reassign': 'error',
  'no-else-return': ['error', { allowElseIf: false }],
  'no-lonely-if': 'error',
  'no-unneeded-ternary': 'error',
  'no-var': 'error',
  'object-shorthand': 'error',
  'prefer-const': 'error',
  'max-depth': ['error', 3],
  'max-params': ['error', 6],
  complexity: ['error', 12],
  'no-restricted-syntax': [
    'error',
    {
      selector: 'ObjectExpression > SpreadElement > ObjectExpression',
      message: 'Write its members one by one.',
    },
  ],
};

const ofTypeScript = {
  // A promise that nobody awaits is a failure that nobody sees.
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': 'error',
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
  // A new state or outcome must be thought of wherever there is a choice between them.
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  // Exceptions mean a bug or an outage, and say so.
  '@typescript-eslint/only-throw-error': 'error',
  '@typescript-eslint/prefer-promise-reject-errors': 'error',
  '@typescript-eslint/restrict-plus-operands': 'error',
  '@typescript-eslint/no-base-to-string': 'error',
  '@typescript-eslint/no-unnecessary-type-assertion': 'error',
  '@typescript-eslint/require-array-sort-compare': ['error', { ignoreStringArrays: true }],
  '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
  // Under noUncheckedIndexedAccess the `!` says what a guard two lines above has shown.
  '@typescript-eslint/no-non-null-assertion': 'off',
  '@typescript-eslint/no-import-type-side-effects': 'error',
  '@typescript-eslint/prefer-readonly': 'error',
  // Types that are generic over every event or view need `any` for variance.
  '@typescript-eslint/no-explicit-any': 'off',
  // Nest hands over handlers and classes as `Function`.
  '@typescript-eslint/no-unsafe-function-type': 'off',
  // The compiler reports these, with the exceptions the project wants.
  '@typescript-eslint/no-unused-vars': 'off',
  // Nest's modules are classes with decorators only.
  '@typescript-eslint/no-extraneous-class': 'off',
};

export default tseslint.config(
  { ignores: ['dist/', 'dist.*/', 'data/', 'coverage/', '.socai/'] },
  { files: ['**/*.{js,cjs}'], rules: { ...everywhere, 'no-console': 'off' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: { ...everywhere, ...ofTypeScript },
  },
  // Tools talk to the person who started them; a process that ends has nowhere else to say why.
  { files: ['tools/**/*.ts', 'apps/**/*.ts', 'test/support/**/*.ts'], rules: { 'no-console': 'off' } },
);
