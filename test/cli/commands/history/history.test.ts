import { entryKinds } from '../../../../cli/commands/history/kinds.ts';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parseSince } from '../../../../cli/arguments/since.ts';
import type { Receipt } from '../../../../caches/receipt.ts';
import { entryOfReceipt } from '../../../../daemon/caches/record.ts';
import { openHistory } from '../../../../daemon/history/open.ts';
import type { Finding, ObservedTool } from '../../../../probes/probe.ts';
import { call } from '../../call.ts';
import { temporary } from '../../machine.ts';
import { documented } from '../../schema.ts';

const directory = temporary('history');
const state = join(directory, 'state');
const database = join(state, 'history.sqlite');
const minute = 60_000;
const now = Date.now();

const tool = (version: string, architecture: string, prefix: string): ObservedTool => ({
  name: 'go',
  state: 'present',
  file: `${prefix}/Cellar/go/${version}/libexec/bin/go`,
  chain: [`${prefix}/bin/go`],
  version: `go${version}`,
  architectures: [architecture],
  installer: 'homebrew',
  prefix,
});

const finding: Finding = {
  rule: 'go-arch-mismatch',
  subject: '/opt/homebrew/bin/go',
  severity: 'error',
  certainty: 'observed',
  evidence: ['file: mach-o, amd64'],
  values: {
    tool: 'go',
    path: '/opt/homebrew/bin/go',
    file: '/opt/homebrew/Cellar/go/1.26.8/libexec/bin/go',
    version: 'go1.26.8',
    architecture: 'amd64',
    hardware: 'arm64',
    installer: 'homebrew',
    command: 'brew reinstall go',
  },
};

interface Document {
  readonly source: string;
  readonly entries: readonly { readonly id: number; readonly kind: string; readonly rule?: string }[];
}

beforeAll(async () => {
  const log = { level: 'info', warn: () => undefined } as never;
  const history = await openHistory({ file: database, log, now: () => now });
  history.append({
    kind: 'toolchain-changed',
    at: now - 3 * 24 * 60 * minute,
    subject: '/opt/homebrew/bin/go',
    before: tool('1.26.7', 'arm64', '/opt/homebrew'),
    after: tool('1.26.8', 'amd64', '/usr/local'),
  });
  history.append({ kind: 'opened', at: now - 20 * minute, finding });
  history.append({ kind: 'resolved', at: now - 12 * minute, finding, durationMs: 8 * minute });
  history.appendOther({ at: now - minute, kind: 'cleaned', subject: '/caches', details: { bytes: 5 } });
  history.close();
});

const history = (...words: string[]) => call(['history', '--state', state, ...words]);
const kinds = async (...words: string[]) =>
  (documented('history', (await history('--json', ...words)).out) as Document).entries.map(
    ({ kind }) => kind,
  );

describe('without a daemon the database is read', () => {
  test('oldest first, with before and after, and how long it lasted', async () => {
    const { code, out, err } = await history();
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => line.replace(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/, 'TIME'));
    expect(lines).toEqual([
      'TIME  toolchain changed  /opt/homebrew/bin/go',
      '  go1.26.7 arm64 (homebrew /opt/homebrew) -> go1.26.8 amd64 (homebrew /usr/local)',
      'TIME  opened  go-arch-mismatch  error',
      '  /opt/homebrew/bin/go is go1.26.8 for amd64; this machine is arm64.',
      'TIME  resolved  go-arch-mismatch  /opt/homebrew/bin/go  after 8 min',
      'TIME  cleaned  /caches',
    ]);
  });

  test('as JSON, with before and after', async () => {
    const { source, entries } = documented('history', (await history('--json')).out) as Document;
    expect(source).toBe('database');
    expect(entries.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
    expect(entries[0]).toMatchObject({
      kind: 'toolchain-changed',
      before: { version: 'go1.26.7' },
      after: { architectures: ['amd64'] },
    });
  });

  test('a typo in --kind or --rule is reported with the likely intended word, and nothing is shown', async () => {
    for (const [option, given, meant] of [
      ['--kind', 'resolvd', 'resolved'],
      ['--kind', 'incident-close', 'incident-closed'],
      ['--rule', 'go-arch-mismach', 'go-arch-mismatch'],
    ] as const) {
      const { code, out, err } = await history(option, given);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain(`Did you mean \`${meant}\`?`);
    }
    for (const kind of entryKinds) expect((await history('--kind', kind)).code).toBe(0);
  });

  test('--limit keeps the newest, --rule and --since filter', async () => {
    expect(await kinds('--limit', '2')).toEqual(['resolved', 'cleaned']);
    expect(await kinds('--rule', 'go-arch-mismatch')).toEqual(['opened', 'resolved']);
    expect(await kinds('--since', '15min')).toEqual(['resolved', 'cleaned']);
    expect(await kinds('--since', '1h', '--rule', 'go-arch-mismatch', '--limit=1')).toEqual(['resolved']);
  });

  test('and is not written to', async () => {
    const digest = () => createHash('sha256').update(readFileSync(database)).digest('hex');
    const before = digest();
    await history();
    expect(digest()).toBe(before);
  });

  test('speaks Chinese', async () => {
    expect((await history('--lang', 'zh')).out).toContain(
      '解除  go-arch-mismatch  /opt/homebrew/bin/go  历时 8 分钟',
    );
  });
});

test('undo is not offered for what was undone or removed permanently', async () => {
  const cleaned = join(directory, 'cleaned');
  const file = join(cleaned, 'history.sqlite');
  mkdirSync(cleaned);
  const log = { level: 'info', warn: () => undefined } as never;
  const written = await openHistory({ file, log, now: () => now });
  const receipt = (kind: Receipt['kind'], plan: string, at: number): void => {
    const done = { kind, plan, at, durationMs: 5, bytes: 5, files: 1, caches: [], leftOut: [] };
    written.appendOther(entryOfReceipt(kind === 'cleaned' ? { ...done, undoUntil: at + 60 * minute } : done));
  };
  for (const [index, plan] of ['open', 'undone', 'purged'].entries())
    receipt('cleaned', plan, now - minute + index);
  receipt('undone', 'undone', now - 10);
  receipt('purged', 'purged', now - 5);
  written.close();
  for (const words of [[], ['--kind', 'cleaned']]) {
    const { out } = await call(['history', '--state', cleaned, ...words]);
    expect(out.match(/gowarden undo \S+/g)).toEqual(['gowarden undo open']);
  }
});

test('before the first daemon there is nothing to show, which is not a failure', async () => {
  const nowhere = join(directory, 'nowhere');
  const text = await call(['history', '--state', nowhere]);
  expect(text).toMatchObject({ code: 0, out: '' });
  expect(text.err).toContain('No history yet');
  const { out } = await call(['history', '--state', nowhere, '--json']);
  expect(documented('history', out)).toEqual({ schemaVersion: 1, source: 'none', entries: [] });
});

test.each([
  ['garbage', 'this is no database, and longer than the header of one would be'.repeat(40)],
  ['nothing', ''],
])('a database that holds %s is reported and left alone', async (name, content) => {
  const damaged = join(directory, name);
  mkdirSync(damaged);
  const file = join(damaged, 'history.sqlite');
  writeFileSync(file, content);
  const { code, out } = await call(['history', '--json', '--state', damaged]);
  expect(code).toBe(2);
  expect(documented('error', out)).toMatchObject({ error: { code: 'history-unreadable' } });
  expect(readFileSync(file, 'utf8')).toBe(content);
});

test('--follow needs a daemon', async () => {
  expect((await history('--follow')).code).toBe(3);
});

describe('--since', () => {
  const at = Date.parse('2026-11-23T14:00:00');
  test.each([
    ['90s', at - 90_000],
    ['30m', at - 30 * minute],
    ['30min', at - 30 * minute],
    ['12h', at - 12 * 60 * minute],
    ['7d', at - 7 * 24 * 60 * minute],
    ['2w', at - 14 * 24 * 60 * minute],
    ['2026-11-20', Date.parse('2026-11-20T00:00:00')],
    ['2026-11-20T08:30', Date.parse('2026-11-20T08:30:00')],
    ['2026-11-20 08:30:15', Date.parse('2026-11-20T08:30:15')],
    ['2026-11-20T08:30:15Z', Date.parse('2026-11-20T08:30:15Z')],
    ['7 d', null],
    ['7y', null],
    ['yesterday', null],
    ['2026-13-40', null],
    ['-1d', null],
    ['', null],
  ])('%s', (given, expected) => {
    expect(parseSince(given, at)).toBe(expected);
  });

  test.each([
    [['--since', 'yesterday'], 'Expected `--since` to be a span'],
    [['--limit', '0'], 'Expected `--limit` to be a number from 1 to 10000, got `0`'],
    [['--limit', 'ten'], 'got `ten`'],
  ])('reports a mistake: %j', async (words, sentence) => {
    const { code, err } = await history(...words);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
  });
});
