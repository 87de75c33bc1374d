import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { entryOf, scalarOf } from '../../../../host/formats/tree.ts';
import { readYaml } from '../../../../host/formats/yaml.ts';
import { temporary } from '../../machine.ts';

const top = fileURLToPath(new URL('../../../..', import.meta.url));
const hooks = readYaml(readFileSync(join(top, '.pre-commit-hooks.yaml'), 'utf8'));
const [hook] = hooks?.kind === 'list' ? hooks.items : [];
const own = (key: string): string => scalarOf(entryOf(hook, key)) ?? `no ${key}`;
const root = temporary('hook');

function program(name: string, script: string): string {
  const directory = join(root, `programs-${name}`);
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, name), script);
  chmodSync(join(directory, name), 0o755);
  return directory;
}

// What npm links into the environment of the hook is the local build.
const programs = program(
  'gowarden',
  `#!/bin/sh\nexec "${process.execPath}" "${join(top, 'dist/gowarden.js')}" "$@"\n`,
);

/** The hook as pre-commit runs it with `pass_filenames: false`: its entry, split, and the user's arguments, at the top of the repository. */
function run(name: string, image: string, args: readonly string[] = []) {
  const repository = join(root, name);
  mkdirSync(repository, { recursive: true });
  writeFileSync(join(repository, 'go.mod'), 'module example.com/app\n\ngo 1.26\n');
  writeFileSync(join(repository, 'Dockerfile'), `FROM ${image}\nCOPY . .\nRUN go vet ./...\n`);
  const [entry = '', ...words] = own('entry').split(' ');
  return spawnSync(entry, [...words, ...args], {
    cwd: repository,
    encoding: 'utf8',
    env: { PATH: `${programs}:${process.env.PATH}`, HOME: join(root, 'home') },
  });
}

describe('the pre-commit hook', () => {
  test('fails with a finding, passes without one, and takes arguments', () => {
    expect(own('id')).toBe('gowarden-check');
    expect(own('pass_filenames')).toBe('false');
    const found = run('found', 'golang:1.25');
    expect(found.status).toBe(1);
    expect(found.stdout).toMatch(/^Dockerfile:1 {2}warning {2}dockerfile-toolchain/);
    expect(run('found', 'golang:1.25', ['--fail-on', 'error']).status).toBe(0);
    expect(run('clean', 'golang:1.26')).toMatchObject({ status: 0, stderr: '' });
  });

  test('is called for the files that the check reads, and for no others', () => {
    const files = new RegExp(own('files'));
    const read = [
      ...['go.mod', 'a/go.work', 'Dockerfile', 'build/Dockerfile.dev', 'app.Dockerfile', 'dockerfile-arm'],
      ...['Containerfile', 'compose.yaml', 'docker-compose.override.yml', 'compose-dev.yml'],
      ...['docker-bake.hcl', 'docker-bake.override.json', '.go-version', '.tool-versions', 'mise.toml'],
      ...['.config/mise.toml', '.prototools', '.gvmrc', '.vscode/settings.json', '.gowarden-baseline.json'],
    ];
    expect(read.filter((path) => !files.test(path))).toEqual([]);
    const others = ['main.go', 'go.sum', 'README.md', 'dockerfiles.go', 'composer.json', 'my-go.mod.txt'];
    expect(others.filter((path) => files.test(path))).toEqual([]);
  });

  test('npm builds once what a clone lacks', () => {
    const { scripts, bin } = JSON.parse(readFileSync(join(top, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
      bin: Record<string, string>;
    };
    const clone = join(root, 'clone');
    for (const directory of ['dist', 'scripts']) mkdirSync(join(clone, directory), { recursive: true });
    cpSync(join(top, 'scripts/build-once'), join(clone, 'scripts/build-once'));
    const log = join(root, 'log');
    writeFileSync(log, '');
    const built = join(clone, bin.gowarden ?? 'no bin');
    const path = [
      program('node', `#!/bin/sh\necho "node $@" >> "${log}"\necho built > "${built}"\n`),
      program('npm', `#!/bin/sh\necho "npm $1 $2" >> "${log}"\n`),
    ];
    for (let time = 0; time < 2; time += 1)
      spawnSync('sh', ['-c', scripts.prepare ?? 'exit 1'], {
        cwd: clone,
        env: { PATH: [...path, '/usr/bin', '/bin'].join(':') },
      });
    expect(readFileSync(log, 'utf8')).toBe('npm install --no-global\nnode scripts/build.mjs\n');
  });
});
