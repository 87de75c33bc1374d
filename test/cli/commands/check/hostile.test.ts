import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { openHost } from '../../../../host/open.ts';
import { decideRepository } from '../../../../probes/repository/decide.ts';
import { walkRepository } from '../../../../probes/repository/walk.ts';
import type { CheckDocument } from '../../../../cli/commands/check/document.ts';
import { call } from '../../call.ts';
import { temporary } from '../../machine.ts';

const root = temporary('hostile');
const outside = join(root, 'outside');
const dockerfile = `FROM golang:1.20\nCOPY . .\nRUN go build -o /app .\n`;

/** Every file that is read, by its path below the repository. */
const names = [
  ...['Dockerfile', 'Containerfile.dev', 'compose.yaml', 'docker-bake.hcl', 'docker-bake.json', 'go.mod'],
  ...['go.work', 'app/go.mod', 'vendor/modules.txt', '.tool-versions', '.go-version', 'mise.toml'],
  ...['.mise.toml', '.config/mise.toml', '.prototools', '.gvmrc', '.vscode/settings.json'],
  ...['.vscode/launch.json', '.devcontainer/devcontainer.json', '.devcontainer.json', 'x.code-workspace'],
];

/** A repository in which `make` creates each of these, and two files that refer to the others. */
function repository(name: string, make: (path: string) => void): string {
  const top = join(root, name);
  mkdirSync(top, { recursive: true });
  for (const path of names) {
    mkdirSync(dirname(join(top, path)), { recursive: true });
    make(join(top, path));
  }
  const module = join(top, 'module');
  mkdirSync(join(module, '.vscode'), { recursive: true });
  writeFileSync(join(module, 'go.mod'), 'module example.com/m\n\ngo 1.26\n');
  writeFileSync(join(module, 'Dockerfile'), dockerfile);
  writeFileSync(join(module, 'go.work'), 'go 1.26\n\nuse .\nuse ../app\nuse ../../outside\n');
  return top;
}

async function unknownOf(top: string): Promise<readonly string[]> {
  const { code, out } = await call(['check', top, '--json'], { environment: {}, directory: root });
  expect([0, 1]).toContain(code);
  const { findings, unknown } = JSON.parse(out) as CheckDocument;
  // What is read beside it is judged as always.
  expect(findings.map(({ path }) => path)).toContain('module/Dockerfile');
  return unknown;
}

mkdirSync(outside);
for (const [name, text] of [
  ['file', dockerfile],
  ['go.mod', 'module secret.example.com/x\n\ngo 1.99\n'],
] as const)
  writeFileSync(join(outside, name), text);

test('anything but a regular file is never opened, and is unknown', async () => {
  const fifos = repository('fifos', (path) => execFileSync('mkfifo', [path]));
  const unknown = await unknownOf(fifos);
  for (const name of names.filter((one) => !one.startsWith('vendor')))
    expect(unknown, name).toContainEqual(expect.stringContaining(join(fifos, name)));
  const devices = repository('devices', (path) => symlinkSync('/dev/zero', path));
  expect(await unknownOf(devices)).toContainEqual(expect.stringContaining('/dev/zero'));
  const server = createServer();
  const sockets = repository('sockets', (path) => mkdirSync(path));
  await new Promise<void>((done) => server.listen(join(sockets, 'app.Dockerfile'), done));
  expect(await unknownOf(sockets)).toContainEqual(expect.stringContaining('app.Dockerfile'));
  server.close();
});

test('links that lead out are not followed, no matter what reads them', async () => {
  const top = repository('links', (path) =>
    symlinkSync(join(outside, path.endsWith('go.mod') ? 'go.mod' : 'file'), path),
  );
  const { out } = await call(['check', top, '--json'], { environment: {}, directory: root });
  const { findings, unknown } = JSON.parse(out) as CheckDocument;
  expect(JSON.stringify(findings)).not.toContain('1.99');
  expect(new Set(findings.map(({ path }) => path?.split('/')[0]))).toEqual(new Set(['module']));
  for (const name of ['Dockerfile', 'compose.yaml', 'go.mod', 'app/go.mod', 'mise.toml', 'go.work'])
    expect(unknown, name).toContainEqual(expect.stringContaining(`${join(top, name)} leads to `));
  expect(unknown).toContainEqual(expect.stringContaining(`${join(outside, 'go.mod')} is outside`));
});

test('what is too long is not read, and is unknown', async () => {
  const long = '# x\n'.repeat(2_700_000);
  const top = repository('long', (path) => writeFileSync(path, long));
  const unknown = await unknownOf(top);
  for (const name of names.filter((one) => !one.startsWith('vendor')))
    expect(unknown, name).toContainEqual(expect.stringContaining(join(top, name)));
});

test('file names can neither control the terminal nor start lines of their own', async () => {
  const top = repository('names', (path) => writeFileSync(path, ''));
  const name = 'Dockerfile.\u001b[31mred\n\u202eevil\r';
  writeFileSync(join(top, name), dockerfile);
  execFileSync('mkfifo', [join(top, `${name}.fifo`)]);
  for (const format of ['text', 'github', 'sarif', 'json']) {
    const { out } = await call(['check', top, '--format', format], { environment: {}, directory: root });
    for (const character of ['\u001b', '\r', '\u202e']) expect(out, format).not.toContain(character);
    expect(out.split('\n').filter((line) => line.startsWith('evil'))).toEqual([]);
  }
});

test('an interrupt is noticed while files are read', async () => {
  const top = join(root, 'many');
  const hostile = `FROM golang:1.20\nRUN go build \\\n${'a \\\n'.repeat(16_000)}`;
  for (let number = 0; number < 60; number += 1) {
    mkdirSync(join(top, String(number)), { recursive: true });
    writeFileSync(join(top, String(number), 'Dockerfile'), hostile);
  }
  const host = await openHost();
  const control = new AbortController();
  const repository = await walkRepository(host.files, top, control.signal);
  const decided = decideRepository(host, repository, Date.now(), control.signal);
  setImmediate(() => control.abort(new Error('interrupted')));
  await expect(decided).rejects.toThrow('interrupted');
});
