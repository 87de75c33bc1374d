// The cost of a sweep over all toolchains and tools, cold and warm: node scripts/bench.mjs sweep [COUNT …]   (default 1 100 300 1000)
import { copyFileSync, linkSync, mkdirSync, mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Host } from '../../host/host.ts';
import { openHost } from '../../host/open.ts';
import { takeInventory } from '../../probes/inventory/take.ts';
import { goRoot } from '../../test/real/go-programs.ts';

const counts = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1, 100, 300, 1000];
const rounds = 50;
const longAgo = 1_000_000_000;

/** A host whose home holds that many Go tools: names of one real binary, each read by itself. */
async function hostWith(home: string, count: number): Promise<Host> {
  const bin = join(home, 'go/bin');
  const program = join(home, 'program');
  mkdirSync(bin, { recursive: true });
  copyFileSync(join(goRoot(), 'bin/gofmt'), program);
  utimesSync(program, longAgo, longAgo);
  for (let index = 0; index < count; index += 1) linkSync(program, join(bin, `tool-${index}`));
  utimesSync(bin, longAgo, longAgo);
  const real = await openHost();
  const path = [...(process.env.PATH ?? '').split(':'), bin];
  const contexts = (['login-shell', 'gui', 'daemon'] as const).map((id) => ({
    id,
    path,
    environment: { HOME: home },
    certainty: 'observed' as const,
    source: 'bench',
  }));
  return { ...real, user: { ...real.user, home }, contexts: () => Promise.resolve(contexts) };
}

/** Milliseconds of CPU, user and system. */
async function cpu(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

console.log('| tools | cold sweep, CPU | warm sweep, CPU (mean of 50) |\n| ---: | ---: | ---: |');
for (const count of counts) {
  const home = mkdtempSync(join(tmpdir(), 'gowarden-bench-'));
  try {
    const host = await hostWith(home, count);
    const { signal } = new AbortController();
    await host.hardware();
    const cold = await cpu(() => takeInventory(host, signal));
    const warm = await cpu(async () => {
      for (let round = 0; round < rounds; round += 1) await takeInventory(host, signal);
    });
    console.log(`| ${count} | ${cold.toFixed(1)} ms | ${(warm / rounds).toFixed(1)} ms |`);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
