import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startDaemon, type Daemon } from '../../daemon/daemon.ts';
import type { Deliverer } from '../../desktop/notify/deliverer.ts';
import { Notifier } from '../../daemon/notifier/notifier.ts';
import { openHost } from '../../host/open.ts';
import { ownPaths, type OwnPaths } from '../../host/paths.ts';
import type { Finding } from '../../probes/probe.ts';
import { fakeClock, type FakeClock } from '../daemon/fakes/clock.ts';
import { aFinding, aProbe, aReport, aRule } from '../daemon/fakes/findings.ts';
import { temporary } from './running.ts';
import { eventually } from '../eventually.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** For thousands of looks of the real daemon, however busy the machine is; assertions use the clock's own time. */
const manyLooks = 10 * minute;

let paths: OwnPaths;
let clock: FakeClock;
let daemon: Daemon;
let looks: number;
let findings: Finding[];
let notified: string[];

const probe = aProbe(() => {
  looks++;
  return Promise.resolve(aReport({ findings }));
});
const rule = aRule('go-arch-mismatch', { probe });
const desktop: Deliverer = {
  deliver: ({ title }) => {
    notified.push(title);
    return Promise.resolve(notified.length);
  },
  withdraw: () => Promise.resolve(),
};

beforeEach(async () => {
  paths = ownPaths('linux', '/nowhere', {}, join(temporary('time'), 's'));
  mkdirSync(paths.config, { recursive: true, mode: 0o700 });
  writeFileSync(paths.configFile, '[log]\nlevel = "debug"\n');
  clock = fakeClock();
  looks = 0;
  findings = [];
  notified = [];
  daemon = await startDaemon({
    // The login shell is not started, which may take seconds.
    host: {
      ...(await openHost()),
      environment: {},
      contexts: () => Promise.resolve([]),
      shellAnswer: () => null,
    },
    paths,
    language: 'en',
    clock,
    probes: [probe],
    rules: new Map([[rule.id, rule]]),
    watch: false,
    parts: [{ name: 'notifier', make: (context) => Promise.resolve(new Notifier(context, desktop)) }],
  });
  await daemon.actions.check();
  looks = 0;
});
afterEach(async () => {
  const stopped = daemon.stop();
  await clock.pass(minute);
  await stopped;
});

const isStale = (): boolean => {
  const { at, checkedAt, staleAfterMs } = daemon.actions.status();
  return at - (checkedAt ?? 0) > staleAfterMs;
};
/** Why it looked, each time, according to the log. */
const reasons = (): string[] =>
  readFileSync(paths.logFile, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { msg: string; reason: string })
    .filter(({ msg }) => msg === 'swept')
    .map(({ reason }) => reason);
/** Time passes in steps in which a look has time to end. */
async function pass(ms: number, step = minute): Promise<void> {
  for (let gone = 0; gone < ms; gone += step) {
    await clock.pass(step);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

describe('row 12: eight hours of sleep', () => {
  test('end in one look, with its reason shown, and the picture is stale until then', async () => {
    await pass(7 * minute);
    findings = [aFinding()];
    const before = looks;
    clock.sleep(8 * hour);
    expect(isStale()).toBe(true);
    await pass(5 * minute);
    expect(looks - before).toBe(1);
    expect(reasons().at(-1)).toBe('wake');
    expect(isStale()).toBe(false);
    expect(notified).toEqual(['Go is built for another architecture']);
    await pass(30 * minute);
    expect(looks - before).toBe(7);
    expect(notified).toHaveLength(1);
  });

  test('do not repeat a finding that was present', async () => {
    findings = [aFinding()];
    await pass(5 * minute);
    for (let night = 0; night < 5; night++) {
      clock.sleep(8 * hour);
      await pass(hour);
    }
    expect(notified).toHaveLength(1);
  });
});

describe.each([
  ['back by a day', -day],
  ['forward by a day', day],
  ['back by an hour, as when summer time ends', -hour],
  ['forward by an hour, as when it begins', hour],
  ['back to 1970', -56 * 365 * day],
])('row 13: a clock that is set %s', (_how, by) => {
  test('delays no look, notifies nothing twice, and makes no age negative', async () => {
    findings = [aFinding()];
    await pass(6 * minute);
    expect(notified).toHaveLength(1);
    clock.jump(by);
    const status = daemon.actions.status();
    expect(status.at - (status.checkedAt ?? Infinity)).toBeGreaterThanOrEqual(0);
    expect(status.at - (status.findings[0]?.openedAt ?? Infinity)).toBeGreaterThanOrEqual(0);
    const before = looks;
    await pass(5 * minute);
    expect(looks - before).toBe(1);
    expect(isStale()).toBe(false);
    findings = [];
    await pass(10 * minute);
    expect(looks - before).toBe(3);
    // The second one says, quietly, that it is over.
    expect(notified).toHaveLength(2);
    const resolved = await historyOf();
    expect(resolved.map(({ kind }) => kind)).toEqual(['resolved', 'opened']);
    const { durationMs } = resolved[0]?.details as { durationMs: number };
    expect(durationMs).toBeGreaterThanOrEqual(0);
  });

  test('does not hide that looking has stopped', async () => {
    clock.jump(by);
    await pass(10 * minute);
    expect(isStale()).toBe(false);
    await daemon.actions.pause(clock.now() + 30 * minute);
    await pass(12 * minute);
    expect(isStale()).toBe(true);
  });
});

async function historyOf() {
  const { readDatabase } = await import('../../daemon/history/read.ts');
  const read = await readDatabase(paths.database, {});
  // The cost of gowarden itself is recorded there, too.
  return read.kind === 'entries' ? read.entries.filter(({ rule: of }) => of === rule.id) : [];
}

describe('row 31: a finding that comes and goes at 1 Hz for an hour', () => {
  test(
    'is notified once, and the history stays short',
    async () => {
      for (let second = 0; second < 3600; second++) {
        findings = second % 2 === 0 ? [aFinding()] : [];
        await daemon.actions.check();
        await clock.pass(1000);
      }
      expect(notified).toHaveLength(1);
      // Until it counts as one that comes and goes, each occurrence is an opening and an end.
      expect((await historyOf()).length).toBeLessThan(20);
    },
    manyLooks,
  );

  test(
    'among three hundred others causes no more notifications than an hour allows',
    async () => {
      for (let second = 0; second < 300; second++) {
        findings = [aFinding(`/go/${second}`)];
        await daemon.actions.check();
        await clock.pass(12_000);
      }
      expect(notified.length).toBeLessThanOrEqual(7);
      await eventually(() => expect(daemon.actions.status().findings).toHaveLength(1));
    },
    manyLooks,
  );
});
