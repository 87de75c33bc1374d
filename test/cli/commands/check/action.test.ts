import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { entriesOf, entryOf, scalarOf, type Tree } from '../../../../host/formats/tree.ts';
import { readYaml } from '../../../../host/formats/yaml.ts';
import { temporary } from '../../machine.ts';
import { sarifProblems } from './sarif-schema.ts';

const top = fileURLToPath(new URL('../../../..', import.meta.url));
const action = readYaml(readFileSync(join(top, 'action.yml'), 'utf8')) ?? undefined;
const root = temporary('action');
const programs = join(root, 'bin');

// What npx would fetch is the local build.
mkdirSync(programs);
writeFileSync(
  join(programs, 'npx'),
  `#!/bin/sh\necho "$@" >> "${join(root, 'npx.log')}"\nshift 2\nexec "${process.execPath}" "${join(top, 'dist/gowarden.js')}" "$@"\n`,
  { mode: 0o755 },
);

const inputs = new Map(
  entriesOf(entryOf(action, 'inputs')).map(([name, input]) => [
    name,
    scalarOf(entryOf(input, 'default')) ?? '',
  ]),
);

/** The steps of the action, each as GitHub runs one of `shell: bash`: bash --noprofile --norc -eo pipefail FILE. */
function run(workspace: string, given: Readonly<Record<string, string>>) {
  const listed: Tree | undefined = entryOf(entryOf(action, 'runs'), 'steps');
  const steps = listed?.kind === 'list' ? listed.items : [];
  const results = steps.map((step) => {
    expect(scalarOf(entryOf(step, 'shell'))).toBe('bash');
    const environment = entriesOf(entryOf(step, 'env')).map(([name, value]) => [
      name,
      (scalarOf(value) ?? '').replace(
        /\$\{\{ inputs\.([\w-]+) \}\}/g,
        (_, input: string) => given[input] ?? inputs.get(input) ?? `no input ${input}`,
      ),
    ]);
    const script = join(root, 'step.sh');
    writeFileSync(script, scalarOf(entryOf(step, 'run')) ?? 'exit 99');
    return spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
      cwd: workspace,
      encoding: 'utf8',
      env: {
        ...{ PATH: `${programs}:${process.env.PATH}`, HOME: join(root, 'home'), CI: 'true' },
        ...{ GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: workspace },
        ...(Object.fromEntries(environment) as Record<string, string>),
      },
    });
  });
  return { code: results.at(-1)?.status, out: results.map(({ stdout }) => stdout).join('') };
}

function repository(name: string): string {
  const workspace = join(root, name);
  mkdirSync(join(workspace, 'app'), { recursive: true });
  writeFileSync(join(workspace, 'app/go.mod'), 'module example.com/app\n\ngo 1.26\n');
  writeFileSync(
    join(workspace, 'app/Dockerfile'),
    'FROM golang:1.25 AS build\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /app .\nFROM scratch\nCOPY --from=build /app /app\n',
  );
  return workspace;
}

test('the action fails with annotations, and also writes SARIF when asked to', () => {
  const workspace = repository('found');
  const { code, out } = run(workspace, { directory: 'app', sarif: 'out.sarif', version: '1.2.3' });
  expect(code).toBe(1);
  expect(out).toMatch(/^::warning file=app\/Dockerfile,line=1,title=dockerfile-toolchain/m);
  const sarif = readFileSync(join(workspace, 'out.sarif'), 'utf8');
  expect(sarifProblems(sarif)).toEqual([]);
  // GitHub treats every path as relative to the checkout.
  expect(sarif).toContain('"uri": "app/Dockerfile"');
  expect(sarif).not.toContain('"uri": "Dockerfile"');
  expect(readFileSync(join(root, 'npx.log'), 'utf8')).toMatch(
    /^--yes gowarden@1\.2\.3 check app --fail-on warning/,
  );
  expect(run(workspace, { 'fail-on': 'error' }).code).toBe(0);
  expect(run(workspace, { 'fail-on': 'never' }).code).toBe(2);
  expect(run(workspace, { directory: 'absent', sarif: 'none.sarif' }).code).toBe(2);
});

test('the action accepts a baseline, and no input becomes part of its script', () => {
  const workspace = repository('baseline');
  const written = spawnSync(
    process.execPath,
    [join(top, 'dist/gowarden.js'), 'check', '.', '--baseline', 'known.json', '--write-baseline'],
    { cwd: workspace, env: {} },
  );
  expect(written.status).toBe(0);
  expect(run(workspace, { baseline: 'known.json' })).toMatchObject({ code: 0 });
  for (const name of ['directory', 'baseline', 'sarif', 'fail-on', 'version'])
    run(workspace, { [name]: '"; touch pwned; $(touch pwned) `touch pwned`' });
  expect(existsSync(join(workspace, 'pwned'))).toBe(false);
});
