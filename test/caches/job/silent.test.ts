import { appendFileSync, existsSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Cleaner } from '../../../caches/cleaner/cleaner.ts';
import { quarantined } from '../../../caches/cleaner/quarantines.ts';
import { doomed } from '../../../caches/sink/quarantine.ts';
import { expectNoTrace } from '../../faults/cleaning/trace.ts';
import {
  entryName,
  fillGoCache,
  put,
  putModule,
  snapshot,
  testMachine,
  type TestMachine,
} from '../machine.ts';

let machine: TestMachine;
/** Whether a place is unresponsive now. */
let isSilent: (path: string) => boolean;
beforeEach(() => {
  machine = testMachine();
  fillGoCache(machine.goCache, 1);
  isSilent = () => false;
});
afterEach(() => machine.remove());

function cleanerOfFar(): Cleaner {
  const silence = (path: string): string | null => (isSilent(path) ? `${path} does not answer` : null);
  const files = { ...machine.host.files, silence };
  return machine.cleaner({ host: { ...machine.host, files } });
}

const quarantine = (id: string): string => join(machine.paths.cache, 'quarantine', id);

/** An undo of what was set aside is under way, in which this was lost. */
function interrupted(id: string, lost: readonly number[]): void {
  const path = join(machine.paths.state, 'cleaning', `${id}.jsonl`);
  appendFileSync(path, `\n${JSON.stringify({ stage: 'undoing', lost, unheard: null })}\n`);
}

test('what was lost in an interrupted undo is not reported as restored, although it cannot be looked at meanwhile', async () => {
  const before = snapshot(machine.goCache);
  const cleaner = cleanerOfFar();
  const { id } = await cleaner.plan({ scope: 'safe' });
  await cleaner.execute(id);
  renameSync(join(quarantine(id), '1'), join(quarantine(id), doomed('1')));
  interrupted(id, [1]);
  isSilent = (path) => path === machine.goCache;
  expect(await cleaner.undo()).toMatchObject({ why: 'left-out' });
  isSilent = () => false;
  expect(await cleaner.undo()).toMatchObject({ lost: 1, receipt: { files: 255 } });
  const [first] = Object.keys(before).filter((name) => name.startsWith('00/'));
  expect(existsSync(join(machine.goCache, first ?? ''))).toBe(false);
  expectNoTrace(machine);
  await cleaner.close();
});

test('what cannot be removed from a quarantine is remembered while other things still wait in it', async () => {
  putModule(machine.modules, 'example.com/kim');
  const before = { build: snapshot(machine.goCache), modules: snapshot(machine.modules) };
  const cleaner = cleanerOfFar();
  const { id } = await cleaner.plan({ scope: 'all' });
  await cleaner.execute(id);
  // What has grown meanwhile is joined by hard links.
  put(join(machine.goCache, entryName(7, 99, 'd')), 'grown');
  // Of two caches one answers until its entries are back.
  const isBack = (): boolean => existsSync(join(machine.goCache, entryName(255, 0, 'a')));
  isSilent = (path) => path === machine.modules || (path === quarantine(id) && isBack());
  const half = await cleaner.undo();
  expect(half).toMatchObject({ lost: 0, receipt: { files: 256, caches: [{ id: 'go-build' }] } });
  expect(snapshot(machine.goCache)).toMatchObject(before.build);
  isSilent = () => false;
  const rest = await cleaner.undo();
  expect(rest).toMatchObject({ lost: 0, receipt: { caches: [{ id: 'go-modules' }], leftOut: [] } });
  expect(snapshot(machine.modules)).toEqual(before.modules);
  expect(readdirSync(join(machine.paths.cache, 'quarantine'))).toEqual([]);
  expect(quarantined(machine.paths)).toEqual([]);
  expectNoTrace(machine);
  await cleaner.close();
});

test('an unfinished undo is completed without being asked for again', async () => {
  const before = snapshot(machine.goCache);
  const cleaner = cleanerOfFar();
  const { id } = await cleaner.plan({ scope: 'safe' });
  await cleaner.execute(id);
  interrupted(id, []);
  // A minute is short.
  const later = globalThis.setTimeout;
  const shortened = (act: () => void, ms?: number) => later(act, ms === 60_000 ? 10 : ms);
  vi.stubGlobal('setTimeout', Object.assign(shortened, later));
  await cleaner.purgeNow();
  await vi.waitFor(() => expect(snapshot(machine.goCache)).toEqual(before), { timeout: 60_000 });
  await cleaner.close();
  vi.unstubAllGlobals();
  expectNoTrace(machine);
});
