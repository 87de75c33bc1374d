import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { beforeAll, expect, test } from 'vitest';
import { temporary } from '../cli/machine.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const copy = join(temporary('new'), 'copy');
const at = { cwd: copy, encoding: 'utf8' } as const;
const gowarden = (...words: string[]) =>
  spawnSync(process.execPath, ['dist/gowarden.js', ...words], { ...at, env: { HOME: copy, LANG: 'C' } });
/** Fails when it fails. */
const node = (script: string, ...words: string[]): string =>
  execFileSync(process.execPath, [script, ...words], { ...at, env: { ...process.env, GOWARDEN_BUILT: '1' } });
const said = (...words: string[]): string => {
  const { status, stdout, stderr } = gowarden(...words);
  expect(status, stderr).toBe(0);
  return stdout;
};

let printed: string;

beforeAll(() => {
  const words = ['run', '--silent', 'throw-away', copy];
  printed = execFileSync('npm', words, { cwd: root, encoding: 'utf8' });
  node('scripts/build.mjs');
});

test('a new rule is one folder with its test, and so is a new command; everything else they touch is generated', () => {
  expect(printed.trimEnd().split('\n')).toEqual([
    'npm run new rule throw-away',
    ' M docs/rules/README.md',
    ' M probes/rules/catalogue.ts',
    ' M probes/rules/examples.ts',
    ' M probes/rules/ids.ts',
    ' M probes/rules/texts.ts',
    '?? docs/rules/throw-away.md',
    '?? probes/rules/throw-away/example.ts',
    '?? probes/rules/throw-away/rule.ts',
    '?? probes/rules/throw-away/text.ts',
    '?? test/probes/rules/throw-away/rule.test.ts',
    'npm run new command throw-away',
    ' M cli/catalogue.ts',
    '?? cli/commands/throw-away/command.ts',
    '?? cli/commands/throw-away/document.ts',
    '?? cli/commands/throw-away/text.ts',
    '?? docs/json/throw-away.schema.json',
    '?? test/cli/commands/throw-away/throw-away.test.ts',
  ]);
});

/** The compiler's messages about these files, which it reads with everything that they import. */
function typeErrors(files: readonly string[]): string[] {
  const { config } = ts.readConfigFile(join(copy, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, copy);
  const paths = files.map((file) => join(copy, file));
  const program = ts.createProgram(paths, options);
  return paths.flatMap((path) => {
    const source = program.getSourceFile(path);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText }) => `${path}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
  });
}

test('what was created passes as it is: its types, its format and its own test', { timeout: 120_000 }, () => {
  // With the regenerated catalogues: nothing else changed.
  const laid = printed.match(/\S+\.ts$/gm) ?? [];
  expect(laid).toContain('probes/rules/catalogue.ts');
  expect(typeErrors(laid)).toEqual([]);
  node('node_modules/prettier/bin/prettier.cjs', '--check', ...laid);
  const inTurn = ['--project', 'in turn', 'test/probes/rules/throw-away'];
  node('node_modules/vitest/vitest.mjs', 'run', ...inTurn);
});

test('help, completions and both languages know the command', () => {
  expect(said('throw-away')).toBe(`throw-away was started in ${copy}\n`);
  expect(said('throw-away', '--lang', 'zh')).toBe(`throw-away 在 ${copy} 中启动\n`);
  expect(said('help')).toMatch(/^ {2}throw-away +Say what this command does/m);
  expect(said('help', 'throw-away', '--lang', 'zh')).toContain('gowarden throw-away: 用一行说明');
  for (const shell of ['bash', 'zsh', 'fish']) expect(said('completions', shell)).toContain('throw-away');
  expect(readFileSync(join(copy, 'dist/gowarden.1'), 'utf8')).toContain('.SS throw\\-away');
});

test('doctor and simulate know the rule', () => {
  expect(said('doctor', '--list')).toMatch(/^throw-away +info +Say what is wrong/m);
  const { stdout } = gowarden('simulate', 'throw-away', '--verbose');
  expect(stdout).toContain('/opt/throw-away/go/bin/go is an example.');
  expect(said('completions', 'bash')).toContain('throw-away');
});

test.each([
  [['command', 'help'], 'There is a folder cli/commands/help already'],
  [['rule', 'go-missing'], 'There is a folder probes/rules/go-missing already'],
  [['command', '../x'], 'Expected a name such as why-tidy, got ../x'],
  [['tray', 'x'], 'got tray'],
])('%j is refused', (words, sentence) => {
  const { status, stderr } = spawnSync('npm', ['run', '--silent', 'new', ...words], at);
  expect(status).not.toBe(0);
  expect(stderr).toContain(sentence);
});
