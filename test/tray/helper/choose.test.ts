import { describe, expect, test } from 'vitest';
import type { Hardware } from '../../../host/host.ts';
import { chooseHelpers } from '../../../tray/helper/choose.ts';
import { newCpuGuard } from '../../../tray/helper/cpu.ts';

const hardware = (architecture: string, ours: string, rosetta: boolean): Hardware => ({
  architecture,
  native: [architecture],
  ours,
  translated: architecture !== ours,
  translators: rosetta ? [{ name: 'Rosetta', architecture: 'amd64' }] : [],
  osVersion: null,
  evidence: [],
});
const native = { kind: 'native', translated: false };
const bundled = { kind: 'bundled', translated: false };
const translated = { kind: 'bundled', translated: true };

describe('the choice of the helper', () => {
  test.each([
    ['Apple silicon', 'arm64', 'arm64', false, false, [native]],
    ['Apple silicon with Rosetta', 'arm64', 'arm64', true, false, [native]],
    ['Apple silicon, we are translated', 'arm64', 'amd64', true, false, [native]],
    ['Apple silicon with Rosetta, asked for', 'arm64', 'arm64', true, true, [native, translated]],
    ['Apple silicon without Rosetta, asked for', 'arm64', 'arm64', false, true, [native]],
    ['Intel', 'amd64', 'amd64', false, false, [bundled]],
    ['Intel, translation asked for', 'amd64', 'amd64', false, true, [bundled]],
  ])('%s', (_name, architecture, ours, rosetta, mayTranslate, expected) => {
    expect(
      chooseHelpers('darwin', hardware(architecture, ours, rosetta), { mayTranslate, isWatched: false }),
    ).toEqual(expected);
  });

  test('Linux: ours where a panel watches, on every architecture; else first the one for amd64 where it runs natively', () => {
    const panel = { kind: 'panel', translated: false };
    const chosen = (architecture: string, isWatched: boolean) =>
      chooseHelpers('linux', hardware(architecture, architecture, false), { mayTranslate: true, isWatched });
    expect(chosen('amd64', true)).toEqual([panel, bundled]);
    expect(chosen('amd64', false)).toEqual([bundled, panel]);
    for (const architecture of ['arm64', 'riscv64'])
      for (const isWatched of [true, false]) expect(chosen(architecture, isWatched)).toEqual([panel]);
  });
});

const machines = ['arm64', 'amd64'].flatMap((architecture) =>
  ['arm64', 'amd64'].flatMap((ours) =>
    ([true, false, 'unknown'] as const).flatMap((translated) =>
      [true, false].flatMap((rosetta) =>
        [true, false].map((asked) => ({ architecture, ours, translated, rosetta, asked })),
      ),
    ),
  ),
);

test.each(machines)(
  'a Mac of $architecture, Node for $ours, translated $translated, Rosetta $rosetta, asked for $asked',
  ({ architecture, ours, translated: we, rosetta, asked }) => {
    const facts = { ...hardware(architecture, ours, rosetta), translated: we };
    const chosen = chooseHelpers('darwin', facts, { mayTranslate: asked, isWatched: false });
    // The hardware decides, not the architecture of our own process.
    if (architecture === 'amd64') expect(chosen).toEqual([bundled]);
    else expect(chosen).toEqual(rosetta && asked ? [native, translated] : [native]);
  },
);

test('a helper counts as busy when it uses more than two fifths of a core for a while', () => {
  const burns = newCpuGuard();
  expect(burns(0, 0)).toBe(false);
  expect(burns(9, 10_000)).toBe(false);
  expect(burns(5, 20_000)).toBe(false);
  expect(burns(null, 40_000)).toBe(false);
  expect(burns(15, 40_000)).toBe(true);
});
