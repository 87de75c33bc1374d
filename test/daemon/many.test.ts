import Database from 'better-sqlite3';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '../../daemon/history/database.ts';
import { openHistory } from '../../daemon/history/open.ts';
import { newStore } from '../../daemon/history/store.ts';
import { firstSeen, findingKey, restoreKnown, type Known } from '../../daemon/ledger/known.ts';
import { same } from '../../daemon/ledger/same.ts';
import { step } from '../../daemon/ledger/step.ts';
import { whyHidden } from '../../daemon/ledger/visibility.ts';
import { openFindings } from '../../daemon/open-findings.ts';
import type { Picture } from '../../daemon/sweep/sweeper.ts';
import { atOnce } from '../../host/run/turns.ts';
import fc from '../fast-check.ts';
import { aFinding, anObservation, aReport, aRule } from './fakes/findings.ts';
import { keptLog } from './fakes/log.ts';
import { temporaryState } from './notifier/stage.ts';

const many = 2_000;
const subjects = Array.from({ length: many }, (_, index) => `/home/kim/go/bin/tool-${index}`);
const entries = subjects.map((subject, index) => {
  const finding = aFinding(subject);
  return { id: index + 1, at: index, kind: 'opened', rule: finding.rule, subject, details: { finding } };
});
const rule = aRule('go-arch-mismatch');
const rules = new Map([[rule.id, rule]]);

/** A tool that did not change is observed as the same object; its findings are stated anew each time. */
const observations = subjects.map((subject) => anObservation(subject));
const report = () =>
  aReport({
    findings: subjects.map((subject) => aFinding(subject)),
    observations,
  });

function look(known: Known, monotonic: number, by = rules): Known {
  const looks = [{ probe: 'toolchains', rules: [rule], report: report() }];
  return step(known, { now: monotonic, monotonic, rules: by, mute: [], looks }).known;
}

const nothing = restoreKnown({ findings: [], baselines: new Map() });

test('the history yields after each row, and one cut off before its last row is absent', async () => {
  const file = join(temporaryState(), 'history.sqlite');
  const store = newStore(openDatabase(file, Database), file);
  const ended = store.write(entries, new Map([['toolchains', report().observations]]), 0);
  for (let row = 0; row < 100; row += 1) ended.next();
  ended.return();
  expect(store.select({})).toEqual([]);
  expect(stepsOf(store.write(entries, new Map([['toolchains', report().observations]]), 0))).toBe(2 * many);
  expect(stepsOf(store.past())).toBe(2 * many);
  expect(atOnce(store.past()).findings).toHaveLength(many);
  store.close();
  await Promise.resolve();
});

test('what was recorded is complete for every reader, and others had their turn while it was written', async () => {
  const file = join(temporaryState(), 'history.sqlite');
  const history = await openHistory({ file, log: keptLog(), now: () => 0 });
  const opened = subjects.map((subject) => ({ kind: 'opened', at: 0, finding: aFinding(subject) }) as const);
  const ids = history.record(opened, new Map());
  expect(ids).toHaveLength(many);
  const other = new Database(file, { readonly: true });
  expect(other.prepare('SELECT count(*) FROM entries').pluck().get()).toBe(0);
  // When queried meanwhile, or followed by another, nothing is incomplete, and the order is kept.
  expect(history.appendOther({ at: 1, kind: 'cleaned', subject: '/cache' })).toBe(many + 1);
  expect(history.entries({ limit: 10_000 }).map(({ id }) => id)).toEqual(
    Array.from({ length: many + 1 }, (_, index) => many + 1 - index),
  );
  expect(other.prepare('SELECT count(*) FROM entries').pluck().get()).toBe(many + 1);
  history.record(opened, new Map());
  await history.written();
  expect(other.prepare('SELECT count(*) FROM entries').pluck().get()).toBe(2 * many + 1);
  expect((await history.pastInTurns()).findings).toHaveLength(many);
  other.close();
  history.close();
});

test('what a look finds unchanged remains the same object', () => {
  const first = look(nothing, 0);
  const second = look(first, 60_000);
  for (const part of ['findings', 'observations'] as const)
    for (const [key, one] of first[part]) expect(second[part].get(key)).toBe(one);
});

test('explanations are looked up once, not once for each finding', () => {
  class Counted<Key, Value> extends Map<Key, Value> {
    walks = 0;
    override values(): MapIterator<Value> {
      this.walks += 1;
      return super.values();
    }
  }
  const findings = new Counted(
    subjects.map((subject) => {
      const one = firstSeen(aFinding(subject, { dependsOn: ['go-missing'] }), 0, 0);
      return [findingKey(one.finding), one] as const;
    }),
  );
  const moment = { now: 0, monotonic: 0, rules, mute: [] };
  const all = [...findings.values()];
  findings.walks = 0;
  for (const one of all) expect(whyHidden(one, { findings }, moment)).toBeUndefined();
  expect(findings.walks).toBe(1);
});

test('the findings of the status are computed once, until a look, a mute or time changes them', () => {
  const slow = new Map([[rule.id, aRule('go-arch-mismatch', { timeToVisibleMs: 60_000 })]]);
  const picture: Picture = {
    known: look(nothing, 0, slow),
    ids: new Map(),
    ...{
      unknown: new Map(),
      observations: new Map(),
      started: new Map(),
      inventory: null,
      checkedAt: 0,
      checkedMs: 0,
    },
  };
  const mute = [{ rule: 'go-arch-mismatch', until: new Date(90_000).toISOString() }];
  const at = (ms: number, change = {}) =>
    openFindings(picture, { now: ms, monotonic: ms, rules: slow, mute, ...change });
  const first = at(0);
  expect(at(59_999)).toBe(first);
  expect(first[0]).toMatchObject({ lasted: false, visible: false, hidden: 'muted' });
  const lasted = at(60_000);
  expect(lasted[0]).toMatchObject({ lasted: true, visible: false });
  expect(at(89_999)).toBe(lasted);
  expect(at(90_000)[0]).toMatchObject({ lasted: true, visible: true });
  // The settings were changed, or the clock set back.
  expect(at(90_001, { mute: [] })[0]).toMatchObject({ visible: true });
  expect(at(1)[0]).toMatchObject({ visible: false });
});

test('two values are equal when their JSON is', () => {
  const value = fc.jsonValue({ maxDepth: 3 }).map((one) => JSON.parse(JSON.stringify(one)) as unknown);
  const sorted = (one: unknown): string =>
    JSON.stringify(one, (_, part: unknown) =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    );
  fc.assert(
    fc.property(value, value, (one, other) => {
      expect(same(one, structuredClone(one))).toBe(true);
      expect(same(one, other)).toBe(sorted(one) === sorted(other));
      expect(same({ one, other }, { other, one, none: undefined })).toBe(true);
      expect(same({ one }, { one, other: 1 })).toBe(false);
      expect(same([one], { 0: one })).toBe(false);
    }),
  );
});

function stepsOf(steps: Generator): number {
  let count = 0;
  while (steps.next().done !== true) count += 1;
  return count;
}
