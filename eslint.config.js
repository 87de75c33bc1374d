import tseslint from 'typescript-eslint';
import { platform } from './scripts/lint/platform.js';
import {
  mayName,
  mayOverwrite,
  mayRemove,
  overwriting,
  removal,
  removalButNames,
} from './scripts/lint/removal.js';
import house from './scripts/lint/plugin.mjs';
import prose, { mayHoldProse } from './scripts/lint/prose.js';
import rooms, { rooms as all } from './scripts/lint/rooms.js';
import told, { mayCompose, mayTell } from './scripts/lint/told.js';

const emptyCatch = {
  selector: 'CatchClause > BlockStatement[body.length=0]',
  message: 'A failure is handled, told or passed on; a comment alone is not a handler.',
};

const impatience = {
  selector:
    'CallExpression[callee.object.name="vi"][callee.property.name=/^wait(For|Until)$/][arguments.length=1], CallExpression[callee.object.name="expect"][callee.property.name="poll"][arguments.length=1]',
  message: 'Use test/eventually.ts, or name a limit: the usual second is too short on a busy machine.',
};

const opensStreams = ['node:process', 'process'].map((name) => ({
  name,
  message: 'Use the global `process`: importing it opens the standard streams.',
}));

export default tseslint.config(
  // No comment in a file takes a rule away from it.
  { linterOptions: { noInlineConfig: true } },
  { ignores: ['dist', 'coverage', 'artifacts', 'node_modules', 'test/fixtures/**/*.js'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
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
      'no-restricted-syntax': ['error', platform, removal, overwriting, emptyCatch],
    },
  },
  // Where the question is asked, once for all.
  {
    files: ['host/{open,platform}.ts'],
    rules: { 'no-restricted-syntax': ['error', removal, overwriting, emptyCatch] },
  },
  {
    files: Object.keys(mayOverwrite),
    rules: { 'no-restricted-syntax': ['error', platform, removal, emptyCatch] },
  },
  {
    files: Object.keys(all).map((room) => `${room}/**/*.ts`),
    plugins: { rooms },
    rules: { 'rooms/imports': ['error', { root: import.meta.dirname }] },
  },
  {
    files: Object.keys(all).map((room) => `${room}/**/*.ts`),
    plugins: { house },
    rules: {
      'house/linear-regex': 'error',
      'house/bounded-read': 'error',
      'house/state-in-classes': ['error', { max: 40 }],
    },
  },
  // Importing it opens the three standard streams, and from then on none of them blocks: a child that reads its input in place
  // met EAGAIN. The global is the same object. (node's lib/internal/bootstrap/realm.js, getESMFacade, asks every export.)
  {
    files: Object.keys(all).map((room) => `${room}/**/*.ts`),
    rules: { 'no-restricted-imports': ['error', { paths: opensStreams }] },
  },
  // Any path may lead to a file system that never answers: the Host knows whom to ask, and for how long.
  {
    files: ['probes/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: opensStreams,
          patterns: [
            {
              regex: '^(?:node:)?(?:fs(?:/promises)?|child_process)$',
              message: 'A probe asks files and programs of its Host, which does not wait for ever.',
            },
          ],
        },
      ],
    },
  },
  {
    files: Object.keys(all).map((room) => `${room}/**/*.ts`),
    ignores: mayTell,
    plugins: { told },
    rules: { 'told/names': 'error' },
  },
  {
    files: Object.keys(all).map((room) => `${room}/**/*.ts`),
    ignores: mayCompose,
    plugins: { told },
    rules: { 'told/commands': 'error' },
  },
  {
    files: Object.keys(all).map((room) => `${room}/**/*.ts`),
    ignores: mayHoldProse,
    plugins: { prose },
    rules: { 'prose/elsewhere': 'error' },
  },
  // Swaps links of a machine that gowarden itself wrote into a folder, and nothing else.
  { files: ['host/simulated/swap.ts'], rules: { 'no-restricted-syntax': ['error', emptyCatch] } },
  {
    files: mayName,
    rules: { 'no-restricted-syntax': ['error', platform, removalButNames, overwriting, emptyCatch] },
  },
  {
    files: mayRemove,
    rules: { 'no-restricted-syntax': ['error', platform, emptyCatch] },
  },
  {
    files: ['test/**/*.ts'],
    plugins: { house },
    rules: {
      'house/short-tests': ['error', { max: 100 }],
      'no-restricted-imports': [
        'error',
        { name: 'fast-check', message: 'Import test/fast-check.ts: what it draws can be drawn again.' },
      ],
    },
  },
  { files: ['test/fast-check.ts'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: ['test/**/*.ts', 'scripts/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', emptyCatch, impatience],
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
