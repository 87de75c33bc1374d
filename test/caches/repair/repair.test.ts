import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Plan } from '../../../caches/plan/plan.ts';
import { goVersion } from '../../real/go-programs.ts';
import { aProcess, snapshot } from '../machine.ts';
import { editTree, module, rows } from './rows.ts';
import { workshop, type Workshop } from './workshop.ts';

const hasGo = goVersion() !== null;

let shop: Workshop;

// The standard library is built once.
beforeAll(() => {
  if (!hasGo) return;
  const first = workshop();
  first.go('build', './...');
  first.remove();
}, 300_000);

beforeEach(() => {
  if (hasGo) shop = workshop();
});

afterEach(() => {
  if (hasGo) shop.remove();
});

const isThere = (path: string): boolean => existsSync(shop.inCache(path));

/** The module that is damaged, with its record. */
const records = (): unknown => [
  snapshot(shop.inCache('github.com/google')),
  snapshot(shop.inCache('cache/download/github.com/google')),
];

/** What a plan says about each module: `damaged tree`, `go-sum-at-fault`. */
function told(plan: Plan): string[] {
  const taken = plan.items.map(({ module, reason, path }) => {
    const what = path.includes('/@v/') ? path.replace(/^.*\.(\w+)$/, '$1') : 'tree';
    return `${module ?? ''} ${reason} ${what}`;
  });
  return [...taken, ...plan.leftOut.map(({ module, why }) => `${module ?? ''} ${why}`)].sort();
}

describe.skipIf(!hasGo)('beside the real `go mod verify` (needs go)', () => {
  test('finds nothing in a cache as go made it', async () => {
    const cleaner = shop.cleaner();
    const plan = await cleaner.plan({ scope: 'repair', projects: [shop.project] });
    expect(told(plan)).toEqual([]);
    await cleaner.close();
  });

  test.each(rows)('$title', async ({ break: damage, verify, plan: expected, stays = false }) => {
    await damage(shop);
    const said = shop.go('mod', 'verify');
    if (verify) expect(said.text).toMatch(verify);
    expect(said.status).toBe(verify ? 1 : 0);
    const before = records();

    const cleaner = shop.cleaner();
    const plan = await cleaner.plan({ scope: 'repair', projects: [shop.project] });
    expect(told(plan)).toEqual([...expected].sort());
    expect(records()).toEqual(before);
    const { receipt } = await cleaner.execute(plan.id);
    expect(receipt === null).toBe(plan.items.length === 0);
    for (const { realPath } of plan.items) expect(existsSync(realPath)).toBe(false);
    if (!stays) {
      expect(shop.go('mod', 'verify')).toEqual({ status: 0, text: 'all modules verified\n' });
      expect(shop.go('build', './...').status).toBe(0);
      expect(shop.go('mod', 'verify')).toEqual({ status: 0, text: 'all modules verified\n' });
      const after = await cleaner.plan({ scope: 'repair', projects: [shop.project] });
      expect(told(after)).toEqual([]);
    }
    await cleaner.close();
  });

  test('touches nothing but the damaged module, and restores it to the byte', async () => {
    const untouched = snapshot(shop.modules);
    editTree(shop);
    const before = snapshot(shop.modules);
    const cleaner = shop.cleaner();
    const plan = await cleaner.plan({ scope: 'repair', projects: [shop.project] });
    expect(plan.items[0]?.evidence).toContain('edited uuid.go');
    await cleaner.execute(plan.id);
    const gone = Object.keys(before).filter((name) => !isThere(name));
    expect(gone.every((name) => name.startsWith(module))).toBe(true);
    expect(shop.go('build', './...').status).toBe(0);
    expect(snapshot(shop.modules)).toEqual(untouched);
    await cleaner.undo();
    expect(readFileSync(shop.inCache(`${module}/uuid.go`), 'utf8')).toContain('// edited');
    await cleaner.close();
  });

  test('leaves a damaged module alone that the keep-list names, and says so', async () => {
    editTree(shop);
    shop.settings = { ...shop.settings, keep: [shop.inCache('github.com/google')] };
    const cleaner = shop.cleaner();
    const plan = await cleaner.plan({ scope: 'repair', projects: [shop.project] });
    expect(told(plan)).toEqual([`${module} kept`]);
    await cleaner.close();
  });

  test('waits while a go command is running, and then takes only the damaged module', async () => {
    editTree(shop);
    const go = aProcess(4_000_000, '/usr/local/go/bin/go', { arguments: ['go', 'build', './...'] });
    shop.processes = [go];
    const cleaner = shop.cleaner();
    const plan = await cleaner.plan({ scope: 'repair', projects: [shop.project] });
    expect(plan.busy).toMatchObject([{ cache: 'go-modules', by: [{ command: 'go build' }] }]);
    const { receipt, waiting } = await cleaner.execute(plan.id, { wait: true });
    expect(receipt).toBeNull();
    expect(waiting?.caches).toEqual(['go-modules']);
    expect(isThere(module)).toBe(true);
    shop.processes = [];
    const then = await cleaner.waited();
    expect(then?.receipt?.caches).toMatchObject([{ id: 'go-modules', files: 31 }]);
    expect(isThere(module)).toBe(false);
    expect(isThere('github.com/!burnt!sushi/toml@v1.4.0')).toBe(true);
    await cleaner.close();
  });

  test('can be cancelled', async () => {
    const cleaner = shop.cleaner();
    const stop = new AbortController();
    const plan = cleaner.plan({
      scope: 'repair',
      signal: stop.signal,
      onProgress: () => stop.abort(new Error('enough')),
    });
    await expect(plan).rejects.toThrow('enough');
    expect(cleaner.activity().state).toBe('idle');
    await cleaner.close();
  });
});
