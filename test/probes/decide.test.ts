import { describe, expect, test } from 'vitest';
import type { Host } from '../../host/host.ts';
import { lookAt } from '../../probes/decide.ts';
import type { NamedRule, Probe } from '../../probes/probe.ts';
import { newSweep } from '../../probes/sweep.ts';
import { aRule } from '../daemon/fakes/findings.ts';

let asked: string[] = [];
const probeOf = <Answer>(id: string, answer: () => Answer): Probe<Answer> => ({
  id,
  schedule: '* * * * *',
  timeLimitMs: 1000,
  ask: () => {
    asked.push(id);
    return Promise.resolve().then(answer);
  },
  doubts: () => ({ unknown: [] }),
});
const found = (subject: string, evidence: readonly string[] = []) => ({
  subject,
  certainty: 'observed' as const,
  evidence,
  values: {},
});
const look = (probe: Probe, rules: readonly NamedRule[]) => {
  asked = [];
  return lookAt(probe, rules, newSweep({} as Host, new AbortController().signal, 5));
};

const ides = probeOf('ides', () => ['GoLand']);
const goes = probeOf('goes', () => ['go1.26']);
const silent = probeOf('silent', (): string[] => {
  throw new Error('no answer');
});

describe('a rule', () => {
  test('gets its severity and id from the catalogue unless it sets another', async () => {
    const rule = aRule('go-missing', {
      probe: ides,
      decide: () => [found('a'), { ...found('b'), severity: 'info' }],
    });
    const { report } = await look(ides, [rule]);
    expect(report.findings).toMatchObject([
      { rule: 'go-missing', subject: 'a', severity: 'error' },
      { rule: 'go-missing', subject: 'b', severity: 'info' },
    ]);
  });

  test('that needs a second answer asks the sweep for it, which asks that probe once', async () => {
    const decide: NamedRule['decide'] = (answer, { now, answer: other }) =>
      other(goes).map((go) => found(`${String(answer)} ${go} ${now}`));
    const both = ['go-missing', 'go-version-eol'] as const;
    const { report } = await look(
      ides,
      both.map((id) => aRule(id, { probe: ides, needs: [goes], decide })),
    );
    expect(report.findings.map(({ subject }) => subject)).toEqual(['GoLand go1.26 5', 'GoLand go1.26 5']);
    expect(asked).toEqual(['ides', 'goes']);
  });

  test('may use no answer that it does not name', async () => {
    const rule = aRule('go-missing', {
      probe: ides,
      decide: (_, { answer }) => answer(goes).map((go) => found(go)),
    });
    const { report } = await look(ides, [rule]);
    expect(report.unknown).toEqual([
      'go-missing: Expected go-missing to name goes in `needs`, as it takes its answer',
    ]);
  });

  test.each([
    ['that throws', {}],
    ['whose second answer does not come', { needs: [silent] }],
  ])('%s leaves the findings of its rule as they were, and does not affect the others', async (_, more) => {
    const broken = aRule('go-missing', {
      probe: ides,
      decide: () => {
        throw new Error('no answer');
      },
      ...more,
    });
    const fine = aRule('go-version-eol', { probe: ides, decide: () => [found('a')] });
    const { report } = await look(ides, [broken, fine]);
    expect(report.findings.map(({ rule }) => rule)).toEqual(['go-version-eol']);
    expect(report.unknown).toEqual(['go-missing: no answer']);
    expect(report.undecided?.('x', 'go-missing')).toBe(true);
    expect(report.undecided?.('x', 'go-version-eol')).toBe(false);
    expect(report.undecided?.('x', null)).toBe(false);
  });

  test('shows twenty lines of evidence at most, and how many more there are', async () => {
    const lines = Array.from({ length: 50 }, (_, index) => `line ${index}`);
    const rule = aRule('go-missing', {
      probe: ides,
      decide: () => [found('a', lines), found('b', lines.slice(0, 20))],
    });
    const [long, short] = (await look(ides, [rule])).report.findings;
    expect(long?.evidence).toHaveLength(20);
    expect(long?.evidence.at(-1)).toBe('… 31 more');
    expect(short?.evidence).toEqual(lines.slice(0, 20));
  });
});

test('a probe that fails fails its look, and the rules of others are not asked', async () => {
  await expect(look(silent, [aRule('go-missing', { probe: silent })])).rejects.toThrow('no answer');
  const other = aRule('go-missing', { probe: goes, decide: () => [found('a')] });
  expect((await look(ides, [other])).report.findings).toEqual([]);
});
