import { afterEach, expect, test, vi } from 'vitest';
import type { Hold } from '../../../caches/job/job.ts';
import { Lookout } from '../../../caches/job/lookout.ts';
import { processTable } from '../../../host/processes/process-table.ts';

afterEach(() => vi.restoreAllMocks());

const hold = { item: { kind: 'go-build' } } as Hold;

/** A lookout over processes of which `names` have started, with a clock and the number of looks. */
function lookout(names: string[]) {
  const state = { now: 1000, looks: 0 };
  vi.spyOn(performance, 'now').mockImplementation(() => state.now);
  const newcomers = () => {
    state.looks += 1;
    return names.map((name, index) => ({ pid: 4711 + index, name }));
  };
  const processes = processTable([], () => Promise.resolve(new Map()), { newcomers });
  return { state, names, one: new Lookout(processes, [hold]) };
}

test('looks before the first rename, and again only after some milliseconds', () => {
  const { state, one } = lookout([]);
  expect([one.isFree(), one.isFree(), one.isFree(), state.looks]).toEqual([true, true, true, 1]);
  state.now += 5;
  expect([one.isFree(), state.looks]).toEqual([true, 2]);
});

test('says no as soon as a go is running, and names it', () => {
  const { state, names, one } = lookout(['zsh']);
  expect(one.isFree()).toBe(true);
  names.push('go');
  state.now += 5;
  expect(one.isFree()).toBe(false);
  expect(one.look().map(({ user }) => user)).toEqual([{ pid: 4712, command: 'go', owner: null }]);
  names.length = 0;
  state.now += 5;
  expect(one.isFree()).toBe(false);
});

test('looks at once when asked who has started', () => {
  const { names, one } = lookout([]);
  expect(one.isFree()).toBe(true);
  names.push('go');
  expect(one.isFree()).toBe(true);
  expect(one.look().map(({ user }) => user.command)).toEqual(['go']);
  expect(one.isFree()).toBe(false);
});
