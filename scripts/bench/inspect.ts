// How long it takes to identify a binary: gowarden compared with `file` and `go version -m` on the same files in the same run.
// node scripts/bench.mjs inspect [COUNT …]     (default 1 100 1000; needs Go, file and 1.5 GB below the temporary directory)
import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, copyFileSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { readBinary } from '../../host/binary/read.ts';
import { realFiles } from '../../host/files/real.ts';
import { goProgram, goVersion } from '../../test/real/go-programs.ts';
import { duration, median, table } from './table.ts';

const root = process.env.GOWARDEN_ROOT ?? process.cwd();
const counts = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1, 100, 1000];
const files = realFiles({ darwin: false, uid: process.getuid?.() ?? 0 });

/** Reads each file as the daemon's sweep does. */
function inProcess(paths: readonly string[]): void {
  for (const path of paths) {
    const read = files.open(path, readBinary);
    if (!read.ok || read.value.go?.version !== goVersionHere) throw new Error(`${path} was not read`);
  }
}

const page = Buffer.alloc(4096);

/** The least that any reader of a file does: one open and one read. The header and what go has written are far apart: two reads. */
const floor = (reads: readonly number[]) => (paths: readonly string[]) => {
  for (const path of paths) {
    const descriptor = openSync(path, 'r');
    for (const offset of reads) readSync(descriptor, page, 0, page.length, offset);
    closeSync(descriptor);
  }
};

function run(program: string, argv: readonly string[]): void {
  const { status, error } = spawnSync(program, argv, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw error ?? new Error(`${program} ended with ${String(status)}`);
}
const each = (program: string, argv: readonly string[]) => (paths: readonly string[]) => {
  for (const path of paths) run(program, [...argv, path]);
};
const once = (program: string, argv: readonly string[]) => (paths: readonly string[]) =>
  run(program, [...argv, ...paths]);

const goVersionHere = goVersion();
const ways: Record<string, (paths: readonly string[]) => void> = {
  'gowarden, in the daemon': inProcess,
  'open, one read, close': floor([0]),
  'open, two reads far apart, close': floor([0, 1_000_000]),
  '`gowarden inspect --json`, Node’s start included': once(process.execPath, [
    join(root, 'dist/gowarden.js'),
    'inspect',
    '--json',
  ]),
  '`file`, one process each': each('file', ['-b']),
  '`file`, one process for all': once('file', ['-b']),
  '`go version -m`, one process each': each('go', ['version', '-m']),
  '`go version -m`, one process for all': once('go', ['version', '-m']),
};

/** Copies of real programs for both kinds of Mac and for Linux, each a file of its own. */
function copies(directory: string, count: number): string[] {
  const flags = ['-ldflags=-s -w'];
  const programs = ['darwin/arm64', 'darwin/amd64', 'linux/arm64'].map((platform) =>
    goProgram({ platform, flags }),
  );
  return Array.from({ length: count }, (_, index) => {
    const path = join(directory, `program-${index}`);
    copyFileSync(programs[index % programs.length] ?? '', path);
    return path;
  });
}

/** Asks the kernel to forget the contents of the files; false where that is impossible or did not happen. */
function forget(paths: readonly string[]): boolean {
  try {
    for (const path of paths)
      execFileSync('dd', [`of=${path}`, 'oflag=nocache', 'conv=notrunc,fdatasync', 'count=0'], {
        stdio: 'ignore',
      });
    const left = execFileSync('fincore', ['-b', '-n', '-o', 'RES', ...paths], { encoding: 'utf8' });
    return left.split('\n').every((line) => Number(line) === 0);
  } catch (error) {
    if (error instanceof Error) console.error(`cold: ${error.message.split('\n')[0] ?? ''}`);
    return false;
  }
}

function timed(act: () => void): number {
  const start = performance.now();
  act();
  return (performance.now() - start) * 1000;
}

/** Another process has the processor between two measurements, whoever is measured next: its caches are as cold for each. */
const another = (): void => run('true', []);

/** Microseconds for each file, the median of several rounds in which the ways take turns. */
function measure(paths: readonly string[], rounds: number, before: () => void): Map<string, number> {
  const times = new Map<string, number[]>(Object.keys(ways).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const [name, way] of Object.entries(ways)) {
      before();
      times.get(name)?.push(timed(() => way(paths)) / paths.length);
    }
  return new Map([...times].map(([name, values]) => [name, median(values)]));
}

const times = (ratio: number): string => (ratio < 10 ? ratio.toPrecision(2) : ratio.toFixed(0));

function report(columns: readonly { title: string; medians: Map<string, number> }[]): string {
  const ours = Object.keys(ways)[0] ?? '';
  const head = ['time for each file', ...columns.map(({ title }) => title)];
  const body = Object.keys(ways).map((name) => [
    name,
    ...columns.map(({ medians }) => {
      const [time = NaN, own = NaN] = [medians.get(name), medians.get(ours)];
      return name === ours ? duration(time) : `${duration(time)} (${times(time / own)} ×)`;
    }),
  ]);
  return table([head, ...body]);
}

const directory = mkdtempSync(join(tmpdir(), 'gowarden-bench-'));
try {
  const all = copies(directory, Math.max(...counts));
  // For a fresh process, in which nothing is compiled yet.
  const first = timed(() => inProcess(all.slice(0, 1)));
  const firstHundred = timed(() => inProcess(all.slice(0, 100))) / Math.min(100, all.length);
  // As in a daemon that has swept a few times.
  for (let pass = 0; pass < 2000; pass += 1) inProcess(all.slice(pass % all.length, (pass % all.length) + 1));
  const columns = counts.map((count) => {
    const paths = all.slice(0, count);
    for (const way of Object.values(ways)) way(paths.slice(0, 3));
    return {
      title: `${count}, warm`,
      medians: measure(paths, count === 1 ? 101 : count <= 100 ? 9 : 3, another),
    };
  });
  const coldPaths = all.slice(0, 100);
  const cold = forget(coldPaths);
  if (cold)
    columns.push({
      title: `${coldPaths.length}, contents not in memory`,
      medians: measure(coldPaths, 3, () => void forget(coldPaths)),
    });
  const machine = `${cpus()[0]?.model ?? '?'}, ${cpus().length} CPUs, load ${loadavg()[0]?.toFixed(1) ?? '?'}`;
  console.log(`${machine}, Node ${process.version}, ${goVersionHere ?? ''}\n`);
  console.log(report(columns));
  console.log(
    `\nIn a fresh process: the first file ${duration(first)}, then each of the first hundred ${duration(firstHundred)}.`,
  );
  if (!cold) console.log('Cold reads were not measured: the kernel would not forget the files.');
} finally {
  rmSync(directory, { recursive: true });
}
