import { expect, test } from 'vitest';
import { bounded, limits } from '../../../../cli/commands/bug-report/bound.ts';
import type { Gathered } from '../../../../cli/commands/bug-report/gather.ts';

const long = 'x'.repeat(limits.text * 3);

function gathered(more: Partial<Gathered>): Gathered {
  const machine = { format: 1, platform: 'linux', files: {}, processes: [] } as const;
  return {
    words: { names: [], secrets: [] },
    look: { machine, findings: [], failed: [], at: 0 } as unknown as Gathered['look'],
    lookedBy: 'command',
    status: null,
    facts: {},
    settings: {},
    history: [],
    log: [],
    launcherLog: [],
    missing: [],
    ...more,
  };
}

test('what fits stays as it is', () => {
  const all = gathered({ log: ['a', 'b'], missing: ['status: no'] });
  expect(bounded(all)).toEqual(all);
});

test('a text over the limit is cut, at any depth and as a name, and the report says so', () => {
  const { facts, log, missing } = bounded(gathered({ facts: { deep: [{ [long]: long }] }, log: [long] }));
  expect(JSON.stringify([facts, log]).length).toBeLessThan(limits.text * 3 + 200);
  expect(log[0]).toMatch(/^x+ \[cut\]$/);
  expect(missing).toEqual([`3 texts of more than ${limits.text} characters are cut`]);
});

test('of logs the last lines stay, and the report says that others are missing', () => {
  const lines = Array.from({ length: 500 }, (_, at) => `${at} ${'y'.repeat(9_000)}`);
  const { log, missing } = bounded(gathered({ log: lines }));
  expect(log.join('').length).toBeLessThanOrEqual(limits.log);
  expect(log.at(-1)).toBe(lines.at(-1));
  expect(missing).toEqual([`log: ${500 - log.length} of 500 are left out, to keep the report small`]);
});

test('of files the largest contents are left out, and nothing else', () => {
  const facts = { failure: 'absent', message: '' } as const;
  const big = { facts, text: { value: 'z'.repeat(limits.files) } };
  const small = { facts, text: { value: 'module a' } };
  const { look, missing } = bounded(
    gathered({
      look: {
        ...gathered({}).look,
        machine: { format: 1, platform: 'linux', files: { '/big': big, '/small': small } },
      },
    }),
  );
  expect(look.machine.files).toEqual({ '/big': { facts }, '/small': small });
  expect(missing).toEqual(['machine: the content of 1 files is left out, to keep the report small']);
});
