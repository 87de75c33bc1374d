// The cost of a start compared with `node -e 0`: node scripts/bench.mjs start [ROUNDS] [DIST …]   (default 9 rounds of this checkout's dist)
// Linux only (/proc). Needs the built bundle (npm run build). All take turns, in an empty home, without what a proxy makes Node load.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { median, table } from './table.ts';

const root = process.env.GOWARDEN_ROOT ?? process.cwd();
const [rounds = '9', ...dists] = process.argv.slice(2);
const home = mkdtempSync(join(tmpdir(), 'gw-start-'));
const { PATH = '' } = process.env;

/** The kernel counts the time of ended children in ticks of 10 ms, so a single start is too short to be measured. */
const startsInATurn = 5;

/** Milliseconds of CPU of all children that have ended, including their own: cutime and cstime (proc(5)). */
function cpuOfChildren(): number {
  const stat = readFileSync('/proc/self/stat', 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13]) + Number(fields[14])) * 10;
}

interface Turn {
  readonly cpuMs: number;
  readonly wallMs: number;
}

function turn(words: readonly string[]): Turn {
  const [cpu, wall] = [cpuOfChildren(), performance.now()];
  for (let start = 0; start < startsInATurn; start += 1)
    spawnSync(process.execPath, words, { stdio: 'ignore', env: { PATH, HOME: home, LANG: 'C' } });
  return {
    cpuMs: (cpuOfChildren() - cpu) / startsInATurn,
    wallMs: (performance.now() - wall) / startsInATurn,
  };
}

const commands = ['version', 'help', 'status', 'which go', 'doctor'];
const ways = new Map<string, readonly string[]>([['node -e 0', ['-e', '0']]]);
for (const dist of dists.length > 0 ? dists : [join(root, 'dist')])
  for (const command of commands) {
    const name = dists.length > 1 ? `${command}, ${dist}` : command;
    ways.set(name, [resolve(dist, 'gowarden.js'), ...command.split(' ')]);
  }

const turns = new Map<string, Turn[]>();
try {
  for (let round = 0; round < Number(rounds); round += 1)
    for (const [name, words] of ways) turns.set(name, [...(turns.get(name) ?? []), turn(words)]);
} finally {
  rmSync(home, { recursive: true, force: true });
}

const bare = median((turns.get('node -e 0') ?? []).map(({ cpuMs }) => cpuMs));
const rows = [...turns].map(([name, all]) => {
  const cpu = median(all.map(({ cpuMs }) => cpuMs));
  const wall = median(all.map(({ wallMs }) => wallMs));
  return [name, `${cpu.toFixed(0)} ms`, `${(cpu / bare).toFixed(2)} ×`, `${wall.toFixed(0)} ms`];
});
console.log(table([[`Node ${process.versions.node}`, 'CPU', 'beside it', 'until it ends'], ...rows]));
