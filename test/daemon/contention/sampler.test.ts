import { afterEach, beforeEach, expect, test } from 'vitest';
import { Sampler } from '../../../daemon/contention/sampler.ts';
import type { Host } from '../../../host/host.ts';
import type { Lock } from '../../../host/locks.ts';
import type { Process, Processes } from '../../../host/processes.ts';
import { processTable } from '../../../host/process-table.ts';
import { memoryOf } from '../../../probes/contention/probe.ts';
import type { Picture } from '../../../probes/contention/picture.ts';
import { fakeClock, type FakeClock } from '../fakes/clock.ts';

const cache = '/home/kim/go/pkg/mod';
const missing = { ok: false, failure: { kind: 'absent', message: '' } } as const;

let clock: FakeClock;
let sampler: Sampler;
let pictures: Picture[];
let glances: number;
let errors: unknown[];
/** The machine that is looked at. */
let running: Map<number, 'go' | 'gopls' | 'dlv'>;
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
      const tools = [...running].map(([pid, name]) => row(pid, parentOf(pid), `/usr/bin/${name}`));
      const all = [...parents.map(([pid, executable]) => row(pid, 1, executable)), ...tools];
      return Promise.resolve(processTable(all, () => Promise.resolve(new Map())));
    },
    locks: () => Promise.resolve({ certainty: 'observed', all: locks }),
    glance: () => {
      glances += 1;
      const name = ({ pid }: Lock): string => `${pid}:7`;
      return {
        running,
        started: [],
        waits: locks.filter(({ state }) => state === 'waits').map(name),
        exclusive: locks.filter(({ state }) => state === 'holds').map(name),
      };
    },
  }) as unknown as Host;

let looked: Host;
beforeEach(async () => {
  [clock, pictures, glances, errors] = [fakeClock(), [], 0, []];
  running = new Map();
  locks = [];
  looked = host();
  sampler = new Sampler({
    host: looked,
    clock,
    onPicture: (picture) => pictures.push(picture),
    onError: (error) => errors.push(error),
  });
  await sampler.start();
  await clock.pass(1);
  [pictures, glances] = [[], 0];
});
afterEach(() => {
  sampler.stop();
  expect(errors).toEqual([]);
  expect(clock.waiting()).toBe(0);
});

/** Glances and pictures in some time. */
async function during(ms: number): Promise<{ glances: number; pictures: number }> {
  const before = { glances, pictures: pictures.length };
  for (let passed = 0; passed < ms; passed += 10) await clock.pass(10);
  return { glances: glances - before.glances, pictures: pictures.length - before.pictures };
}

const lock = (pid: number, state: Lock['state']): Lock => {
  return { path: `${cache}/cache/lock`, pid, state, mode: 'exclusive' };
};

test('while nobody works it glances once a second and takes no picture but the minute’s', async () => {
  expect(await during(30_000)).toEqual({ glances: 30, pictures: 0 });
  await during(31_000);
  expect(pictures).toHaveLength(1);
});

test('one application alone, with its gopls, raises no rate; tools of two do, and two go commands more', async () => {
  running.set(101, 'gopls');
  await during(61_000);
  expect((await during(10_000)).glances).toBeLessThan(12);
  running.set(201, 'gopls');
  // Its owner is known from the next picture.
  await during(61_000);
  const pair = (await during(10_000)).glances;
  expect(pair).toBeGreaterThan(50);
  running.set(102, 'go').set(202, 'go');
  expect((await during(10_000)).glances).toBeGreaterThan(1.5 * pair);
});

test('our own go commands wake nobody up', async () => {
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

test('a wait is looked at closely while it lasts, and its end too', async () => {
  locks = [lock(102, 'holds'), lock(202, 'waits')];
  running.set(102, 'go').set(202, 'go');
  await during(1200);
  expect(pictures.length).toBeGreaterThan(1);
  expect(pictures.at(-1)?.holds).toMatchObject([{ waits: [{ actor: { pid: 202, owner: 'GoLand' } }] }]);
  locks = [];
  running = new Map();
  await during(1000);
  expect(pictures.at(-1)?.holds).toEqual([]);
  // Then it is quiet again, though for two minutes more go commands are awaited.
  await during(3000);
  const awake = await during(10_000);
  expect(awake.pictures).toBe(0);
  expect(awake.glances).toBeGreaterThan(30);
  await during(110_000);
  expect(await during(10_000)).toEqual({ glances: 10, pictures: 0 });
});

test('a lock that stays is looked at within a moment of the glance that saw it first', async () => {
  locks = [lock(300, 'holds')];
  await during(1100);
  expect(pictures.length).toBeGreaterThan(0);
});

test("other programs' locks are looked at once", async () => {
  const glance = looked.glance!;
  Object.assign(looked, { glance: () => ({ ...glance(), exclusive: ['77:5'], waits: ['78:5'] }) });
  await during(5000);
  expect(pictures.length).toBeLessThan(4);
  expect((await during(10_000)).pictures).toBe(0);
});

test('a change of go.mod makes it look at once', async () => {
  const memory = memoryOf(looked);
  memory.sawVersion('/src/app/go.mod', { at: 0, fingerprint: 'a', owners: [] });
  const before = glances;
  memory.sawVersion('/src/app/go.mod', { at: 1, fingerprint: 'b', owners: [] });
  await clock.pass(1);
  expect(glances).toBe(before + 1);
});
