import next from '@next/eslint-plugin-next';
import { defineConfig, globalIgnores } from 'eslint/config';
import hooks from 'eslint-plugin-react-hooks';
import typescript from 'typescript-eslint';

const tests = ['**/*.test.{ts,tsx}', 'lib/testing/**', 'e2e/**'];

/** Configuration comes from `lib/config` alone, which checks it. */
const environment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Ask lib/config/env.ts: it alone reads the environment.',
};

/** One file per reason, imported by its name. */
const reExports = ['ExportAllDeclaration', 'ExportNamedDeclaration[source]'].map((selector) => ({
  selector,
  message: 'Import the file itself: there are no barrels here.',
}));

/** @param {string} regex
 * @param {string} message
 * @returns {import('eslint').Linter.RulesRecord} */
const forbid = (regex, message) => ({
  '@typescript-eslint/no-restricted-imports': [
    'error',
    { patterns: [{ regex, message, allowTypeImports: true }] },
  ],
});

export default defineConfig(
  globalIgnores(['.next', 'dist', 'data', 'lib/db/generated', 'next-env.d.ts', 'test-results', '.tmp-*']),

  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },

  {
    files: ['**/*.{ts,tsx}'],
    extends: [typescript.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, varsIgnorePattern: '^_' }],
      // A callback may be one expression, and numbers may stand in a sentence.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // Objects here are made of closures, which have no `this` to lose, and may promise what they have at once.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/require-await': 'off',
      // Code points are what is meant wherever a string is spread here.
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
    },
  },

  { files: ['**/*.{js,mjs}'], extends: [typescript.configs.base, typescript.configs.eslintRecommended] },

  {
    files: ['{app,components,lib,server}/**/*.{ts,tsx}'],
    rules: { 'no-restricted-syntax': ['error', environment, ...reExports] },
  },
  {
    files: ['lib/config/**', 'lib/testing/**', '**/*.test.{ts,tsx}'],
    rules: { 'no-restricted-syntax': ['error', ...reExports] },
  },

  {
    files: ['{app,components}/**/*.{ts,tsx}'],
    extends: [hooks.configs.flat['recommended-latest'], next.configs['core-web-vitals']],
    rules: {
      // Icons come from this very gallery, in the one size they are shown in.
      '@next/next/no-img-element': 'off',
      // A page is loaded whole: a link of the router costs each page 2 kB of script, and serves no reader better.
      '@next/next/no-html-link-for-pages': 'off',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    },
  },

  {
    files: ['{app,components}/**', 'lib/{http,protocol}/**'],
    ignores: tests,
    rules: forbid('^(@/lib/db/|(\\.\\./)+db/|@prisma/)', 'Ask the domain: it alone knows the database.'),
  },
  {
    files: ['lib/domain/**'],
    ignores: tests,
    rules: forbid('^(next|next-auth|react|react-dom)(/|$)', 'The domain knows neither pages nor HTTP.'),
  },
  {
    files: ['lib/nuget/**', 'lib/symbols/**'],
    ignores: tests,
    rules: forbid(
      '^(?!\\./|node:|@/lib/nuget/|(zod|saxes|yauzl|jszip|leven|spdx-[a-z-]+(/.*)?)$)',
      'Values know nothing of us: only zod, leven, the readers of XML, zip and licences.',
    ),
  },

  {
    // What `expect` and `JSON.parse` hand over is of any type, and a test is there to find out.
    files: tests,
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
);
