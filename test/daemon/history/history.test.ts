import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { History } from '../../../daemon/history/history.ts';
import { openHistory } from '../../../daemon/history/open.ts';
import { aFinding, anObservation, aTool } from '../fakes/findings.ts';
import { keptLog } from '../fakes/log.ts';

const day = 86_400_000;
const at = Date.UTC(2026, 10, 23, 14, 2, 9);
let directory: string;
let history: History;
let log = keptLog();

const open = async (): Promise<void> => {
  history = await openHistory({
    file: join(directory, 'history.sqlite'),
    log,
    now: () => at,
  });
};
const reopen = async (): Promise<void> => {
  history.close();
  await open();
};

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'gowarden-history-'));
  await open();
});
afterEach(() => {
  history.close();
  rmSync(directory, { recursive: true, force: true });
});

test('a toolchain change keeps its before and after, a finding everything about it', async () => {
  const before = aTool();
  const after = aTool({ architectures: ['amd64'], file: '/usr/local/Cellar/go/1.22.5/libexec/bin/go' });
  const finding = aFinding();
  const ids = history.record(
    [
      { kind: 'toolchain-changed', at, subject: '/opt/homebrew/bin/go', before, after },
      { kind: 'opened', at, finding },
      { kind: 'resolved', at: at + 5000, finding, durationMs: 5000 },
    ],
    new Map(),
  );
  await reopen();
  expect(history.entries()).toEqual([
    {
      id: ids[2],
      at: at + 5000,
      kind: 'resolved',
      rule: 'go-arch-mismatch',
      subject: '/opt/homebrew/bin/go',
      details: { finding, durationMs: 5000 },
    },
    {
      id: ids[1],
      at,
      kind: 'opened',
      rule: 'go-arch-mismatch',
      subject: finding.subject,
      details: { finding },
    },
    { id: ids[0], at, kind: 'toolchain-changed', subject: '/opt/homebrew/bin/go', before, after },
  ]);
});

test('open findings and observations survive the process; resolved ones do not', async () => {
  const changed = aFinding('/a', { certainty: 'suspected' });
  const [opened] = history.record(
    [
      { kind: 'opened', at, finding: aFinding('/a') },
      { kind: 'opened', at, finding: aFinding('/b') },
      { kind: 'changed', at: at + 1, finding: changed },
      { kind: 'resolved', at: at + 2, finding: aFinding('/b') },
    ],
    new Map([['toolchains', [anObservation()]]]),
  );
  await reopen();
  expect(history.past()).toEqual({
    findings: [{ id: opened, openedAt: at, finding: changed }],
    baselines: new Map([['toolchains', [anObservation()]]]),
  });
});

test('queries filter by id, kind, rule, subject and time, newest first', () => {
  for (let n = 0; n < 5; n++) history.append({ kind: 'opened', at: at + n, finding: aFinding(`/${n}`) });
  history.append({ kind: 'resolved', at: at + 9, finding: aFinding('/3') });
  const subjects = (query: Parameters<History['entries']>[0]): string[] =>
    history.entries(query).map(({ subject, kind }) => `${kind} ${subject}`);
  expect(subjects({ limit: 2 })).toEqual(['resolved /3', 'opened /4']);
  expect(subjects({ before: 3 })).toEqual(['opened /1', 'opened /0']);
  expect(subjects({ after: 5 })).toEqual(['resolved /3']);
  expect(subjects({ subject: '/3' })).toEqual(['resolved /3', 'opened /3']);
  expect(subjects({ kind: 'opened', since: at + 3 })).toEqual(['opened /4', 'opened /3']);
  expect(subjects({ rule: 'go-missing' })).toEqual([]);
});

test('retention removes what is old, except the opening of what is still open; ids are never used again', async () => {
  const old = at - 400 * day;
  history.append({ kind: 'opened', at: old, finding: aFinding('/open') });
  history.append({ kind: 'opened', at: old, finding: aFinding('/over') });
  history.append({ kind: 'resolved', at: old + 1, finding: aFinding('/over') });
  history.prune(at, 365 * day);
  expect(history.entries().map(({ subject }) => subject)).toEqual(['/open']);
  expect(history.past().findings).toMatchObject([{ id: 1, openedAt: old }]);
  history.append({ kind: 'resolved', at: old + 2, finding: aFinding('/open') });
  history.prune(at, 365 * day);
  expect(history.entries()).toEqual([]);
  await reopen();
  expect(history.append({ kind: 'opened', at, finding: aFinding() })).toBe(5);
});

test('other rooms store entries that are not transitions', () => {
  const id = history.appendOther({ at, kind: 'cleaned', subject: '/cache', details: { bytes: 7 } });
  expect(history.entries({ kind: 'cleaned' })).toEqual([
    { id, at, kind: 'cleaned', subject: '/cache', details: { bytes: 7 } },
  ]);
  expect(history.bytes()).toBeGreaterThan(4096);
});

/** Writes to the file what we never would. */
function spoil(sql: string): void {
  const database = new Database(join(directory, 'history.sqlite'));
  try {
    database.pragma('ignore_check_constraints = ON');
    database.exec(sql);
  } finally {
    database.close();
  }
}

test.each(['7', "'[]'", "'{}'", '\'{"finding":{"rule":7}}\''])(
  'an unreadable part of an entry is left out and logged once, the rest is shown and kept: %s',
  async (spoilt) => {
    const tool = aTool();
    history.record(
      [
        { kind: 'opened', at, finding: aFinding('/a') },
        { kind: 'opened', at, finding: aFinding('/b') },
        { kind: 'toolchain-changed', at, subject: '/go', before: tool, after: tool },
      ],
      new Map([
        ['toolchains', [anObservation()]],
        ['tools', [anObservation()]],
      ]),
    );
    history.close();
    spoil(`UPDATE entries SET details = ${spoilt} WHERE subject = '/a'`);
    spoil(`UPDATE entries SET after = ${spoilt} WHERE subject = '/go'`);
    spoil(`UPDATE baselines SET observations = ${spoilt} WHERE probe = 'tools'`);
    log = keptLog();
    await open();
    for (let time = 0; time < 2; time += 1) {
      const [changed, b, a] = history.entries();
      expect(b?.details).toEqual({ finding: aFinding('/b') });
      expect(a).toMatchObject({ kind: 'opened', subject: '/a', rule: 'go-arch-mismatch' });
      expect(a?.details).toBeUndefined();
      expect(changed).toEqual({ id: changed?.id, at, kind: 'toolchain-changed', subject: '/go' });
      const { findings, baselines } = history.past();
      expect(findings.map(({ finding }) => finding.subject)).toEqual(['/b']);
      expect(baselines.get('toolchains')).toEqual([anObservation()]);
      // An empty list counts as one.
      expect(baselines.has('tools')).toBe(spoilt === "'[]'");
    }
    expect(history.notices()).toEqual([]);
    const warned = log.lines
      .filter(({ level }) => level === 'warn')
      .map(({ values }) => JSON.stringify(values));
    expect(warned.filter((line) => line.includes('details'))).toHaveLength(1);
    expect(warned.filter((line) => line.includes('after'))).toHaveLength(1);
  },
);
