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

describe('which helper', () => {
  test.each([
    ['Apple silicon', 'arm64', 'arm64', false, [native]],
    ['Apple silicon with Rosetta', 'arm64', 'arm64', true, [native, { kind: 'bundled', translated: true }]],
    [
      'Apple silicon, we are translated',
      'arm64',
      'amd64',
      true,
      [native, { kind: 'bundled', translated: true }],
    ],
    ['Intel', 'amd64', 'amd64', false, [bundled]],
  ])('%s', (_name, architecture, ours, rosetta, expected) => {
    expect(chooseHelpers('darwin', hardware(architecture, ours, rosetta))).toEqual(expected);
  });

  test('Linux: the one for amd64 where it runs natively, then the panel itself, on every architecture', () => {
    const panel = { kind: 'panel', translated: false };
    expect(chooseHelpers('linux', hardware('amd64', 'amd64', false))).toEqual([bundled, panel]);
    expect(chooseHelpers('linux', hardware('arm64', 'arm64', true))).toEqual([panel]);
    expect(chooseHelpers('linux', hardware('riscv64', 'riscv64', false))).toEqual([panel]);
  });
});

const machines = ['arm64', 'amd64'].flatMap((architecture) =>
  ['arm64', 'amd64'].flatMap((ours) =>
    ([true, false, 'unknown'] as const).flatMap((translated) =>
      [true, false].map((rosetta) => ({ architecture, ours, translated, rosetta })),
    ),
  ),
);

test.each(machines)(
  'a Mac of $architecture, Node for $ours, translated $translated, Rosetta $rosetta',
  ({ architecture, ours, translated, rosetta }) => {
    const chosen = chooseHelpers('darwin', { ...hardware(architecture, ours, rosetta), translated });
    // What the hardware is decides, not what we ourselves run as.
    if (architecture === 'amd64') expect(chosen).toEqual([bundled]);
    else expect(chosen).toEqual(rosetta ? [native, { kind: 'bundled', translated: true }] : [native]);
  },
);

test('a helper burns when it uses more than two fifths of a core for a while', () => {
  const burns = newCpuGuard();
  expect(burns(0, 0)).toBe(false);
  expect(burns(9, 10_000)).toBe(false);
  expect(burns(5, 20_000)).toBe(false);
  expect(burns(null, 40_000)).toBe(false);
  expect(burns(15, 40_000)).toBe(true);
});
