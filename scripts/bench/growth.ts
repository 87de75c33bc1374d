// How time, processor and memory grow with the machine: node scripts/bench.mjs growth [SUBJECT …]   (default all; Linux, needs Go)
import { spawnSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { quietFlags, startFlags } from '../../launchd/launcher/flags.ts';
import { history, files, peer } from './growth/kept.ts';
import { modules, path, tools } from './growth/look.ts';
import { measure, type Cost } from './growth/measure.ts';
import { exponent, plot } from './growth/plot.ts';
import { table } from './table.ts';

const subjects = { tools, path, modules, history, files, peer };
type Name = keyof typeof subjects;

/** As the service starts Node. */
const flags = ['--expose-gc', ...quietFlags, ...startFlags];

const [one, name, size] = process.argv.slice(2);
if (one === 'measure') console.log(JSON.stringify(await measure(subjects[name as Name], Number(size))));
else {
  const wanted =
    process.argv.length > 2 ? (process.argv.slice(2) as Name[]) : (Object.keys(subjects) as Name[]);
  for (const one of wanted) report(one);
}

function report(name: Name): void {
  const { unit, sizes, what } = subjects[name];
  const costs = sizes.map((size) => inOwnProcess(name, size));
  const grows = (of: (cost: Cost) => number) => (cost: Cost, index: number) => {
    const before = costs[index - 1];
    return before ? exponent(before, cost, of).toFixed(2) : '';
  };
  const first = grows(({ firstCpuMs }) => firstCpuMs);
  const again = grows(({ againCpuMs }) => againCpuMs);
  const rows = costs.map((cost, index) => [
    cost.size.toLocaleString('en-US'),
    ...[cost.firstMs, cost.firstCpuMs].map(ms),
    first(cost, index),
    ...[cost.againMs, cost.againCpuMs].map(ms),
    again(cost, index),
    `${cost.rssMb.toFixed(0)} MB`,
    `${cost.peakMb.toFixed(0)} MB`,
  ]);
  const head = [unit, 'first', 'CPU', 'exponent', 'again', 'CPU', 'exponent', 'RSS', 'peak'];
  console.log(
    `\n### ${unit}: ${what} (load ${loadavg()[0]?.toFixed(1) ?? '?'})\n\n${table([head, ...rows])}\n`,
  );
  console.log(plot(costs, ({ firstCpuMs }) => firstCpuMs));
}

function inOwnProcess(name: Name, size: number): Cost {
  const argv = [...flags, process.argv[1] ?? '', 'measure', name, String(size)];
  const { stdout, status } = spawnSync(process.execPath, argv, {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${name} ${size} ended with ${String(status)}`);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Cost;
}

function ms(value: number): string {
  return `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;
}
