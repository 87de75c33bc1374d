// What the daemon costs in a quiet minute, beside a bare Node: node scripts/bench.mjs idle [SECONDS]
// Linux only (/proc). Needs the built bundle (npm run build).
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const seconds = Number(process.argv[2] ?? 60);
const root = process.env.GOWARDEN_ROOT ?? process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'gw-'));

interface Cost {
  readonly rssMb: number;
  readonly cpuMs: number;
  /** Times that a thread went to sleep by itself: about one for each wake-up. */
  readonly wakeUps: number;
}

function costOf(pid: number): Cost {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const number = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]);
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // utime and stime in clock ticks of 10 ms (proc(5)).
  return {
    rssMb: number('VmRSS') / 1024,
    cpuMs: (Number(fields[11]) + Number(fields[12])) * 10,
    wakeUps: number('voluntary_ctxt_switches'),
  };
}

async function quiet(name: string, child: ChildProcess): Promise<void> {
  const pid = child.pid ?? 0;
  await wait(15_000);
  const before = costOf(pid);
  await wait(seconds * 1000);
  const after = costOf(pid);
  child.kill('SIGTERM');
  const cells = [
    `${after.rssMb.toFixed(1)} MB`,
    `${after.cpuMs - before.cpuMs} ms`,
    String(after.wakeUps - before.wakeUps),
  ];
  console.log(`| ${[name, ...cells].join(' | ')} |`);
}

function daemonWith(name: string, settings: string): ChildProcess {
  const state = join(folder, name);
  mkdirSync(join(state, 'config'), { recursive: true, mode: 0o700 });
  writeFileSync(join(state, 'config/gowarden.toml'), settings);
  return spawn(process.execPath, [join(root, 'dist/gowarden.js'), 'run', '--state', state], {
    stdio: 'ignore',
  });
}

console.log(`| a quiet ${seconds} s | RSS | CPU | wake-ups |\n| --- | ---: | ---: | ---: |`);
try {
  await Promise.all([
    quiet('bare Node', spawn(process.execPath, ['-e', 'setInterval(()=>{},1e9)'], { stdio: 'ignore' })),
    quiet('the daemon, no tray', daemonWith('a', '[tray]\nenabled = false\n')),
  ]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
