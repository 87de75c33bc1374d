import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { call } from '../../call.ts';
import { temporary } from '../../machine.ts';
import { documented } from '../../schema.ts';
import type { CheckDocument } from '../../../../cli/commands/check/document.ts';
import { sarifProblems } from './sarif-schema.ts';

const root = temporary('check');
const oldImage = `FROM golang:1.25 AS build
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 GOARCH=amd64 go build -o /app .
FROM scratch
COPY --from=build /app /app
`;

/** A repository with these files. */
function repository(name: string, files: Readonly<Record<string, string>>): string {
  const top = join(root, name);
  for (const [path, text] of Object.entries({ 'go.mod': 'module example.com/app\n\ngo 1.26\n', ...files })) {
    mkdirSync(dirname(join(top, path)), { recursive: true });
    writeFileSync(join(top, path), text);
  }
  return top;
}

const check = (top: string, ...options: readonly string[]) =>
  call(['check', top, ...options], { environment: {}, directory: root });

test('works from files alone, with paths and lines, and exits as --fail-on says', async () => {
  const top = repository('old', { 'build/Dockerfile': oldImage });
  const { code, out } = await check(top, '--json');
  const document = documented('check', out) as CheckDocument;
  expect(code).toBe(1);
  expect(document).toMatchObject({ schemaVersion: 1, root: top, baselined: 0, unknown: [] });
  expect(document.findings.map(({ rule, path, line }) => [rule, path, line])).toEqual([
    ['dockerfile-arch', 'build/Dockerfile', 5],
    ['dockerfile-toolchain', 'build/Dockerfile', 1],
    ['dockerfile-platform', 'build/Dockerfile', 1],
  ]);
  expect((await check(top, '--fail-on', 'error')).code).toBe(0);
  expect((await check(repository('empty', {}))).code).toBe(0);
  expect((await check(join(root, 'absent'))).code).toBe(2);
  expect((await check(top, '--json', '--format', 'sarif')).code).toBe(2);
});

test('checked-in editor settings are judged for any machine', async () => {
  const top = repository('editors', {
    '.vscode/settings.json':
      '{\n  "go.delvePath": "/x",\n  "go.alternateTools": { "dlv": "/nowhere/dlv" }\n}\n',
    '.vscode/launch.json':
      '{ "configurations": [{ "type": "go", "request": "launch", "mode": "debug", "env": { "GOOS": "plan9" } }] }',
  });
  const { findings } = documented('check', (await check(top, '--json')).out) as CheckDocument;
  expect(findings.map(({ rule, path, line }) => [rule, path, line])).toEqual([
    ['vscode-setting-unknown', '.vscode/settings.json', 2],
  ]);
});

test('prints it for people, with paths relative to the top', async () => {
  const top = repository('people', { Dockerfile: oldImage });
  const { out } = await check(top);
  expect(out).toMatch(/^Dockerfile:5 {2}warning {2}dockerfile-arch$/m);
  expect(out).toContain('go.mod:3 asks for Go 1.26');
  expect(out).not.toContain(top);
  expect(out).toMatch(/rules, 3 findings\n$/);
  expect((await call(['check', top, '--lang', 'zh'], { environment: {} })).out).toContain('3 项发现');
});

describe('SARIF', () => {
  test('is valid, with one entry per rule and places that are relative', async () => {
    const top = repository('sarif', { 'a b/Dockerfile': oldImage });
    const { out, code } = await check(top, '--format', 'sarif');
    expect(code).toBe(1);
    expect(sarifProblems(out)).toEqual([]);
    const [run] = (JSON.parse(out) as { runs: readonly Run[] }).runs;
    const ids = run!.tool.driver.rules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { ruleId, ruleIndex, locations } of run!.results) {
      expect(ids[ruleIndex]).toBe(ruleId);
      const { artifactLocation, region } = locations[0]!.physicalLocation;
      expect(artifactLocation.uri).toBe('a%20b/Dockerfile');
      expect(region.startLine).toBeGreaterThan(0);
    }
    expect(run!.results).toHaveLength(3);
    expect(out).not.toContain(top);
  });

  test('is rejected by the schema when it is broken', async () => {
    const { out } = await check(repository('broken', { Dockerfile: oldImage }), '--format', 'sarif');
    expect(sarifProblems(out.replace('"startLine": 5', '"startLine": 0'))).not.toEqual([]);
    expect(sarifProblems(out.replace('"ruleId"', '"ruleIdentifier"'))).not.toEqual([]);
  });
});

interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
  readonly results: readonly {
    readonly ruleId: string;
    readonly ruleIndex: number;
    readonly locations: readonly {
      readonly physicalLocation: {
        readonly artifactLocation: { readonly uri: string };
        readonly region: { readonly startLine: number };
      };
    }[];
  }[];
}

test('GitHub annotations are one line each, whatever a file is called', async () => {
  const name = 'Dockerfile.a,b::error %0A\n::set-output name=x::y';
  const top = repository('github', { [name]: oldImage });
  const { out } = await check(top, '--format', 'github');
  const lines = out.trimEnd().split('\n');
  expect(lines).toHaveLength(3);
  for (const line of lines)
    expect(line).toMatch(
      /^::(?:warning|notice) file=Dockerfile\.a%2Cb%3A%3Aerror %250A%0A%3A%3Aset-output name=x%3A%3Ay,line=\d,title=[^:]*::/,
    );
});

test('a baseline hides what is known, even when lines move, and nothing else', async () => {
  const top = repository('baseline', { Dockerfile: oldImage });
  const file = join(root, 'known.json');
  expect(await check(top, '--write-baseline', '--baseline', file)).toMatchObject({ code: 0, out: '' });
  expect((JSON.parse(readFileSync(file, 'utf8')) as { findings: unknown }).findings).toHaveLength(3);
  writeFileSync(join(top, 'Dockerfile'), `# moved\n${oldImage}`);
  expect(await check(top, '--baseline', file)).toMatchObject({ code: 0 });
  writeFileSync(join(top, 'app.Dockerfile'), oldImage);
  const { code, out } = await check(top, '--baseline', file, '--json');
  expect([code, (JSON.parse(out) as CheckDocument).findings.map(({ path }) => path)]).toEqual([
    1,
    ['app.Dockerfile', 'app.Dockerfile', 'app.Dockerfile'],
  ]);
  writeFileSync(file, '{"schemaVersion":1}');
  expect(await check(top, '--baseline', file)).toMatchObject({ code: 2 });
  expect((await check(top, '--baseline', join(root, 'absent.json'))).code).toBe(2);
});

test('links that lead out of the repository are not followed, and what cannot be read is unknown', async () => {
  const outside = repository('outside', { Dockerfile: oldImage });
  const top = repository('links', { 'closed/Dockerfile': oldImage });
  symlinkSync(join(outside, 'Dockerfile'), join(top, 'Dockerfile'));
  symlinkSync(outside, join(top, 'beside'));
  symlinkSync('loop', join(top, 'loop'));
  if (process.getuid?.() !== 0) chmodSync(join(top, 'closed'), 0);
  const document = JSON.parse((await check(top, '--json')).out) as CheckDocument;
  expect(document.findings.filter(({ path }) => path !== 'closed/Dockerfile')).toEqual([]);
  expect(document.unknown).toContainEqual(expect.stringContaining('outside of the repository'));
  if (process.getuid?.() !== 0) expect(document.unknown).toContainEqual(expect.stringContaining('closed'));
  chmodSync(join(top, 'closed'), 0o755);
});

test('go.work is checked as well', async () => {
  const top = repository('work', { 'go.work': 'go 1.25\n\nuse (\n\t.\n\t./gone\n)\n' });
  const { findings } = JSON.parse((await check(top, '--json')).out) as CheckDocument;
  expect(findings.map(({ rule, path, line }) => [rule, path, line])).toEqual(
    expect.arrayContaining([
      ['go-work-use', 'go.work', 5],
      ['go-work-versions', 'go.mod', 3],
    ]),
  );
});

describe('a repository has something else under the name of its baseline', () => {
  const mine = join(root, 'mine.txt');
  test.each([
    ['a link to a file of the user', (at: string) => symlinkSync(mine, at)],
    ['a link to a device without end', (at: string) => symlinkSync('/dev/zero', at)],
    ['a link that leads nowhere', (at: string) => symlinkSync(join(root, 'nowhere'), at)],
    ['a FIFO', (at: string) => execFileSync('mkfifo', [at])],
    ['a directory', (at: string) => mkdirSync(at)],
  ])('%s', async (_, make) => {
    writeFileSync(mine, 'mine');
    const top = repository(`baseline-${randomUUID()}`, { Dockerfile: oldImage });
    const at = join(top, '.gowarden-baseline.json');
    make(at);
    const before = lstatSync(at);
    const read = await check(top);
    expect(read.code).toBe(2);
    expect(read.err).toContain('expected a regular file of this repository');
    const written = await check(top, '--write-baseline');
    expect(written.code).toBe(2);
    expect(written.err).toContain('could not be written');
    expect(lstatSync(at).ino).toBe(before.ino);
    expect(readFileSync(mine, 'utf8')).toBe('mine');
    expect(existsSync(join(root, 'nowhere'))).toBe(false);
  });

  test('what the user names may be a file, or a link to one', async () => {
    const top = repository('named', { Dockerfile: oldImage });
    const fifo = join(root, 'fifo');
    execFileSync('mkfifo', [fifo]);
    expect((await check(top, '--baseline', fifo)).err).toContain('to be a regular file');
    expect((await check(top, '--write-baseline', '--baseline', fifo)).code).toBe(2);
    const link = join(root, 'link.json');
    symlinkSync(join(root, 'real.json'), link);
    writeFileSync(join(root, 'real.json'), '');
    expect((await check(top, '--write-baseline', '--baseline', link)).code).toBe(0);
    expect((await check(top, '--baseline', join(root, 'real.json'))).code).toBe(0);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
  });
});

test('a go.mod and a go.work that go refuses are unknown, in annotations too', async () => {
  const top = repository('conflict', {
    'go.mod': 'module example.com/app\n<<<<<<< HEAD\ngo 1.26\n',
    'work/go.work': 'go 1.20\n=======\nuse ./a\n',
    'work/a/go.mod': 'module example.com/a\n\ngo 1.26\n',
  });
  const { out, code } = await check(top, '--json');
  expect(code).toBe(0);
  const { findings, unknown } = documented('check', out) as CheckDocument;
  expect(findings).toEqual([]);
  expect(unknown.map((one) => one.replace(top, ''))).toEqual([
    expect.stringMatching(/^\/go\.mod:2: /),
    expect.stringMatching(/^\/work\/go\.work:2: /),
  ]);
  const annotated = await check(top, '--format', 'github');
  expect(annotated.out).toMatch(/^::notice file=work\/go\.work,line=2,title=Unknown::work\/go\.work:2: /m);
  expect(annotated.out).not.toContain(top);
  for (const format of ['text', 'sarif'])
    expect((await check(top, '--format', format)).out).not.toContain(top);
  const chinese = await call(['check', top, '--lang', 'zh'], { environment: {} });
  expect(chinese.out).not.toContain('go does not know');
});
