import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fillGoCache, put, putModule, testMachine, type TestMachine } from './machine.ts';

let machine: TestMachine;
beforeEach(() => {
  machine = testMachine();
});
afterEach(() => machine.remove());

/** Replaces `go` by a script, and plans to clean everything; with `forGood` it is removed permanently. */
async function cleanBehind(script: string, forGood: boolean) {
  writeFileSync(join(machine.root, 'bin/go'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  const cleaner = machine.cleaner();
  const plan = await cleaner.plan({ scope: 'all' });
  if (forGood) await cleaner.execute(plan.id);
  if (forGood) await cleaner.purgeNow();
  await cleaner.close();
  return plan;
}

const modulesLeft = (): readonly string[] =>
  readdirSync(machine.modules, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.go'));

test('behind a wrapper what is a cache by its content goes as with any go, and a person’s files stay', async () => {
  fillGoCache(machine.goCache, 2);
  putModule(machine.modules, 'example.com/a');
  const mine = [join(machine.goCache, '00/notes.txt'), join(machine.modules, 'mine@home/thesis.go')];
  mine.forEach((path) => put(path));
  const plan = await cleanBehind('exec /opt/go/bin/go "$@"', true);
  expect(plan.items.map(({ cache }) => cache)).toEqual(expect.arrayContaining(['go-build', 'go-modules']));
  expect(mine.filter((path) => existsSync(path))).toEqual(mine);
  expect(modulesLeft()).toEqual(['mine@home/thesis.go']);
});

test('where the wrapper may use another place, the usual one is shown and left alone', async () => {
  fillGoCache(machine.goCache, 2);
  putModule(machine.modules, 'example.com/a');
  const plan = await cleanBehind('GOCACHE=/somewhere exec /opt/go/bin/go "$@"', false);
  expect(plan.leftOut).toContainEqual(expect.objectContaining({ cache: 'go-build', why: 'assumed' }));
  expect(new Set(plan.items.map(({ cache }) => cache))).toEqual(new Set(['go-modules']));
});
