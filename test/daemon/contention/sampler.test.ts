import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { Incidents } from '../../../daemon/contention/incidents.ts';
import { incidentKinds, incidentsIn } from '../../../daemon/contention/list.ts';
import { Sampler } from '../../../daemon/contention/sampler.ts';
import { openHistory } from '../../../daemon/history/open.ts';
import type { Host } from '../../../host/host.ts';
import { openHost } from '../../../host/open.ts';
import type { Lock } from '../../../host/locks/locks.ts';
import type { Process, Processes } from '../../../host/processes/processes.ts';
import { processTable } from '../../../host/processes/process-table.ts';
import { Memory } from '../../../probes/contention/memory.ts';
import type { Picture } from '../../../probes/contention/picture.ts';
import { fakeClock, type FakeClock } from '../fakes/clock.ts';
import { keptLog } from '../fakes/log.ts';
import { eventually } from '../../eventually.ts';

const cache = '/home/kim/go/pkg/mod';
const missing = { ok: false, failure: { kind: 'absent', message: '' } } as const;

let clock: FakeClock;
let sampler: Sampler;
let pictures: Picture[];
let glances: number;
let errors: unknown[];
/** The observed machine. */
let running: Map<number, 'go' | 'gopls' | 'dlv'>;
const born = new Map<number, number>();
/** Reported once by the next glance. */
let started: number[];
let onPicture: (picture: Picture) => void;
let locks: Lock[];

const parents: readonly [number, string][] = [
  [10, '/usr/share/code/code'],
  [20, '/opt/goland/bin/goland'],
];
const parentOf = (pid: number): number => (pid < 200 ? 10 : 20);
const row = (pid: number, parent: number, executable: string): Process => {
  const rest = { uid: 1000, startedMs: 0, arguments: [executable], translated: false };
  return { pid, parent, executable, ...rest };
};
const host = (): Host =>
  ({
    platform: 'linux',
    user: { name: 'kim', uid: 1000, home: '/home/kim' },
    files: { text: () => missing, target: () => missing, list: () => missing, facts: () => missing },
    contexts: () => Promise.resolve([{ id: 'login-shell', environment: { GOMODCACHE: cache }, path: [] }]),
    processes: () => {
      const tools = [...running].map(([pid, name]) => {
        if (!born.has(pid)) born.set(pid, clock.now());
        const tool = row(pid, parentOf(pid), `/usr/bin/${name}`);
        return { ...tool, startedMs: born.get(pid) ?? null, arguments: [name, 'list'] };
      });
      const flock = { ...row(300, 20, '/usr/bin/flock'), arguments: ['flock', 'lock', 'sleep', '5'] };
      const all = [...parents.map(([pid, executable]) => row(pid, 1, executable)), flock, ...tools];
      return Promise.resolve(processTable(all, () => Promise.resolve(new Map())));
    },
    locks: () => Promise.resolve({ certainty: 'observed', all: locks }),
    glance: () => {
      glances += 1;
      const name = ({ pid }: Lock): string => `${pid}:7`;
      return {
        running,
        started: started.splice(0),
        readLocks: true,
        waits: locks.filter(({ state }) => state === 'waits').map(name),
        exclusive: locks.filter(({ state }) => state === 'holds').map(name),
      };
    },
  }) as unknown as Host;

let looked: Host;
let memory: Memory;
beforeEach(async () => {
  [clock, pictures, glances, errors] = [fakeClock(), [], 0, []];
  running = new Map();
  born.clear();
  [locks, started, onPicture] = [[], [], () => undefined];
  looked = host();
  memory = new Memory(looked.files);
  sampler = samplerOf();
  await sampler.start();
  await clock.pass(1);
  [pictures, glances] = [[], 0];
});
afterEach(() => {
  sampler.stop();
  expect(errors).toEqual([]);
  expect(clock.waiting()).toBe(0);
});

const samplerOf = (): Sampler =>
  new Sampler({
    host: looked,
    memory,
    clock,
    onPicture: (picture) => {
      pictures.push(picture);
      onPicture(picture);
    },
    onRefused: (path, error) => {
      throw new Error(path, { cause: error });
    },
    onError: (error) => errors.push(error),
  });

/** Glances and full pictures in a period of time. */
async function during(ms: number): Promise<{ glances: number; pictures: number }> {
  const before = { glances, pictures: pictures.length };
  for (let passed = 0; passed < ms; passed += 10) await clock.pass(10);
  return { glances: glances - before.glances, pictures: pictures.length - before.pictures };
}

const lock = (pid: number, state: Lock['state']): Lock => {
  return { path: `${cache}/cache/lock`, pid, state, mode: 'exclusive' };
};

test('while nobody works it glances once a second and takes only the full picture of the minute', async () => {
  expect(await during(30_000)).toEqual({ glances: 30, pictures: 0 });
  await during(31_000);
  expect(pictures).toHaveLength(1);
});

test('an application idle for ten minutes is glanced at every four seconds, if the next build can be noticed', async () => {
  const temporary = mkdtempSync(join(tmpdir(), 'gowarden-rest-'));
  onTestFinished(() => rmSync(temporary, { recursive: true }));
  const { files } = await openHost();
  sampler.stop();
  looked = host();
  Object.assign(looked, {
    files: {
      ...looked.files,
      target: files.target.bind(files),
      mayWatch: () => true,
      onDisk: (at: string) => at,
    },
    contexts: () =>
      Promise.resolve([
        { id: 'login-shell', environment: { GOMODCACHE: cache, GOTMPDIR: temporary }, path: [] },
      ]),
  });
  sampler = samplerOf();
  await sampler.start();
  await during(1000);
  expect((await during(60_000)).glances).toBe(15);
  running.set(101, 'gopls');
  started.push(101);
  await during(5000);
  expect((await during(30_000)).glances).toBe(30);
  running.clear();
  await during(9 * 60_000);
  expect((await during(30_000)).glances).toBe(30);
  await during(60_000);
  expect((await during(40_000)).glances).toBe(10);
  const before = glances;
  mkdirSync(join(temporary, 'go-build12'));
  await eventually(async () => {
    await clock.pass(1);
    expect(glances).toBeGreaterThan(before);
  });
  expect((await during(30_000)).glances).toBe(30);
});

test('a single application does not raise the rate, however many of its tools run', async () => {
  running.set(101, 'gopls').set(102, 'go').set(103, 'go');
  await during(61_000);
  expect((await during(10_000)).glances).toBe(10);
});

test('the rate rises while one of two applications runs a go command, and more while both do; idle tools do not raise it', async () => {
  running.set(101, 'gopls').set(201, 'gopls');
  // Their owners are known from the next full picture.
  await during(61_000);
  expect((await during(10_000)).glances).toBe(10);
  running.set(102, 'go');
  started.push(102);
  await during(1000);
  const one = (await during(10_000)).glances;
  expect(one).toBeGreaterThan(50);
  running.set(202, 'go');
  started.push(202);
  await during(1000);
  expect((await during(10_000)).glances).toBeGreaterThan(1.5 * one);
});

test('a telemetry child, or another user’s process, does not count although it has a tool’s name', async () => {
  const table = looked.processes.bind(looked);
  // The telemetry child of a gopls, and the go command of another user.
  const others = [
    { ...row(104, 101, '/usr/bin/gopls'), arguments: ['/usr/bin/gopls', '** telemetry **'] },
    { ...row(400, 1, '/usr/bin/go'), uid: 1001 },
  ];
  Object.assign(looked, {
    processes: async () =>
      processTable([...(await table()).all, ...others], () => Promise.resolve(new Map())),
  });
  running.set(101, 'gopls').set(102, 'go');
  const glance = looked.glance!;
  Object.assign(looked, {
    glance: () => ({ ...glance(), running: new Map([...running, [104, 'gopls'], [400, 'go']]) }),
  });
  await during(61_000);
  expect((await during(10_000)).glances).toBe(10);
});

test('an application whose go commands come in quick succession is sampled more often, so that they are counted', async () => {
  for (let pid = 110; pid < 125; pid += 1) {
    running = new Map([[pid, 'go']]);
    started = [pid];
    await during(1000);
  }
  const thick = await during(4000);
  expect(thick.glances).toBeGreaterThan(10);
});

test.each([0, 1, 333, 500, 999])(
  'a lock that is taken %i ms after a glance is reported within 2 s, with pid, command and owner, and ends when it is free',
  async (after) => {
    const folder = mkdtempSync(join(tmpdir(), 'gowarden-held-'));
    const history = await openHistory({
      file: join(folder, 'history.sqlite'),
      log: keptLog(),
      now: () => clock.now(),
    });
    onTestFinished(() => {
      history.close();
      rmSync(folder, { recursive: true });
    });
    const incidents = new Incidents(memory, history);
    onPicture = (picture) => incidents.see(picture, true);
    const stored = () => incidentsIn(incidentKinds.flatMap((kind) => history.entries({ kind, limit: 1000 })));
    await clock.pass(after);
    const taken = clock.now();
    locks = [lock(300, 'holds')];
    await during(2000);
    const [incident] = stored();
    expect(incident).toMatchObject({
      subject: `${cache}/cache/lock`,
      closedAt: null,
      holder: { pid: 300, command: 'flock lock sleep 5', owner: 'GoLand' },
    });
    expect(incident?.openedAt).toBeGreaterThanOrEqual(taken);
    await during(3000);
    locks = [];
    await during(4000);
    expect(stored()[0]?.closedAt).toBeGreaterThan(taken + 4900);
  },
);

test('our own go commands cause no wake-ups', async () => {
  const table = (): Promise<Processes> => host().processes();
  const ours = row(300, 30, '/usr/bin/go');
  const us = { ...row(30, 1, '/usr/bin/node'), arguments: ['node', '/opt/gowarden/dist/gowarden.js', 'run'] };
  const glance = looked.glance!;
  let isNew = true;
  Object.assign(looked, {
    processes: async () => processTable([...(await table()).all, us, ours], () => Promise.resolve(new Map())),
    glance: () => {
      const started = isNew ? [300] : [];
      isNew = false;
      return { ...glance(), started, running: new Map([[300, 'go']]) };
    },
  });
  await during(2000);
  expect(await during(10_000)).toEqual({ glances: 10, pictures: 0 });
});

test('a wait is watched closely while it lasts, and so is its end', async () => {
  locks = [lock(102, 'holds'), lock(202, 'waits')];
  running.set(102, 'go').set(202, 'go');
  await during(1200);
  expect(pictures.length).toBeGreaterThan(1);
  expect(pictures.at(-1)?.holds).toMatchObject([{ waits: [{ actor: { pid: 202, owner: 'GoLand' } }] }]);
  locks = [];
  running = new Map();
  await during(1000);
  expect(pictures.at(-1)?.holds).toEqual([]);
  // Then it is quiet again, although more go commands are expected for two more minutes.
  await during(5000);
  const awake = await during(10_000);
  expect(awake.pictures).toBe(0);
  expect(awake.glances).toBeGreaterThan(30);
  await during(110_000);
  expect(await during(10_000)).toEqual({ glances: 10, pictures: 0 });
});

test('a lock that stays is examined shortly after the glance that first saw it', async () => {
  locks = [lock(300, 'holds')];
  await during(1100);
  expect(pictures.length).toBeGreaterThan(0);
});

test("other programs' locks are examined at once", async () => {
  const glance = looked.glance!;
  Object.assign(looked, { glance: () => ({ ...glance(), exclusive: ['77:5'], waits: ['78:5'] }) });
  await during(5000);
  expect(pictures.length).toBeLessThan(4);
  expect((await during(10_000)).pictures).toBe(0);
});

test('a change of go.mod triggers a look at once', async () => {
  memory.sawVersion('/src/app/go.mod', { at: 0, fingerprint: 'a', owners: [] });
  const before = glances;
  memory.sawVersion('/src/app/go.mod', { at: 1, fingerprint: 'b', owners: [] });
  sampler.swept();
  await clock.pass(1);
  expect(glances).toBe(before + 1);
  expect(pictures).toHaveLength(1);
});
