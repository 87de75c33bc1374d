import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Incident } from '../../../daemon/contention/incident.ts';
import { Incidents } from '../../../daemon/contention/incidents.ts';
import { incidentKinds, incidentsIn } from '../../../daemon/contention/list.ts';
import { Memory } from '../../../probes/contention/memory.ts';
import { Sampler } from '../../../daemon/contention/sampler.ts';
import type { History } from '../../../daemon/history/history.ts';
import { openHistory } from '../../../daemon/history/open.ts';
import type { Host } from '../../../host/host.ts';
import type { LockQuery } from '../../../host/locks/locks.ts';
import { openHost } from '../../../host/open.ts';
import { addFiles, buildMachine } from '../../../host/simulated/build.ts';
import type { Description, RecordedCommand } from '../../../host/simulated/description.ts';
import { presets } from '../../../host/simulated/presets.ts';
import { type FakeClock, fakeClock } from '../fakes/clock.ts';
import { keptLog } from '../fakes/log.ts';

const home = '/Users/kim';
const cache = `${home}/go/pkg/mod`;
const versionLock = `${cache}/cache/download/rsc.io/quote/@v/v1.5.2.lock`;
const code = '/Applications/Visual Studio Code.app/Contents';
const helper = `${code}/Frameworks/Code Helper (Plugin).app/Contents/MacOS/Code Helper (Plugin)`;

/**
 * Rows of `ps`: pid, parent, flags (0x20000: under Rosetta), command, the rest of its arguments, working directory, and when
 * it was started, in milliseconds since 1970.
 */
type Row = readonly [number, number, string, string, string, string, number?];
const editors: readonly Row[] = [
  [600, 1, '24004', `${code}/MacOS/Electron`, '', '/'],
  [640, 600, '24004', helper, ' --type=utility', '/'],
  [700, 640, '24006', `${home}/go/bin/gopls`, '', '/'],
  [800, 1, '4004', '/Applications/GoLand.app/Contents/MacOS/goland', '', '/'],
];
const goOfCode: Row = [710, 700, '24006', '/opt/homebrew/bin/go', ' list -e -deps ./...', `${home}/src/app`];
const goOfGoland: Row = [810, 800, '4006', '/opt/homebrew/bin/go', ' mod download', `${home}/src/app`];

/** A program for Intel Macs alone. */
const intel = { machO: { architectures: ['amd64'], version: 'go1.26.8', path: 'x' } };

let folder: string;
let host: Host;
let history: History;
let clock: FakeClock;
let sampler: Sampler;
let questions: LockQuery[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gowarden-mac-'));
  const sketch = presets['two-ides']();
  // Recorded programs answer, since the tables of the description are left out.
  const description: Description = { ...sketch.description, processes: undefined, locks: undefined };
  buildMachine(join(folder, 'machine'), { ...sketch, description });
  addFiles(join(folder, 'machine'), {
    [versionLock]: { text: '' },
    [`${home}/src/app/go.sum`]: { text: 'rsc.io/quote v1.5.2 h1:x\nrsc.io/quote v1.5.2/go.mod h1:y\n' },
  });
  record(editors, []);
  const machine = await openHost({ simulation: join(folder, 'machine') });
  questions = [];
  host = {
    ...machine,
    locks: (query) => {
      questions.push(query);
      return machine.locks(query);
    },
  };
  history = await openHistory({ file: join(folder, 'history.sqlite'), log: keptLog(), now: () => 0 });
  clock = fakeClock(Date.UTC(2026, 10, 23, 12));
  const memory = new Memory(host.files);
  const incidents = new Incidents(memory, history);
  sampler = new Sampler({
    host,
    memory,
    clock,
    onPicture: (picture, quick) => incidents.see(picture, quick),
    onRefused: (path, error) => {
      throw new Error(path, { cause: error });
    },
    onError: (error) => {
      throw error;
    },
  });
  await sampler.start();
});
afterEach(() => {
  sampler.stop();
  history.close();
  rmSync(folder, { recursive: true });
});

/** Sets what the programs of the Mac print from now on; `open` are the files that lsof names, with their flags. */
function record(
  rows: readonly Row[],
  open: readonly (readonly [pid: number, flags: string, path: string])[],
): void {
  const ps = (columns: string): string[] => ['/bin/ps', '-axww', '-o', columns];
  const number = (value: number): string => String(value).padStart(5);
  const main = rows.map(
    ([pid, parent, flags, command, , , startedMs]) =>
      `${number(pid)} ${number(parent)}   501 ${flags.padStart(8)} ${startOf(startedMs)}     ${command}\n`,
  );
  const full = rows.map(([pid, , , command, rest]) => `${number(pid)} ${command}${rest}\n`);
  const tools = rows.filter(([, , , command]) => /\/(go|gopls)$/.test(command));
  const lsof = (before: readonly string[], after: readonly string[]): string[] => {
    return ['/usr/sbin/lsof', '-w', '-n', '-P', '-a', ...before, '-p', pids.join(','), ...after];
  };
  const pids = tools.map(([pid]) => pid);
  const directories = tools.map(([pid, , , , , directory]) => `p${pid}\nfcwd\nn${directory}\n`).join('');
  const descriptors = open.map(([pid, flags, path]) => `p${pid}\nf7\nau\nG${flags};0x0\nn${path}\n`).join('');
  const names = [`${cache}/cache/lock`, versionLock];
  const files = [`${home}/src/app/go.mod`, `${home}/src/app/go.sum`];
  const asked = (paths: readonly string[]): RecordedCommand => ({
    run: lsof(['+fg'], ['-F', 'pfaGn', '--', ...paths]),
    stdout: descriptors,
    exitCode: open.length === 0 ? 1 : 0,
  });
  const commands: RecordedCommand[] = [
    { run: ps('pid=,ppid=,uid=,flags=,lstart=,comm='), stdout: main.join('') },
    { run: ps('pid=,args='), stdout: full.join('') },
    { run: lsof(['-d', 'cwd'], ['-F', 'pfn']), stdout: directories },
    asked([...names, ...files]),
  ];
  const file = join(folder, 'machine/machine.json');
  const description = JSON.parse(readFileSync(file, 'utf8')) as Description;
  writeFileSync(file, JSON.stringify({ ...description, commands }));
}

/** In the format of `ps -o lstart`, in local time. */
function startOf(ms: number | undefined): string {
  if (ms === undefined) return 'Mon Nov 23 08:30:00 2026';
  const [day, month, date, year, time] = new Date(ms).toString().split(' ');
  return `${day} ${month} ${date} ${time} ${year}`;
}

const stored = (): readonly Incident[] =>
  incidentsIn(incidentKinds.flatMap((kind) => history.entries({ kind, limit: 1000 })));
const waits = (): readonly Incident[] => stored().filter(({ rule }) => rule === 'modcache-lock-wait');
async function during(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 250) {
    await clock.pass(250);
    // During a look, which takes real time, the next one is not due.
    await vi.waitUntil(() => clock.waiting() > 0, { timeout: 10_000, interval: 1 });
  }
}

test('lsof is not used while at most one application runs go commands', async () => {
  await during(70_000);
  record([...editors, goOfCode], []);
  await during(70_000);
  expect(questions).toEqual([]);
});

test('with two of them, it checks named files of named processes, and stops once they have ended', async () => {
  record([...editors, goOfCode, goOfGoland], []);
  await during(40_000);
  expect(questions.length).toBeGreaterThan(0);
  for (const { paths, pids } of questions) {
    expect(pids).toEqual([700, 710, 810]);
    expect(paths.slice(0, 2)).toEqual([`${cache}/cache/lock`, versionLock]);
  }
  record(editors, []);
  await during(2000);
  const asked = questions.length;
  await during(60_000);
  expect(questions).toHaveLength(asked);
  expect(waits()).toEqual([]);
});

// For gopls the file, which is for arm64 only, contradicts ps.
test.each([
  ['by ps alone', {}, 'translated, as ps alone has it'],
  ['by ps and a file', { [`${code}/MacOS/Electron`]: intel }, 'translated'],
])(
  'a file that two processes have open with a lock mark is a suspicion; parents translated %s',
  async (_by, more, told) => {
    addFiles(join(folder, 'machine'), more);
    record(
      [...editors, goOfCode, goOfGoland],
      [
        [710, '0x4003', versionLock],
        [810, '0x4003', versionLock],
      ],
    );
    await during(40_000);
    const [incident] = waits();
    expect(incident).toMatchObject({
      certainty: 'suspected',
      subject: versionLock,
      values: { about: 'rsc.io/quote@v1.5.2' },
    });
    const pids = [incident?.holder?.pid, ...(incident?.waiters.map(({ pid }) => pid) ?? [])];
    expect(pids.sort()).toEqual([710, 810]);
    const evidence = incident?.samples[0]?.evidence.join('\n');
    expect(evidence).toContain(
      `under gopls (700) < Code Helper (Plugin) (640) < Electron (600); ${told}: Code Helper (Plugin) (640), Electron (600)`,
    );
    expect(evidence).toContain('under goland (800)');
    record(editors, []);
    await during(10_000);
    expect(waits()[0]?.closedAt).not.toBeNull();
  },
);

test('of two processes that have it open the one with the mark is taken for the holder', async () => {
  record(
    [...editors, goOfCode, goOfGoland],
    [
      [710, '0x3', versionLock],
      [810, '0x4003', versionLock],
    ],
  );
  await during(40_000);
  expect(waits()).toMatchObject([{ certainty: 'suspected', holder: { pid: 810 }, waiters: [{ pid: 710 }] }]);
});

test.each([
  ['without any mark', versionLock, '0x3'],
  ['that is read under shared locks', `${home}/src/app/go.mod`, '0x4003'],
])('a file %s means nothing', async (_what, path, flags) => {
  record(
    [...editors, goOfCode, goOfGoland],
    [
      [710, flags, path],
      [810, flags, path],
    ],
  );
  await during(40_000);
  expect(questions.length).toBeGreaterThan(0);
  expect(waits()).toEqual([]);
});

/** For that many seconds, another `go list` of GoLand runs at every `everyS`th second, and none at the others. */
async function listing(seconds: number, everyS: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    const pid = 2000 + second;
    const row: Row = [
      pid,
      800,
      '4006',
      '/opt/homebrew/bin/go',
      ' list -e ./...',
      `${home}/src/app`,
      clock.now(),
    ];
    record(second % everyS === 0 ? [...editors, row] : editors, []);
    await during(1000);
  }
}

test('go commands of one application without a pause are counted once a second, and are a suspected storm', async () => {
  await listing(240, 1);
  const storms = stored().filter(({ rule }) => rule === 'go-command-storm');
  expect(storms).toMatchObject([{ certainty: 'suspected', subject: `GoLand (pid 800) in ${home}/src/app` }]);
  expect(storms[0]?.samples[0]?.evidence[0]).toMatch(/^\d+ different go commands seen in 60 s/);
  record(editors, []);
  await during(150_000);
  expect(stored().find(({ rule }) => rule === 'go-command-storm')?.closedAt).not.toBeNull();
});

test('an application in which someone edits is not a storm, and is sampled once a second for a minute at most', async () => {
  let looks = 0;
  const processes = host.processes.bind(host);
  Object.assign(host, {
    processes: (only?: readonly number[]) => {
      looks += 1;
      return processes(only);
    },
  });
  // Rare looks see a command each time, so that they are counted; then one is seen at every sixth look.
  await listing(16, 1);
  await listing(584, 6);
  expect(stored().filter(({ rule }) => rule === 'go-command-storm')).toEqual([]);
  expect(looks).toBeGreaterThan(65);
  expect(looks).toBeLessThan(2 * 65);
});

test('what ps does not show is not an incident', async () => {
  const file = join(folder, 'machine/machine.json');
  const description = JSON.parse(readFileSync(file, 'utf8')) as Description;
  writeFileSync(file, JSON.stringify({ ...description, commands: [] }));
  await during(70_000);
  expect(waits()).toEqual([]);
});
