// The cost of watching who waits for whom, compared with `lsof` polled once a second: node scripts/bench.mjs contention [SECONDS]
// Linux only (/proc). Needs the built bundle (npm run build), Go, and the module proxy once.
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { openHost } from '../../host/open.ts';
import { Memory } from '../../probes/contention/memory.ts';
import { takePicture } from '../../probes/contention/picture.ts';
import { gopls } from '../../test/real/contention/gopls.ts';
import { LanguageClient } from '../../test/real/contention/language-client.ts';
import { installProgram, Machine } from '../../test/real/contention/machine.ts';
import { downloaded, mainGo } from '../../test/real/contention/modules.ts';
import { duration, median, table } from './table.ts';

const seconds = Number(process.argv[2] ?? 60);
const tries = 20;
const run = promisify(execFile);
const { module: pristine, files } = downloaded();
const server = gopls();
const machine = new Machine({ GOPROXY: `file://${files}` });
const module = join(machine.home, 'app');
const main = join(module, 'main.go');
cpSync(pristine, module, { recursive: true });
installProgram(server, join(machine.home, 'go/bin/gopls'));

interface Cost {
  /** Milliseconds of processor. */
  readonly cpu: number;
  readonly wakeUps: number;
}

/** Of a process since its start (proc(5): utime and stime in ticks of 10 ms). */
function costOf(pid: number): Cost {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return {
    cpu: (Number(fields[11]) + Number(fields[12])) * 10,
    wakeUps: Number(/^voluntary_ctxt_switches:\s+(\d+)/m.exec(status)?.[1]),
  };
}

/** Processor time of the children that ended, of a shell that polls lsof once a second over the same files. */
async function pollLsof(signal: AbortSignal): Promise<number> {
  const files_ = [machine.sideLock, join(module, 'go.mod'), join(module, 'go.sum')];
  const before = childrenCpuMs();
  while (!signal.aborted) {
    // Exit code 1: no process has them open.
    await run('lsof', ['-w', '-n', '-P', '-F', 'pfaln', '--', ...files_]).catch(() => undefined);
    await wait(1000, undefined, { signal }).catch(() => undefined);
  }
  return childrenCpuMs() - before;
}

/** cutime and cstime: of our own children, once they have been waited for. */
function childrenCpuMs(): number {
  const stat = readFileSync('/proc/self/stat', 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13]) + Number(fields[14])) * 10;
}

async function during(
  name: string,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<readonly string[]> {
  const stop = new AbortController();
  const before = costOf(machine.daemonPid);
  const [lsof, working] = [pollLsof(stop.signal), work(stop.signal)];
  await wait(seconds * 1000);
  const after = costOf(machine.daemonPid);
  stop.abort();
  const [lsofCpu] = await Promise.all([lsof, working]);
  return [name, `${after.cpu - before.cpu} ms`, String(after.wakeUps - before.wakeUps), `${lsofCpu} ms`];
}

/** Two editors whose user changes an import every few seconds: each change starts go commands in both. */
async function edit(clients: readonly LanguageClient[], signal: AbortSignal): Promise<void> {
  for (let version = 2; !signal.aborted; version += 1) {
    const text = version % 2 ? mainGo : mainGo.replace('import (', 'import (\n\t_ "os"');
    for (const client of clients) client.change(main, version, text);
    if (version % 5 === 0) {
      writeFileSync(join(module, 'go.mod'), `// ${version}\n`, { flag: 'a' });
      for (const client of clients) client.changedOnDisk(join(module, 'go.mod'));
    }
    await wait(3000, undefined, { signal }).catch(() => undefined);
  }
}

/** From taking a lock to the incident appearing in the local API, in milliseconds; it is gone before the next try. */
async function heldTimes(tries: number): Promise<readonly number[]> {
  const times: number[] = [];
  const mark = join(machine.home, 'taken');
  for (let index = 0; index < tries; index += 1) {
    // There is one look a second: a lock may be taken at any time between two.
    await wait(2000 + Math.random() * 1000);
    const holder = machine.application(
      'goland',
      `flock ${machine.sideLock} bash -c 'date +%s%3N >${mark}; exec sleep 5'; true`,
    );
    const open = async (): Promise<boolean> =>
      (await machine.incidents()).some(({ closedAt }) => closedAt === null);
    while (!(await open())) await wait(10);
    times.push(Date.now() - Number(readFileSync(mark, 'utf8')));
    if (holder.exitCode === null) await once(holder, 'exit');
    while (await open()) await wait(100);
  }
  return times;
}

async function timesOf(count: number, act: () => unknown): Promise<string> {
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const began = performance.now();
    await act();
    times.push((performance.now() - began) * 1000);
    await wait(20);
  }
  return duration(median(times));
}

try {
  await machine.startDaemon();
  await wait(15_000);
  const rows = [await during('nobody works', () => Promise.resolve())];
  const held = await heldTimes(tries);
  const slowest = Math.max(...held);
  console.log(
    table([
      ['a lock is held for 5 s', 'median', 'slowest'],
      [`told, ${tries} tries`, ...[median(held), slowest].map((ms) => `${(ms / 1000).toFixed(2)} s`)],
    ]),
  );
  const gopls_ = `${join(machine.home, 'go/bin/gopls')}; true`;
  const clients = [machine.application('code', gopls_), machine.application('goland', gopls_)].map(
    (child) => new LanguageClient(child),
  );
  for (const client of clients) {
    await client.open(module);
    client.openFile(main, mainGo);
    await client.settle(main);
  }
  await wait(15_000);
  rows.push(await during('two gopls, no edits', () => Promise.resolve()));
  rows.push(await during('two gopls, an edit every 3 s', (signal) => edit(clients, signal)));
  console.log(
    table([[`${seconds} s`, 'CPU of the daemon', 'its wake-ups', 'CPU of `lsof` once a second'], ...rows]),
  );

  const host = await openHost();
  const memory = new Memory(host.files);
  const glance = host.glance?.bind(host);
  if (glance === undefined) throw new Error('Expected Linux, where /proc can be glanced at');
  const pids = [...glance().running.keys()];
  const picture = (only?: readonly number[]) =>
    takePicture(host, machine.moduleCache, memory, Date.now(), only);
  const processes = (await host.processes()).all.length;
  console.log(
    table([
      [`one look, ${processes} processes of which ${pids.length} are Go tools`, 'median'],
      ['glance', await timesOf(200, glance)],
      ['picture of the tools that run', await timesOf(100, () => picture([...glance().running.keys()]))],
      ['whole picture, once a minute', await timesOf(50, () => picture())],
      [
        '`lsof` of three files',
        await timesOf(20, () =>
          run('lsof', ['-w', '-n', '-P', '-F', 'pfaln', '--', main]).catch(() => undefined),
        ),
      ],
    ]),
  );
} finally {
  await machine.close();
}
