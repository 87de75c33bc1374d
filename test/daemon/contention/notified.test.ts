import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { contention as room } from '../../../daemon/contention/part.ts';
import { type Daemon, startDaemon } from '../../../daemon/daemon.ts';
import { recordedFile } from '../../../desktop/notify/recorded.ts';
import { newNotifier } from '../../../daemon/notifier/notifier.ts';
import type { Incident } from '../../../daemon/contention/incident.ts';
import { incidentKinds, incidentsIn } from '../../../daemon/contention/list.ts';
import type { History } from '../../../daemon/history/history.ts';
import type { PartMaker } from '../../../daemon/part.ts';
import { openHost } from '../../../host/open.ts';
import { ownPaths, type OwnPaths } from '../../../host/paths.ts';
import { buildMachine } from '../../../host/simulated/build.ts';
import { presets } from '../../../host/simulated/presets.ts';
import { contention } from '../../../probes/contention/probe.ts';
import { fakeClock, type FakeClock } from '../fakes/clock.ts';

const second = 1000;

let root: string;
let paths: OwnPaths;
let clock: FakeClock;
let daemon: Daemon;
let history: History;
/** The daemon's memory is read by those who live inside it. */
const reader: PartMaker = {
  name: 'reader',
  make: (context) => {
    history = context.history;
    return Promise.resolve({ close: () => Promise.resolve() });
  },
};
const { description, files } = presets['two-ides']();

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'gowarden-notified-'));
  buildMachine(join(root, 'machine'), { description, files });
  wait(false);
  paths = ownPaths('darwin', root, {}, join(root, 'state'));
  clock = fakeClock();
  const host = await openHost({ simulation: join(root, 'machine') });
  daemon = await startDaemon({
    ...{ host, paths, clock, language: 'en', watch: false },
    ...{ probes: [contention], parts: [newNotifier(), room, reader] },
  });
});
afterEach(async () => {
  const stopped = daemon.stop();
  await clock.pass(60 * second);
  await stopped;
  rmSync(root, { recursive: true, force: true });
});

/** Whether GoLand's `go mod tidy` waits for VS Code's lock from now on. */
function wait(waits: boolean): void {
  const locks = waits ? description.locks : [];
  writeFileSync(join(root, 'machine/machine.json'), JSON.stringify({ ...description, locks }));
}

/** Timers of the idle daemon. During a look, which takes real time, that of the next look is missing. */
const atRest = 3;

async function during(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 250) {
    await clock.pass(250);
    await vi.waitUntil(() => clock.waiting() >= atRest, { timeout: 20_000, interval: 1 });
  }
}

const notified = (): readonly string[] => {
  const file = recordedFile(paths.state);
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  return lines.map((line) => (JSON.parse(line) as { title: string }).title);
};
const waits = (): readonly Incident[] =>
  incidentsIn(incidentKinds.flatMap((kind) => history.entries({ kind, limit: 1000 }))).filter(
    ({ rule }) => rule === 'modcache-lock-wait',
  );

test('an incident is notified once, even if it stops for a moment, or returns within the hour', async () => {
  const title = "A go command waits for a lock of Go's module cache";
  await during(70 * second);
  expect(notified().filter((one) => one === title)).toEqual([]);
  wait(true);
  await during(10 * second);
  await vi.waitFor(() => expect(notified()).toContain(title), { timeout: 20_000 });
  for (let times = 0; times < 5; times += 1) {
    wait(false);
    await during(0.75 * second);
    wait(true);
    await during(5 * second);
  }
  expect(waits()).toMatchObject([{ closedAt: null }]);
  wait(false);
  await during(10 * second);
  const [first] = waits();
  expect(first?.closedAt).toBeGreaterThan(first!.openedAt + 30 * second);
  wait(true);
  await during(10 * second);
  expect(waits()).toMatchObject([{ closedAt: null }, { closedAt: first!.closedAt }]);
  expect(notified().filter((one) => one === title)).toHaveLength(1);
}, 120_000);
