// What open workspaces add to a look at the editors, warm: node scripts/bench.mjs workspaces [COUNT …]   (default 0 40)
import { mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHost } from '../../host/open.ts';
import type { Host } from '../../host/host.ts';
import { Memory } from '../../probes/contention/memory.ts';
import { contexts } from '../../probes/contexts/probe.ts';
import { debuggers } from '../../probes/debuggers/probe.ts';
import { editors } from '../../probes/editors/probe.ts';
import { goland } from '../../probes/goland/probe.ts';
import type { Probe } from '../../probes/probe.ts';
import { running } from '../../probes/running/probe.ts';
import { newSweep } from '../../probes/sweep.ts';
import { tools } from '../../probes/tools/probe.ts';
import { workspace, write } from './growth/workspace.ts';

const counts = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [0, 40];
const rounds = 30;
const longAgo = 1_000_000_000;
/** Each after those that it depends on, so that its own cost is measured. */
const measured: readonly Probe[] = [running, goland, debuggers, editors, tools, contexts];

async function hostWith(home: string): Promise<Host> {
  const real = await openHost();
  const found = (await real.contexts()).map((context) => ({
    ...context,
    environment: { ...context.environment, HOME: home },
  }));
  return { ...real, user: { ...real.user, home }, contexts: () => Promise.resolve(found) };
}

/** Milliseconds of CPU, user and system, of each probe on its own. */
async function look(host: Host, memory: Memory, spent: Map<string, number>): Promise<void> {
  const sweep = newSweep(host, new AbortController().signal, Date.now(), { memory });
  for (const probe of measured) {
    const before = process.cpuUsage();
    await sweep.ask(probe);
    const { user, system } = process.cpuUsage(before);
    spent.set(probe.id, (spent.get(probe.id) ?? 0) + (user + system) / 1000);
  }
}

const names = measured.map(({ id }) => id);
console.log(`| workspaces | ${names.join(' | ')} | all |\n| ---: |${' ---: |'.repeat(names.length + 1)}`);
for (const count of counts) {
  const home = mkdtempSync(join(tmpdir(), 'gowarden-bench-'));
  try {
    write(join(home, '.config/Code/User/settings.json'), '{\n  "go.useLanguageServer": true\n}\n');
    const modules = Array.from({ length: count }, (_, index) => workspace(home, index));
    for (const name of readdirSync(home, { recursive: true, encoding: 'utf8' }).toReversed())
      utimesSync(join(home, name), longAgo, longAgo);
    const host = await hostWith(home);
    const memory = new Memory(host.files);
    memory.knowModules(modules);
    // Cold, then until the code is compiled.
    for (let round = 0; round < 5; round += 1) await look(host, memory, new Map());
    const spent = new Map<string, number>();
    for (let round = 0; round < rounds; round += 1) await look(host, memory, spent);
    const mean = (name: string): number => (spent.get(name) ?? 0) / rounds;
    const cells = [...names.map(mean), names.reduce((sum, name) => sum + mean(name), 0)];
    console.log(`| ${count} | ${cells.map((ms) => `${ms.toFixed(1)} ms`).join(' | ')} |`);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
