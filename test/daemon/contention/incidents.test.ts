import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Incident } from '../../../daemon/contention/incident.ts';
import { Incidents } from '../../../daemon/contention/incidents.ts';
import type { HistoryEntry } from '../../../daemon/history/history.ts';
import { incidentKinds, incidentsIn } from '../../../daemon/contention/list.ts';
import type { History } from '../../../daemon/history/history.ts';
import { openHistory } from '../../../daemon/history/open.ts';
import type { Files } from '../../../host/files/files.ts';
import type { Actor } from '../../../probes/contention/actor.ts';
import { Memory } from '../../../probes/contention/memory.ts';
import type { Hold } from '../../../probes/contention/wait.ts';
import { goCommand, heldBy, pictureAt } from '../../probes/contention/actors.ts';
import { keptLog } from '../fakes/log.ts';

const code = goCommand(11, 'Visual Studio Code', 'go mod download');
const goland = goCommand(21, 'GoLand', 'go mod tidy');
const another = goCommand(22, 'GoLand', 'go list -m all');

let folder: string;
let history: History;
let memory: Memory;
let incidents: Incidents;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gowarden-incidents-'));
  history = await openHistory({ file: join(folder, 'history.sqlite'), log: keptLog(), now: () => 0 });
  memory = new Memory({ text: () => ({ ok: false }), target: () => ({ ok: false }) } as unknown as Files);
  incidents = new Incidents(memory, history);
});
afterEach(() => {
  history.close();
  rmSync(folder, { recursive: true });
});

/** A process of which a look shows only its number. */
function bare(pid: number): Actor {
  const unknown = {
    owner: null,
    family: null,
    ownerPid: null,
    startedMs: null,
    directory: null,
    module: null,
  };
  return { pid, kind: 'other', command: `pid ${pid}`, ...unknown, chain: [] };
}

/** What a look at `at` shows of the locks. Returns whether an incident started or ended. */
function see(at: number, ...holds: readonly Hold[]): boolean {
  const timed = memory.locks.time(holds, at);
  return incidents.see(pictureAt(at, { holds: timed }), true);
}
const stored = (): readonly Incident[] =>
  incidentsIn(incidentKinds.flatMap((kind) => history.entries({ kind, limit: 1000 })));
const entries = (): number => incidentKinds.flatMap((kind) => history.entries({ kind })).length;

test('a wait opens once, names later waiters, and closes by itself with its duration', () => {
  const news = [1000, 1080, 1160, 1240].map((at) => see(at, heldBy(code, [goland])));
  expect(news).toEqual([false, false, false, true]);
  expect(see(1320, heldBy(code, [goland, another]))).toBe(false);
  expect(see(1400)).toBe(false);
  expect(stored()).toMatchObject([{ closedAt: null, waiters: [{ pid: 21 }, { pid: 22 }] }]);
  expect(see(3800)).toBe(false);
  expect(see(3900)).toBe(true);
  const [incident] = stored();
  expect(incident).toMatchObject({
    rule: 'modcache-lock-wait',
    certainty: 'observed',
    openedAt: 1000,
    closedAt: 1400,
    holder: { pid: 11, command: 'go mod download', owner: 'Visual Studio Code' },
    waiters: [
      { pid: 21, command: 'go mod tidy', owner: 'GoLand' },
      { pid: 22, command: 'go list -m all', owner: 'GoLand' },
    ],
  });
  // Opened, one more waiter, closed.
  expect(entries()).toBe(3);
});

test('what disappears and returns within two seconds is one incident', () => {
  for (let at = 0; at < 16_000; at += 80) see(at, ...(at % 2400 < 400 ? [heldBy(code, [goland])] : []));
  see(20_000);
  expect(stored()).toHaveLength(1);
  expect(stored()[0]?.closedAt).toBeGreaterThan(14_000);
});

test('a wait is one incident although the lock is passed on; waiting for the next holder is another, with all its waiters', () => {
  const late = goCommand(12, 'Visual Studio Code', 'go build ./...');
  for (const at of [0, 100, 200, 300]) see(at, heldBy(code, [goland, another]));
  for (const at of [400, 500, 600, 700, 800]) see(at, heldBy(goland, [another, ...(at > 400 ? [late] : [])]));
  expect(stored().map(({ holder, waiters }) => [holder?.pid, waiters.map(({ pid }) => pid)])).toEqual([
    [21, [22, 12]],
    [11, [21, 22]],
  ]);
  expect(stored().map(({ openedAt }) => openedAt)).toEqual([400, 0]);
  expect(stored()[1]?.values.holder).toContain('go mod download');
  expect(stored()[1]?.samples.at(-1)?.evidence.join('\n')).toContain('go mod tidy');
});

test('a wait whose holder is only identified later is one incident, with the holder', () => {
  const unseen = { ...heldBy(code, [goland]), holders: [], certainty: 'suspected' } as const;
  for (let at = 0; at < 3000; at += 100) see(at, unseen);
  for (let at = 3000; at < 4000; at += 100) see(at, heldBy(code, [goland]));
  expect(stored()).toMatchObject([
    {
      openedAt: 0,
      certainty: 'observed',
      holder: { pid: 11, command: 'go mod download' },
      waiters: [{ pid: 21 }],
    },
  ]);
});

test.each([
  ['nobody', [], [21, 22]],
  ['only a number', [bare(11)], [21, 22]],
  ['another of whom less is known', [bare(99)], [21]],
])('what is known of a holder is kept when a look says %s', (_, holders, pids) => {
  for (const at of [0, 100, 200, 300]) see(at, heldBy(code, [goland]));
  for (let at = 400; at < 4000; at += 100) see(at, { ...heldBy(code, [goland, another]), holders });
  const incident = stored().at(-1);
  expect(incident?.holder).toEqual({ pid: 11, command: 'go mod download', owner: 'Visual Studio Code' });
  expect(incident?.waiters.map(({ pid }) => pid)).toEqual(pids);
  expect(incident?.values.holder).toContain('go mod download');
});

test('a waiter that ended before it was identified keeps its name', () => {
  for (const at of [0, 100, 200, 300]) see(at, heldBy(code, [goland]));
  for (const at of [400, 500]) see(at, heldBy(code, [bare(21)]));
  expect(stored()).toMatchObject([{ waiters: [{ pid: 21, command: 'go mod tidy', owner: 'GoLand' }] }]);
});

test('a wait that ended before it was long enough to report is reported afterwards if the looks came late', () => {
  see(0);
  see(100, heldBy(code, [goland]));
  expect(see(500)).toBe(true);
  expect(stored()).toMatchObject([{ openedAt: 100, holder: { pid: 11 }, waiters: [{ pid: 21 }] }]);
  see(3000);
  expect(stored()).toMatchObject([{ closedAt: 500 }]);
});

test('samples stay few and short', () => {
  const long = { ...code, command: `go ${'x'.repeat(10_000)}` };
  for (let at = 0; at < 100; at += 1) {
    const waiters = Array.from({ length: 60 + at }, (_, index) => goCommand(1000 + index, 'GoLand'));
    see(at * 80, heldBy(long, waiters));
  }
  const [incident] = stored();
  expect(incident?.samples.length).toBeLessThanOrEqual(20);
  expect(incident?.waiters.length).toBe(50);
  expect(JSON.stringify(incident).length).toBeLessThan(200_000);
});

test('what an earlier daemon left open is closed at the next start', () => {
  for (const at of [0, 100, 200, 300]) see(at, heldBy(code, [goland]));
  new Incidents(memory, history).settle(9000);
  expect(stored()).toMatchObject([{ openedAt: 0, closedAt: 9000 }]);
});

test('a storm that pauses for less than a minute goes on', () => {
  const storm = {
    owner: 'GoLand',
    ownerPid: 20,
    module: '/src/app',
    count: 60,
    windowMs: 60_000,
    sampled: false,
    verbs: {},
  };
  const at = (ms: number, storms: readonly (typeof storm)[]) =>
    incidents.see(pictureAt(ms, { storms }), true);
  expect(at(0, [storm])).toBe(true);
  expect(at(30_000, [])).toBe(false);
  expect(at(60_000, [storm])).toBe(false);
  expect(at(90_000, [])).toBe(false);
  expect(at(150_000, [])).toBe(true);
  expect(stored()).toMatchObject([{ rule: 'go-command-storm', openedAt: 0, closedAt: 90_000 }]);
});

test('of something that changes at every look a few looks are kept, further and further apart', () => {
  const storm = {
    owner: 'GoLand',
    ownerPid: 20,
    module: '/src/app',
    windowMs: 60_000,
    sampled: false,
    verbs: {},
  };
  for (let at = 0; at < 600_000; at += 250)
    incidents.see(pictureAt(at, { storms: [{ ...storm, count: 150 + at / 250 }] }), true);
  incidents.see(pictureAt(700_000), true);
  incidents.see(pictureAt(800_000), true);
  const times = stored()[0]!.samples.map(({ at }) => at);
  expect(times.length).toBeLessThanOrEqual(20);
  expect(times.at(-1)).toBeGreaterThan(400_000);
  expect(times.slice(0, 3)).toEqual([0, 10_000, 20_000]);
});

test('an entry that does not hold an incident is skipped, and the others are shown', () => {
  for (const at of [1000, 1080, 1160, 1240]) see(at, heldBy(code, [goland]));
  const [incident] = stored();
  const kind = 'incident-opened';
  const wrongs = [
    null,
    {},
    { ...incident, samples: {} },
    { ...incident, waiters: [7] },
    { ...incident, closedAt: 'x' },
  ];
  const entries = wrongs.map((details, id) => ({ id: 1000 + id, at: 1, kind, subject: '/x', details }));
  expect(incidentsIn([...history.entries(), ...(entries as HistoryEntry[])])).toEqual([incident]);
});
