// The cost of the daemon in a quiet minute, memory and wake-ups, compared with a bare Node:
//   node scripts/bench.mjs idle [SECONDS] [--count N] [--tray] [--node PROGRAM …] [DIST …]
// All run at the same time: of each Node a bare one, and N daemons of each bundle (the median is reported); with --tray as many more with
// an icon in a real panel, whose process has a row of its own. A bundle for another Node has a node_modules beside it that was
// installed by that Node. Linux only (/proc). Needs the built bundle (npm run build). Best in a process namespace of its own, where the
// go commands of others do not wake it: unshare -Ur --mount-proc -pf.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Desktop } from '../../test/real/desktop.ts';
import { childrenOf, type Cost, costOf } from './idle/cost.ts';
import { startDaemon } from './idle/start.ts';
import { median, table } from './table.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string', default: '1' },
    tray: { type: 'boolean', default: false },
    node: { type: 'string', multiple: true, default: [process.execPath] },
  },
});
const [given = '60', ...dists] = positionals;
const seconds = Number(given);
const count = Number(values.count);
const root = process.env.GOWARDEN_ROOT ?? process.cwd();
const built = dists.length > 0 ? dists : [join(root, 'dist')];
const folder = mkdtempSync(join(tmpdir(), 'gw-'));
const children: ChildProcess[] = [];
let homes = 0;

/** Processes of one kind. */
interface Kind {
  readonly name: string;
  readonly node: string;
  readonly pids: readonly number[];
}

function kind(name: string, node: string, started: readonly ChildProcess[]): Kind {
  children.push(...started);
  return { name, node, pids: started.map(({ pid = 0 }) => pid) };
}

function startAll(desktop: Desktop | null): Kind[] {
  return values.node.flatMap((node) => [
    kind('bare Node', node, [spawn(node, ['-e', 'setInterval(()=>{},1e9)'], { stdio: 'ignore' })]),
    ...built.flatMap((dist) =>
      [null, ...(desktop ? [desktop.environment] : [])].map((session) => {
        const which = `the daemon, ${session ? 'with' : 'no'} tray${built.length > 1 ? `, ${dist}` : ''}`;
        const daemons = Array.from({ length: count }, () => {
          const home = join(folder, String((homes += 1)));
          return startDaemon({ dist, node, desktop: session, home });
        });
        return kind(which, node, daemons);
      }),
    ),
  ]);
}

/** The processes of the icons, each a child of its daemon. */
const icons = ({ name, node, pids }: Kind): Kind => ({
  name: `${name}: its icon`,
  node,
  pids: pids.flatMap(childrenOf),
});

const names: readonly (keyof Cost)[] = ['rssMb', 'pssMb', 'privateMb', 'cpuMs', 'wakeUps'];
const middle = (costs: readonly Cost[]): Cost =>
  Object.fromEntries(names.map((name) => [name, median(costs.map((cost) => cost[name]))])) as unknown as Cost;

function row(
  { name, node, pids }: Kind,
  before: readonly Cost[],
  after: readonly Cost[],
  bare: Cost,
): string[] {
  const now = middle(after);
  const memory = (key: keyof Cost): string =>
    `${now[key].toFixed(1)} MB (${(now[key] / bare[key]).toFixed(2)} ×)`;
  const spent = (key: keyof Cost): number =>
    median(after.map((cost, index) => cost[key] - (before[index]?.[key] ?? Number.NaN)));
  const version = execFileSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' }).trim();
  const title = `${name}, Node ${version}${pids.length > 1 ? `, median of ${pids.length}` : ''}`;
  return [title, ...names.slice(0, 3).map(memory), `${spent('cpuMs')} ms`, String(spent('wakeUps'))];
}

const desktop = values.tray ? await Desktop.open() : null;
try {
  const started = startAll(desktop);
  await wait(15_000);
  const kinds = started.flatMap((one) => (one.name.includes('with tray') ? [one, icons(one)] : [one]));
  const before = kinds.map(({ pids }) => pids.map(costOf));
  await wait(seconds * 1000);
  const after = kinds.map(({ pids }) => pids.map(costOf));
  const bare = new Map(
    kinds.flatMap(({ name, node }, index) =>
      name === 'bare Node' ? [[node, middle(after[index] ?? [])]] : [],
    ),
  );
  const rows = kinds.map((one, index) =>
    row(one, before[index] ?? [], after[index] ?? [], bare.get(one.node) ?? middle([])),
  );
  const head = `a quiet ${seconds} s, load ${loadavg()[0]?.toFixed(1) ?? '?'}`;
  console.log(table([[head, 'RSS', 'PSS', 'private', 'CPU', 'wake-ups'], ...rows]));
} finally {
  // They write until they have ended.
  const running = children.filter(({ exitCode, signalCode }) => (exitCode ?? signalCode) === null);
  const ended = running.map((child) => once(child, 'exit'));
  for (const child of children) child.kill('SIGTERM');
  await Promise.all(ended);
  await desktop?.close();
  rmSync(folder, { recursive: true, force: true });
}
