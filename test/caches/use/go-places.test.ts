import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { copyFileSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lookAtUse } from '../../../caches/use/look.ts';
import { CacheFinder } from '../../../caches/inventory/find.ts';
import { processTable } from '../../../host/processes/process-table.ts';
import type { ProcessEnvironment } from '../../../host/processes/processes.ts';
import { processesOfLinux } from '../../../host/processes/processes.linux.ts';
import { aProcess, put, putModule, testMachine, type TestMachine } from '../machine.ts';

const isLinux = process.platform === 'linux';
let machine: TestMachine;
let started: ChildProcess[] = [];

beforeEach(() => {
  machine = testMachine();
  put(join(machine.goCache, '00', `00${'0'.repeat(62)}-d`));
  putModule(machine.modules, 'example.com/m');
});
afterEach(() => {
  for (const child of started) child.kill('SIGKILL');
  started = [];
  machine.remove();
});

const go = aProcess(4711, '/usr/local/go/bin/go', { arguments: ['go', 'build'] });

/** Whether build and module cache count as in use, given what is known of the environment of a `go build`. */
async function busy(environment: ProcessEnvironment | null): Promise<string[]> {
  const told = new Map(environment ? [[go.pid, environment]] : []);
  const table = processTable([go], () => Promise.resolve(new Map()), {
    environments: () => Promise.resolve(told),
  });
  return busyOf({ ...machine.host, processes: () => Promise.resolve(table) });
}

async function busyOf(host: TestMachine['host']): Promise<string[]> {
  const look = await lookAtUse(host);
  const { caches } = await new CacheFinder(machine.host).find(look.processes);
  const wanted = caches.filter(({ kind }) => kind === 'go-build' || kind === 'go-modules');
  const uses = await Promise.all(wanted.map(async (cache) => [cache.kind, (await look.useOf(cache)).state]));
  return uses.filter(([, state]) => state === 'busy').flatMap(([kind]) => kind ?? []);
}

test('a go command counts only for the caches that it uses', async () => {
  const HOME = machine.home;
  const elsewhere = join(machine.root, 'elsewhere');
  expect(await busy({ HOME })).toEqual(['go-build', 'go-modules']);
  expect(await busy({ HOME, GOCACHE: elsewhere })).toEqual(['go-modules']);
  expect(await busy({ HOME, GOMODCACHE: elsewhere })).toEqual(['go-build']);
  expect(await busy({ HOME, GOPATH: elsewhere, GOCACHE: elsewhere })).toEqual([]);
  expect(await busy({ HOME, GOCACHE: `${machine.goCache}/` })).toEqual(['go-build', 'go-modules']);
  put(join(machine.home, '.config/go/env'), `GOCACHE=${elsewhere}\n`);
  expect(await busy({ HOME })).toEqual(['go-build', 'go-modules']);
});

test('so does one that uses another name for the same directory', async () => {
  const link = join(machine.root, 'link');
  symlinkSync(machine.goCache, link);
  expect(await busy({ HOME: machine.home, GOCACHE: link })).toEqual(['go-build', 'go-modules']);
});

test('a go command whose caches are unknown, or that go would refuse, counts for all', async () => {
  expect(await busy(null)).toEqual(['go-build', 'go-modules']);
  expect(await busy({ HOME: machine.home, GOCACHE: 'relative' })).toEqual(['go-build', 'go-modules']);
});

/** A process that is called `go` and does nothing. */
function startGo(environment: ProcessEnvironment, through: readonly string[] = []): ChildProcess {
  const bin = join(machine.root, 'fake');
  mkdirSync(bin, { recursive: true });
  const program = join(bin, 'go');
  copyFileSync('/bin/sleep', program);
  const [first, ...rest] = [...through, program, '30'];
  const child = spawn(first, rest, { env: environment, stdio: 'ignore' });
  started.push(child);
  return child;
}

/** What the real process table shows about the processes that this test started. */
async function busyNow(): Promise<string[]> {
  const table = processesOfLinux(machine.host.files);
  const all = table.all.filter(({ pid }) => table.ancestors(pid).some((one) => one.pid === process.pid));
  return busyOf({ ...machine.host, processes: () => Promise.resolve({ ...table, all }) });
}

const until = async (wanted: () => Promise<boolean>): Promise<void> => {
  while (!(await wanted())) await new Promise((resolve) => setTimeout(resolve, 20));
};

test.runIf(isLinux)('the environment of a real process is read', async () => {
  const child = startGo({ HOME: machine.home, GOCACHE: join(machine.root, 'elsewhere') });
  await until(() =>
    Promise.resolve(
      processesOfLinux(machine.host.files).find(child.pid!)?.executable.endsWith('/go') === true,
    ),
  );
  expect(await busyNow()).toEqual(['go-modules']);
});

const unshares = isLinux && spawnSync('unshare', ['-m', 'true']).status === 0;
test.runIf(unshares)('paths in a container are not ours, so it counts for all', async () => {
  startGo({ HOME: '/nobody', GOCACHE: '/cache', GOMODCACHE: '/mod', PATH: '/usr/bin:/bin' }, [
    'unshare',
    '-m',
  ]);
  await until(async () => (await busyNow()).length > 0);
  expect(await busyNow()).toEqual(['go-build', 'go-modules']);
});

test.runIf(isLinux)('a zombie is not a newcomer and uses nothing', async () => {
  const table = processesOfLinux(machine.host.files);
  // The shell becomes a `sleep`, which never reaps its child.
  const program = join(machine.root, 'go');
  copyFileSync('/bin/true', program);
  const child = spawn('/bin/sh', ['-c', `${program} & exec sleep 30`], { stdio: 'ignore' });
  started.push(child);
  const zombie = (): string =>
    spawnSync('ps', ['--ppid', String(child.pid), '-o', 'stat=,pid=,comm='], { encoding: 'utf8' }).stdout;
  await until(() => Promise.resolve(/^Z/.test(zombie())));
  expect(zombie()).toMatch(/go/);
  const pid = Number(/^Z\S*\s+(\d+)/.exec(zombie())?.[1]);
  expect(pid).toBeGreaterThan(1);
  expect(table.newcomers?.()?.map((one) => one.pid)).not.toContain(pid);
  expect(await busyNow()).toEqual([]);
});
