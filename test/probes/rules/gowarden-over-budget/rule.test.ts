import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openHost } from '../../../../host/open.ts';
import { buildMachine } from '../../../../host/simulated/build.ts';
import { presets } from '../../../../host/simulated/presets.ts';
import { speak } from '../../../../messages/speak.ts';
import type { Cost, Finding } from '../../../../probes/probe.ts';
import type { Values } from '../../../../probes/rules/gowarden-over-budget/text.ts';
import { rules } from '../../../../probes/catalogue.ts';
import { decide, lookAt, nothingElse } from '../../../../probes/decide.ts';
import { type Budgeted, budget, overBudget } from '../../../../probes/self/budget.ts';
import { self, type Self } from '../../../../probes/self/probe.ts';
import { newSweep } from '../../../../probes/sweep.ts';
import { sentencesOf } from '../../../../probes/say.ts';

/** What the rule finds if this was over budget before. */
const found = (cost: Cost, before: ReadonlySet<Budgeted> = new Set()) => {
  const answer: Self = { hardware: {} as Self['hardware'], cost, over: overBudget(cost, before) };
  return decide(rules.get('gowarden-over-budget')!, answer, nothingElse(0)) as readonly Finding<Values>[];
};

const modest: Cost = {
  rssBytes: 60e6,
  lastingCpuShare: 0.001,
  watches: 20,
  descriptors: 40,
  databaseBytes: 1e6,
};

test.each<[Partial<Cost>, string, string]>([
  [{ rssBytes: 182_400_000 }, 'memory', 'gowarden uses 180 MB of memory; it may use 110 MB.'],
  [{ lastingCpuShare: 0.0345 }, 'processor', 'gowarden uses 3.5 % of a processor core; it may use 2.0 %.'],
  [{ watches: 1234 }, 'watches', 'gowarden uses 1200 watched directories; it may use 1000.'],
  [{ descriptors: 300 }, 'descriptors', 'gowarden uses 300 open files; it may use 250.'],
  [{ databaseBytes: 240e6 }, 'database', 'gowarden uses 240 MB for its history; it may use 100 MB.'],
])('%j', (change, what, sentence) => {
  const [finding, ...others] = found({ ...modest, ...change });
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ subject: `gowarden ${what}`, severity: 'warning', certainty: 'observed' });
  expect(sentencesOf(speak('en'), 'gowarden-over-budget').summary(finding!.values)).toBe(sentence);
  expect(sentencesOf(speak('zh-Hans'), 'gowarden-over-budget').summary(finding!.values)).toContain(
    finding!.values.value,
  );
});

test('a modest daemon, and one of unknown cost, are within budget', () => {
  const untold = { ...modest, lastingCpuShare: null, descriptors: null, databaseBytes: null };
  expect([...found(modest), ...found(untold)]).toEqual([]);
});

test('it does not flap around the budget', () => {
  let over: ReadonlySet<Budgeted> = new Set();
  const at = (share: number): number => {
    const cost = { ...modest, rssBytes: budget.memory * share };
    over = overBudget(cost, over);
    return found(cost, over).length;
  };
  expect([0.95, 1.01, 0.99, 0.91, 0.89, 0.95, 1.01].map(at)).toEqual([0, 1, 1, 1, 0, 0, 1]);
});

test('only a daemon is checked: a single command has no lasting cost', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gowarden-budget-'));
  buildMachine(folder, presets['apple-silicon']());
  const host = await openHost({ simulation: folder });
  const look = async (more: { readonly cost?: Cost }) =>
    (await lookAt(self, rules.values(), newSweep(host, new AbortController().signal, Date.now(), more)))
      .report;
  expect((await look({})).findings).toEqual([]);
  const greedy = await look({ cost: { ...modest, rssBytes: 1e9 } });
  expect(greedy.findings.map(({ rule }) => rule)).toEqual(['gowarden-over-budget']);
});
