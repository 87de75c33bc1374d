import { mkdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { ExplainDocument, MatchDocument } from '../../../../cli/commands/explain/document.ts';
import { ourPlatform } from '../../../../host/platform.ts';
import { ownPaths } from '../../../../host/paths.ts';
import { buildMachine } from '../../../../host/simulated/build.ts';
import { presets } from '../../../../host/simulated/presets.ts';
import { socketAddress } from '../../../../host/socket.ts';
import { errorRows } from '../../../../probes/errors/catalogue.ts';
import { example as ofCapabilities } from '../../../../probes/rules/go-setcap/example.ts';
import { call } from '../../call.ts';
import { build, temporary } from '../../machine.ts';

const directory = temporary('settings');
const healthy = build(directory, 'apple-silicon');

/** The healthy machine with go's own settings file. */
function withSettings(name: string, lines: string): string {
  const folder = join(directory, name);
  const { files, description } = presets['apple-silicon']();
  buildMachine(folder, {
    files: { ...files, '/Users/kim/Library/Application Support/go/env': { text: lines } },
    description,
  });
  return folder;
}

/** The first cause found for a text. */
async function first(
  text: string,
  host = healthy,
  ...more: readonly string[]
): Promise<MatchDocument | undefined> {
  const { out, err } = await call(['explain', '--json', text, '--host', host, ...more], { directory });
  expect(err).toBe('');
  return (JSON.parse(out) as ExplainDocument).matches[0];
}

const cases: readonly (readonly [string, string, string, string])[] = [
  ['A14', 'GOARCH=x86_64', 'go: unsupported GOOS/GOARCH pair linux/x86_64', 'not here'],
  ['A15', 'GOARM64=8', 'go: invalid GOARM64: must start with v8.{0-9}', 'not here'],
  ['A03', 'GOARCH=riscv64', 'fork/exec /tmp/go-build1/b001/exe/m: exec format error', 'not here'],
  ['B05', 'CC=clang-99 -m64', 'cgo: C compiler "clang-99" not found', 'not here'],
  ['B16', 'CGO_ENABLED=0', 'go: -race requires cgo; enable cgo by setting CGO_ENABLED=1', 'not here'],
  ['C06', 'GOTOOLCHAIN=local', 'm requires go >= 1.99 (running go 1.26.8; GOTOOLCHAIN=local)', 'not here'],
  [
    'C08',
    'GOTOOLCHAIN=go1.22',
    'invalid toolchain: go1.22 is a language version but not a toolchain version',
    'not here',
  ],
  ['C09', 'GOTOOLCHAIN=1.22', 'invalid GOTOOLCHAIN "1.22"', 'unknown'],
  ['C10', 'GOTOOLCHAIN=go1.99.9+path', 'cannot find "go1.99.9" in PATH', 'not here'],
  ['C11', 'GOSUMDB=off', 'checksum database disabled by GOSUMDB=off', 'unknown'],
  ['C15', 'GOFLAGS=-x -nonsense', 'go: parsing $GOFLAGS: unknown flag -nonsense', 'unknown'],
  ['D12', 'GOFLAGS=-mod=vendor', "can't compute 'all' using the vendor directory", 'unknown'],
  ['D16', 'GOFLAGS=-mod=mod', '-mod may only be set to readonly or vendor when in workspace mode', 'unknown'],
  ['D19', 'GOWORK=go.work', 'go: invalid GOWORK: not an absolute path', 'not here'],
  ['D21', 'GO111MODULE=off', 'modules disabled by GO111MODULE=off', 'not here'],
  ['D23', 'GOPATH=go', 'GOPATH entry is relative; must be absolute path', 'not here'],
  ['D29', 'GOPROXY=off', 'module lookup disabled by GOPROXY=off', 'unknown'],
  ['E14', 'GOCACHE=off', 'build cache is disabled by GOCACHE=off', 'unknown'],
];

test.each(cases)('%s is "here" where %s is set', async (row, setting, text) => {
  const found = await first(text, withSettings(row, `# mine\n${setting}\n`));
  expect(found).toMatchObject({ row, proof: 'here' });
  expect(found?.evidence).toContain(`${setting} (/Users/kim/Library/Application Support/go/env:2)`);
});

test('a different value causes none of them', async () => {
  const other = withSettings(
    'other',
    'GOFLAGS=-v\nGOPROXY=direct\nGO111MODULE=on\nGOTOOLCHAIN=auto\nGOARCH=arm64\n',
  );
  const { out } = await call([
    'explain',
    '--json',
    cases.map(([, , text]) => text).join('\n'),
    '--host',
    other,
  ]);
  const { matches } = JSON.parse(out) as ExplainDocument;
  for (const [row, , text, proof] of cases) {
    const found = matches.find((one) => one.row === row);
    expect(found, row).toMatchObject({ proof });
    expect(found?.evidence).toEqual([text]);
  }
});

test('finding nothing proves nothing about a text that also has other causes', async () => {
  for (const { id, partly, says } of errorRows.values())
    if (partly === true) expect(await first(id), says[0]).toMatchObject({ row: id, proof: 'unknown' });
});

test('what only a daemon can see is "here" while it has it open', async () => {
  expect(await first('go mod tidy hangs')).toMatchObject({ row: 'E18', proof: 'unknown' });
  const state = join(directory, 'state');
  const { socket } = ownPaths(ourPlatform, '/nonexistent/home', {}, state);
  const address = socketAddress(socket, process.getuid?.() ?? 0);
  mkdirSync(dirname(address), { recursive: true, mode: 0o700 });
  const finding = {
    ...{ rule: 'modcache-lock-wait', subject: '/Users/kim/go/pkg/mod/cache/lock', severity: 'warning' },
    ...{ certainty: 'observed', evidence: ['pid 11 holds it'], openedAt: 0, hidden: null },
    values: { lock: '/l', kind: 'side-lock', about: 'm', holder: 'go (pid 11)', waiters: 'go (pid 21)' },
  };
  const status = {
    findings: [finding],
    toolchains: [],
    tools: [],
    winner: null,
    unknown: [],
    hardware: null,
  };
  const server = createServer((_, answer) => void answer.end(JSON.stringify(status)));
  await new Promise<void>((resolve) => server.listen(address, resolve));
  onTestFinished(() => {
    server.close();
    rmSync(address, { force: true });
  });
  const found = await first('go mod tidy hangs', healthy, '--state', state);
  expect(found).toMatchObject({ row: 'E18', rule: 'modcache-lock-wait', proof: 'here' });
  expect(found?.evidence).toContain('pid 11 holds it');
});

test('evidence of a finding is shown in the language of the page', async () => {
  const folder = join(directory, 'setcap');
  buildMachine(folder, ofCapabilities.machine());
  const page = await call(['explain', 'K20', '--lang', 'zh', '--host', folder]);
  expect(page.out).toContain('权能 cap_net_bind_service=ep');
});

test('the state of files that a text names comes before a rule without findings, and leaves it open', async () => {
  const folder = join(directory, 'data');
  const { files, description } = presets['apple-silicon']();
  buildMachine(folder, {
    files: { ...files, '/data/x': { text: '' } },
    description: { ...description, owners: { ...description.owners, '/data': 0 } },
  });
  const text = 'failed to initialize build cache at /data/go-build: mkdir /data/go-build: permission denied';
  const found = await first(text, folder);
  expect(found).toMatchObject({ row: 'E01', proof: 'unknown' });
  expect(found?.next).toMatch(/^Name a directory of your own/);
  expect(found?.evidence[1]).toBe(
    '/data/go-build is not there, and /data, in which it would be made, belongs to root',
  );
});
