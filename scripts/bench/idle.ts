// What the daemon costs in a quiet minute, memory and wake-ups, beside a bare Node: node scripts/bench.mjs idle [SECONDS] [DIST …]
// Linux only (/proc). Needs the built bundle (npm run build); of several, each is started. Nice in a process namespace of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ownPaths } from '../../host/paths.ts';
import { launcherScript } from '../../launchd/launcher/script.ts';
import { table } from './table.ts';

const [given = '60', ...dists] = process.argv.slice(2);
const seconds = Number(given);
const root = process.env.GOWARDEN_ROOT ?? process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'gw-'));

interface Cost {
  readonly rssMb: number;
  /** What is shared with other processes counts in equal parts. */
  readonly pssMb: number;
  /** What no other process has mapped. */
  readonly privateMb: number;
  readonly cpuMs: number;
  /** Times that the main thread went to sleep by itself: about one for each wake-up. */
  readonly wakeUps: number;
}

/** Of a process that may not have ended. Kilobytes in the files of proc(5). */
function costOf(pid: number): Cost {
  const number = (text: string, name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1]);
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const maps = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return {
    rssMb: number(maps, 'Rss') / 1024,
    pssMb: number(maps, 'Pss') / 1024,
    privateMb: (number(maps, 'Private_Clean') + number(maps, 'Private_Dirty')) / 1024,
    // utime and stime in clock ticks of 10 ms (proc(5)).
    cpuMs: (Number(fields[11]) + Number(fields[12])) * 10,
    wakeUps: number(status, 'voluntary_ctxt_switches'),
  };
}

interface Quiet {
  readonly name: string;
  readonly before: Cost;
  readonly after: Cost;
}

async function quiet(name: string, child: ChildProcess): Promise<Quiet> {
  const pid = child.pid ?? 0;
  try {
    await wait(15_000);
    const before = costOf(pid);
    await wait(seconds * 1000);
    return { name, before, after: costOf(pid) };
  } finally {
    child.kill('SIGTERM');
  }
}

/** As launchd or systemd starts it: by the launcher, which becomes the daemon, with its flags and in an empty home. */
function daemonOf(dist: string, index: number): ChildProcess {
  const home = join(folder, String(index));
  const { config, state } = ownPaths('linux', home, {});
  for (const path of [config, state]) mkdirSync(path, { recursive: true, mode: 0o700 });
  writeFileSync(join(config, 'gowarden.toml'), '[tray]\nenabled = false\n');
  const launcher = join(home, 'launcher');
  const program = resolve(dist, 'gowarden.js');
  const notice = { title: '', text: '' };
  writeFileSync(
    launcher,
    launcherScript({ program, nodes: [process.execPath], notice, log: join(home, 'log') }),
  );
  const { PATH = '' } = process.env;
  return spawn('/bin/sh', [launcher], { stdio: 'ignore', env: { PATH, HOME: home, LANG: 'C' } });
}

try {
  const built = dists.length > 0 ? dists : [join(root, 'dist')];
  const [bare, ...daemons] = await Promise.all([
    quiet('bare Node', spawn(process.execPath, ['-e', 'setInterval(()=>{},1e9)'], { stdio: 'ignore' })),
    ...built.map((dist, index) =>
      quiet(`the daemon, no tray${built.length > 1 ? `, ${dist}` : ''}`, daemonOf(dist, index)),
    ),
  ]);
  const rows = [bare, ...daemons].map(({ name, before, after }) => {
    const memory = (of: (cost: Cost) => number): string =>
      `${of(after).toFixed(1)} MB (${(of(after) / of(bare.after)).toFixed(2)} ×)`;
    return [
      name,
      ...[({ rssMb }: Cost) => rssMb, ({ pssMb }: Cost) => pssMb, ({ privateMb }: Cost) => privateMb].map(
        memory,
      ),
      `${after.cpuMs - before.cpuMs} ms`,
      String(after.wakeUps - before.wakeUps),
    ];
  });
  const head = `a quiet ${seconds} s, Node ${process.versions.node}, load ${loadavg()[0]?.toFixed(1) ?? '?'}`;
  console.log(table([[head, 'RSS', 'PSS', 'private', 'CPU', 'wake-ups'], ...rows]));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
