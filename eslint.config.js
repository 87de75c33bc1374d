import tseslint from 'typescript-eslint';

/** What each room may import of ours. A room that is not listed may import anything. */
const rooms = {
  host: [],
  messages: [],
  probes: ['host', 'messages'],
  caches: ['host', 'messages'],
  launchd: ['host', 'messages'],
  desktop: ['host', 'messages'],
  tray: ['messages', 'host', 'desktop'],
  daemon: ['host', 'probes', 'caches', 'desktop', 'messages', 'launchd'],
};

const platform = {
  selector:
    "MemberExpression[object.name='process'][property.name=/^(platform|arch)$/], CallExpression[callee.object.name='os'][callee.property.name=/^(platform|arch|machine|type)$/]",
  message: 'Only host/ asks which platform this is; take it from the Host.',
};

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

function room(name, mayImport) {
  const others = Object.keys(rooms)
    .concat('cli')
    .filter((other) => other !== name && !mayImport.includes(other));
  return {
    files: [`${name}/**/*.ts`],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: others.map((other) => ({
            regex: `^(\\.\\./)+${other}/`,
            allowTypeImports: name === 'tray' && other === 'daemon',
            message: `${name}/ may not import ${other}/ (see the rooms in CONTRIBUTING.md).`,
          })),
        },
      ],
    },
  };
}

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
  { files: ['host/**/*.ts'], rules: { 'no-restricted-syntax': ['error', removal, emptyCatch] } },
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
  ...Object.entries(rooms).map(([name, mayImport]) => room(name, mayImport)),
);
