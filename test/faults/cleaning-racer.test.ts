import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, expect, test } from 'vitest';
import { fillGoCache, put, putModule, snapshot, testMachine, type TestMachine } from '../caches/machine.ts';
import { removeWhole } from '../remove.ts';

/** How often everything is cleaned, and directories are replaced by links meanwhile, at least. */
const [rounds, exchanges] = process.env.GOWARDEN_LONG === '1' ? [50, 100_000] : [5, 1_500];

let machine: TestMachine;
let running: ChildProcess | null = null;
afterEach(async () => {
  running?.kill('SIGKILL');
  if (running?.exitCode === null && running.signalCode === null) await once(running, 'exit');
  machine.remove();
});

/**
 * Swaps directories of the caches for links to somebody's work and back, as fast as it can: in the caches, and among
 * what waits in the quarantine, whose names it looks up. The quarantine itself, which is private, it leaves in place: see
 * the limits in docs/deletion-safety.md. It reports the number of swaps after each round, and ends when its input does.
 */
const racer = `
const fs = require('node:fs');
const [canary, quarantine, ...caches] = process.argv.slice(1);
let count = 0, over = false, turn = 0;
process.stdin.on('end', () => { over = true; }).resume();
const list = (path) => { try { return fs.readdirSync(path, { withFileTypes: true }); } catch { return []; } };
const exchange = (path) => {
  const aside = canary + '-taken/' + turn++;
  try { fs.renameSync(path, aside); } catch { return; }
  try { fs.symlinkSync(canary, path); count += 1; } catch {}
  try { fs.unlinkSync(path); } catch {}
  try { fs.renameSync(aside, path); } catch {}
};
const round = () => {
  const plans = list(quarantine).map(({ name }) => quarantine + '/' + name);
  for (const place of [...caches, ...plans]) for (const entry of list(place)) {
    const path = place + '/' + entry.name;
    if (!entry.isDirectory()) continue;
    exchange(path);
    for (const below of list(path)) if (below.isDirectory()) {
      exchange(path + '/' + below.name);
      for (const deep of list(path + '/' + below.name)) if (deep.isDirectory()) exchange(path + '/' + below.name + '/' + deep.name);
    }
  }
  fs.writeSync(1, count + '\\n');
  if (over) process.exit(0);
  setImmediate(round);
};
round();
`;

test(
  'a racer that swaps directories for links never leads it out of the caches',
  { timeout: 7_200_000 },
  async () => {
    machine = testMachine();
    const canary = join(machine.root, 'canary');
    put(join(canary, 'thesis.txt'), 'years of work');
    put(join(canary, 'a@v1.0.0/inner/a.go'), 'mine');
    put(join(canary, '00/notes'), 'mine');
    mkdirSync(`${canary}-taken`);
    const before = snapshot(canary);
    const quarantine = join(machine.paths.cache, 'quarantine');
    const places = [quarantine, machine.goCache, machine.modules];
    const child = spawn(process.execPath, ['-e', racer, canary, ...places], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    running = child;
    let told = 0;
    createInterface({ input: child.stdout }).on('line', (count) => (told = Number(count)));
    const cleaner = machine.cleaner();
    for (let round = 0; round < rounds || told < exchanges; round += 1) {
      // While it sleeps, so that its links do not lead us astray.
      child.kill('SIGSTOP');
      await new Promise((resolve) => setTimeout(resolve, 20));
      for (const place of [machine.goCache, machine.modules]) removeWhole(place);
      fillGoCache(machine.goCache, 1);
      for (const name of ['a', 'b', 'c'])
        putModule(machine.modules, `example.com/${name}`, { 'inner/deep/a.go': 'package deep' });
      child.kill('SIGCONT');
      const plan = await cleaner.plan({ scope: 'all' });
      await cleaner.execute(plan.id);
      await cleaner.purgeNow();
      expect(snapshot(canary)).toEqual(before);
    }
    child.stdin.end();
    await once(child, 'close');
    expect(told).toBeGreaterThanOrEqual(exchanges);
    process.stdout.write(`${told} exchanges\n`);
    expect(snapshot(canary)).toEqual(before);
    expect(readFileSync(join(canary, 'thesis.txt'), 'utf8')).toBe('years of work');
    await cleaner.close();
  },
);
