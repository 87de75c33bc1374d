import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect } from 'vitest';
import type { Cleaner } from '../../../caches/cleaner/cleaner.ts';
import type { Receipt } from '../../../caches/receipt.ts';
import { age, entryName, put, snapshot, testMachine, type TestMachine } from '../../caches/machine.ts';
import type { Act, Death } from './death.ts';

const checkout = fileURLToPath(new URL('../../..', import.meta.url));
let scripts = '';

/** Bundles the processes like the product, beside the product's own child. */
export function useDriver(): void {
  beforeAll(async () => {
    const cache = join(checkout, 'node_modules/.cache/gowarden');
    mkdirSync(cache, { recursive: true });
    scripts = mkdtempSync(join(cache, 'killed-'));
    // Other users run them too.
    chmodSync(scripts, 0o755);
    cpSync(join(checkout, 'dist'), scripts, { recursive: true });
    const { rolldown } = await import('rolldown');
    const bundle = await rolldown({
      input: {
        driver: join(checkout, 'test/faults/cleaning/driver.ts'),
        die: join(checkout, 'test/faults/cleaning/die.ts'),
      },
      external: ['better-sqlite3'],
      platform: 'node',
      // As the build does (scripts/build.mjs).
      resolve: { mainFields: ['module', 'main'] },
      logLevel: 'warn',
    });
    // The product's files are not ES modules.
    const names = { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' };
    await bundle.write({ dir: scripts, format: 'esm', ...names });
    await bundle.close();
  });
  afterAll(() => rmSync(scripts, { recursive: true, force: true }));
}

/** Does something in a process of its own. False when that or one of its processes was killed before it was done. */
export async function act(
  root: string,
  what: Act,
  death?: Death,
  variant = '',
  uid?: number,
): Promise<boolean> {
  const mark = join(root, 'died');
  rmSync(mark, { force: true });
  const preload = death ? ['--import', join(scripts, 'die.mjs')] : [];
  const child = spawn(process.execPath, [...preload, join(scripts, 'driver.mjs'), root, what, variant], {
    env: {
      PATH: process.env.PATH,
      ...(death && {
        DEATH: JSON.stringify({ ...death, mark }),
        NODE_OPTIONS: `--import=${join(scripts, 'die.mjs')}`,
      }),
    },
    stdio: ['ignore', 'ignore', 'pipe'],
    ...(uid !== undefined && { uid, gid: uid }),
  });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  // Not "close": its children may outlive it and keep its output open, which is part of what is to be proven.
  await once(child, 'exit');
  const died = existsSync(mark);
  if (!died) expect(complaint).toBe('');
  return !died;
}

/** A machine whose caches are small enough to be cleaned some hundred times: five things to set aside. */
export function smallMachine(): TestMachine {
  const machine = testMachine();
  put(join(machine.goCache, 'README'), 'of Go');
  for (const directory of [0, 1, 2]) {
    for (const number of [1, 2]) {
      const file = put(join(machine.goCache, entryName(directory, number, 'd')), `${directory} ${number}`);
      if (number === 1) age(file, 30);
    }
  }
  const tree = join(machine.modules, 'example.com/a@v1.0.0');
  put(join(tree, 'go.mod'), 'module example.com/a\n', 0o444);
  put(join(tree, 'deep/a.go'), 'package deep\n', 0o444);
  put(join(machine.modules, 'cache/download/example.com/a/@v/v1.0.0.zip'), 'zip');
  put(join(machine.modules, 'cache/lock'), '');
  return machine;
}

/** Cleans in this process, where what is looked at comes after it: nobody dies meanwhile. */
export async function cleanUnharmed(machine: TestMachine): Promise<void> {
  const cleaner = machine.cleaner();
  const { id } = await cleaner.plan({ scope: 'all' });
  expect((await cleaner.execute(id)).receipt).toMatchObject({ kind: 'cleaned', plan: id });
  await cleaner.close();
}

/** The caches, byte by byte. */
export function caches(machine: TestMachine): Record<string, unknown> {
  return { go: snapshot(machine.goCache), modules: snapshot(machine.modules) };
}

/** Directories that Go recreates whenever it starts do not count as a difference when they are empty. */
export function withoutEmpty(seen: Record<string, unknown>): Record<string, unknown> {
  const { go, ...rest } = seen as { go: Record<string, string> };
  const names = Object.keys(go).filter(
    (name) => !/^[0-9a-f]{2}$/.test(name) || Object.keys(go).some((other) => other.startsWith(`${name}/`)),
  );
  return { ...rest, go: Object.fromEntries(names.map((name) => [name, go[name]])) };
}

/** What the next start does, in this process: afterwards everything is settled. */
export async function recover(machine: TestMachine): Promise<Cleaner> {
  machine.processes = [];
  const cleaner = machine.cleaner();
  await cleaner.recover();
  return cleaner;
}

/** Every receipt that any process reported, each once. */
export function receipts(machine: TestMachine, kind: Receipt['kind']): Receipt[] {
  const file = join(machine.root, 'receipts.jsonl');
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  const all = [
    ...lines.filter((line) => line.endsWith('}')),
    ...machine.receipts.map((one) => JSON.stringify(one)),
  ];
  return [...new Set(all)].map((line) => JSON.parse(line) as Receipt).filter((one) => one.kind === kind);
}

const long = process.env.GOWARDEN_LONG === '1';

/**
 * A death at every step of a kind of process, until it survives to the end; without GOWARDEN_LONG=1 (npm run test:cleaning-long) at every
 * twentieth, starting at random from one of the first three. Returns the last step at which it was to die.
 */
export async function atEveryStep(
  who: Death['who'],
  whom: Death['whom'],
  attempt: (death: Death) => Promise<boolean>,
): Promise<number> {
  const stride = long ? 1 : 20;
  let deaths = 0;
  // The shortest of them has three steps.
  for (let step = 1 + Math.floor(Math.random() * Math.min(stride, 3)); ; step += stride) {
    const lived = await attempt({ who, step, whom }).catch((cause: unknown) => {
      throw new Error(`The ${who} was to die at its step ${step}, with ${whom}`, { cause });
    });
    if (lived) {
      expect(deaths, `${who}, ${whom}: deaths up to step ${step}`).toBeGreaterThan(0);
      return step - 1;
    }
    deaths += 1;
    expect(step).toBeLessThan(500);
  }
}
