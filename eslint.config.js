import tseslint from 'typescript-eslint';
import { platform } from './scripts/lint/platform.js';
import rooms, { rooms as all } from './scripts/lint/rooms.js';

/** Whatever takes something away from where it stands: removing, moving, emptying, and running a program that does. */
const removers = [
  'rm',
  'rmSync',
  'rmdir',
  'rmdirSync',
  'unlink',
  'unlinkSync',
  'rename',
  'renameSync',
  'truncate',
  'truncateSync',
].join('|');

const programs = 'rm|rmdir|unlink|mv|shred|srm|trash';

const removal = {
  selector: [
    `CallExpression[callee.property.name=/^(${removers})$/]`,
    `ImportSpecifier[imported.name=/^(${removers})$/]`,
    `ObjectPattern > Property[key.name=/^(${removers})$/]`,
    `CallExpression[arguments.0.value=/(^|\\u002f)(${programs})$/]`,
    `Property[key.name="file"][value.value=/(^|\\u002f)(${programs})$/]`,
    `MemberExpression[computed=true][property.value=/^(${removers})$/]`,
    'ImportDeclaration[source.value=/^(rimraf|del|trash|fs-extra|graceful-fs)$/]',
  ].join(', '),
  message:
    'Only caches/sink/ removes or moves what gowarden does not own; for a file of our own use daemon/files/own.ts.',
};

const emptyCatch = {
  selector: 'CatchClause > BlockStatement[body.length=0]',
  message: 'A failure is handled, told or passed on; a comment alone is not a handler.',
};

export default tseslint.config(
  { ignores: ['dist', 'coverage', 'artifacts', 'node_modules', 'test/fixtures/**/*.js'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'no-restricted-syntax': ['error', platform, removal, emptyCatch],
    },
  },
  // Where the question is asked, once for all.
  { files: ['host/{open,platform}.ts'], rules: { 'no-restricted-syntax': ['error', removal, emptyCatch] } },
  {
    files: Object.keys(all).map((room) => `${room}/**/*.ts`),
    plugins: { rooms },
    rules: { 'rooms/imports': ['error', { root: import.meta.dirname }] },
  },
  // Swaps links of a machine that gowarden itself wrote into a folder, and nothing else.
  { files: ['host/simulated/swap.ts'], rules: { 'no-restricted-syntax': ['error', emptyCatch] } },
  {
    files: ['caches/sink/*.ts', 'daemon/files/own.ts', 'launchd/{footprint,purge}.ts'],
    rules: { 'no-restricted-syntax': ['error', platform, emptyCatch] },
  },
  {
    files: ['test/**/*.ts', 'scripts/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', emptyCatch],
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
