import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startDaemon, type Daemon, type DaemonOptions } from '../../daemon/daemon.ts';
import { lastOutputPlace } from '../../daemon/files/last-output.ts';
import { AlreadyRunning } from '../../daemon/instance/running.ts';
import type { HistoryEntry } from '../../daemon/history/history.ts';
import type { DaemonPart, PartMaker } from '../../daemon/part.ts';
import type { Host } from '../../host/host.ts';
import { openHost } from '../../host/open.ts';
import { ownPaths, type OwnPaths } from '../../host/paths.ts';
import type { ProbeReport } from '../../probes/probe.ts';
import { fakeClock, type FakeClock } from './fakes/clock.ts';
import { aFinding, anObservation, aProbe, aReport, aRule } from './fakes/findings.ts';
import { eventually } from '../eventually.ts';

const minute = 60_000;
let root: string;
let host: Host;
let paths: OwnPaths;
let clock: FakeClock;
let daemon: Daemon | undefined;
let runs: number;
let answer: () => Promise<ProbeReport>;
let told: HistoryEntry[];

const probe = aProbe(
  () => {
    runs++;
    return answer();
  },
  { watches: () => [{ directory: join(root, 'bin'), names: ['go'] }] },
);
const rule = aRule('go-arch-mismatch', { probe });
const listener: PartMaker = {
  name: 'listener',
  make: ({ events }) => {
    const unsubscribe = events.subscribe((event) => {
      if (event.type === 'transition') told.push(event.data);
    });
    return Promise.resolve({ close: () => Promise.resolve(unsubscribe()) });
  },
};

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'gowarden-daemon-'));
  mkdirSync(join(root, 'bin'));
  const real = await openHost();
  // The login shell is not started, which may take seconds.
  host = { ...real, environment: {}, contexts: () => Promise.resolve([]), shellAnswer: () => null };
  paths = ownPaths('linux', root, {}, join(root, 'state'));
  clock = fakeClock();
  runs = 0;
  told = [];
  answer = () => Promise.resolve(aReport({ observations: [anObservation(join(root, 'bin/go'))] }));
});
afterEach(async () => {
  const stopped = daemon?.stop();
  // A hanging probe is waited for by the daemon's clock.
  await clock.pass(minute);
  await stopped;
  daemon = undefined;
  rmSync(root, { recursive: true, force: true });
});

const kindsTold = (): string[] => told.map(({ kind }) => kind);
const mismatch = (): Promise<ProbeReport> =>
  Promise.resolve(
    aReport({
      findings: [aFinding(join(root, 'bin/go'))],
      observations: [anObservation(join(root, 'bin/go'), { architectures: ['amd64'] })],
    }),
  );

async function start(options: Partial<DaemonOptions> = {}): Promise<Daemon> {
  daemon = await startDaemon({
    host,
    paths,
    language: 'en',
    clock,
    probes: [probe],
    rules: new Map([[rule.id, rule]]),
    watch: false,
    parts: [listener],
    ...options,
  });
  await daemon.actions.check();
  return daemon;
}

test('what no event reported is found at the next tick', async () => {
  const { actions } = await start();
  answer = mismatch;
  await clock.pass(4 * minute);
  expect(kindsTold()).toEqual([]);
  await clock.pass(minute);
  await eventually(() => expect(kindsTold()).toEqual(['toolchain-changed', 'opened']));
  expect(actions.status().findings).toMatchObject([{ rule: 'go-arch-mismatch', visible: true }]);
});

test('the output of a failed command is deleted after a day, whether or not anyone asks for it', async () => {
  await start();
  const kept = lastOutputPlace(paths.state);
  const at = new Date(clock.now());
  writeFileSync(kept, 'go: no');
  utimesSync(kept, at, at);
  await clock.pass(23 * 60 * minute);
  expect(existsSync(kept)).toBe(true);
  await clock.pass(70 * minute);
  expect(existsSync(kept)).toBe(false);
});

test('a change in a watched directory is noticed long before the next tick', async () => {
  await start({ watch: true });
  await eventually(() => expect(daemon?.actions.status().daemon.cost.watches).toBe(1));
  answer = mismatch;
  symlinkSync('/nowhere', join(root, 'bin/go'));
  await eventually(async () => {
    await clock.pass(200);
    expect(kindsTold()).toEqual(['toolchain-changed', 'opened']);
  });
});

test.each([
  ['throws', () => Promise.reject(new Error('no table of processes')), 'no table of processes'],
  ['hangs', () => new Promise<ProbeReport>(() => undefined), 'no answer within 10 s'],
])(
  'a probe that %s leaves its answer unknown, resolves nothing, and the daemon keeps running',
  async (_how, bad, why) => {
    answer = mismatch;
    const { actions } = await start();
    const { checkedAt } = actions.status();
    answer = bad;
    void actions.check();
    await clock.pass(11_000);
    await eventually(() =>
      expect(actions.status().unknown).toEqual([`The probe toolchains gave no answer: ${why}`]),
    );
    expect(actions.status().findings).toHaveLength(1);
    expect(actions.status().checkedAt).toBe(checkedAt);
    await clock.pass(2 * actions.status().staleAfterMs);
    expect(actions.status().at - (checkedAt ?? 0)).toBeGreaterThan(actions.status().staleAfterMs);
  },
);

test('a probe that still hangs is not started again', async () => {
  const { actions } = await start();
  answer = () => new Promise<ProbeReport>(() => undefined);
  void actions.check();
  await clock.pass(minute);
  const before = runs;
  await clock.pass(30 * minute);
  expect(runs).toBe(before);
  expect(actions.status().unknown).toEqual([
    'The probe toolchains gave no answer: it has not ended since an earlier look',
  ]);
});

test('a night of sleep leads to one look', async () => {
  await start();
  const before = runs;
  clock.sleep(8 * 60 * minute);
  await clock.pass(5 * minute);
  expect(runs - before).toBe(1);
});

test('after a restart the open finding keeps its start time, and nobody is notified again', async () => {
  answer = mismatch;
  const { actions } = await start();
  const [before] = actions.status().findings;
  expect(kindsTold()).toEqual(['opened']);
  await daemon?.stop();
  told = [];
  await clock.pass(minute);
  await start();
  expect(kindsTold()).toEqual([]);
  expect(daemon?.actions.status().findings).toMatchObject([{ id: before?.id, openedAt: before?.openedAt }]);
  answer = () => Promise.resolve(aReport({ observations: [anObservation(join(root, 'bin/go'))] }));
  await daemon?.actions.check();
  expect(kindsTold()).toEqual(['toolchain-changed', 'resolved']);
});

test('a pause survives a restart, suspends schedule and notifications, and ends by itself', async () => {
  const { actions } = await start();
  await actions.pause(clock.now() + 20 * minute);
  await daemon?.stop();
  await start();
  answer = mismatch;
  const before = runs;
  await clock.pass(15 * minute);
  expect(runs).toBe(before);
  expect(daemon?.actions.status().paused).not.toBeNull();
  await clock.pass(10 * minute);
  await eventually(() => expect(kindsTold()).toEqual(['toolchain-changed', 'opened']));
  expect(daemon?.actions.status().paused).toBeNull();
});

test('a second start for the same state is refused and names the running daemon', async () => {
  await start();
  const second = startDaemon({ host, paths, language: 'en', clock, probes: [], rules: new Map() });
  await expect(second).rejects.toThrow(AlreadyRunning);
  await expect(second).rejects.toMatchObject({ pid: process.pid });
});

test('a part that does not start is a notice, and a later failure does not affect the others', async () => {
  const broken = { name: 'broken', make: () => Promise.reject(new Error('no panel')) };
  const failing = {
    name: 'failing',
    make: (): Promise<DaemonPart> =>
      Promise.resolve({
        status: () => {
          throw new Error('status');
        },
        tell: () => Promise.reject(new Error('tell')),
        close: () => new Promise<void>(() => undefined),
      }),
  };
  const { actions } = await start({ parts: [broken, failing, listener] });
  answer = mismatch;
  const status = await actions.check();
  expect(status.notices).toEqual([{ code: 'part-failed', values: { part: 'broken', reason: 'no panel' } }]);
  expect(status.cleaning.state).toBe('idle');
  expect(kindsTold()).toEqual(['toolchain-changed', 'opened']);
  let stopped = false;
  void daemon?.stop().then(() => (stopped = true));
  await eventually(async () => {
    await clock.pass(1000);
    expect(stopped).toBe(true);
  });
});

test('after a stop no timer is left, and its directories are private', async () => {
  await start();
  await daemon?.stop();
  expect(clock.waiting()).toBe(0);
  const lines = readFileSync(paths.logFile, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { msg: string });
  expect(lines.at(-1)?.msg).toBe('stopped');
});

test('a log that cannot be written is a notice and nothing more', async () => {
  const { actions } = await start();
  rmSync(paths.logs, { recursive: true });
  mkdirSync(paths.logFile, { recursive: true });
  answer = mismatch;
  await actions.check();
  expect(actions.status().notices.map(({ code }) => code)).toEqual(['log-not-written']);
  rmSync(paths.logs, { recursive: true });
  answer = () => Promise.resolve(aReport({ observations: [anObservation(join(root, 'bin/go'))] }));
  await actions.check();
  expect(actions.status().notices).toEqual([]);
  expect(existsSync(paths.logFile)).toBe(true);
});

test('a state directory that is a link is refused with a sentence', async () => {
  mkdirSync(join(root, 'elsewhere'));
  chmodSync(join(root, 'elsewhere'), 0o700);
  symlinkSync(join(root, 'elsewhere'), paths.state);
  await expect(start()).rejects.toThrow(`Expected ${paths.state} to be a directory`);
  unlinkSync(paths.state);
});
