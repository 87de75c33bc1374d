import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openHost } from '../../../../host/open.ts';
import { buildMachine } from '../../../../host/simulated/build.ts';
import { presets } from '../../../../host/simulated/presets.ts';
import { speak } from '../../../../messages/speak.ts';
import type { Cost } from '../../../../probes/probe.ts';
import { budget, overBudget } from '../../../../probes/rules/gowarden-over-budget/rule.ts';
import { self } from '../../../../probes/self.ts';
import { newSweep } from '../../../../probes/sweep.ts';

const modest: Cost = { rssBytes: 60e6, cpuShare: 0.001, watches: 20, descriptors: 40, databaseBytes: 1e6 };

test.each<[Partial<Cost>, string, string]>([
  [{ rssBytes: 182_400_000 }, 'memory', 'gowarden uses 180 MB of memory; it may use 150 MB.'],
  [{ cpuShare: 0.0345 }, 'processor', 'gowarden uses 3.5 % of a processor core; it may use 2.0 %.'],
  [{ watches: 1234 }, 'watches', 'gowarden uses 1200 watched directories; it may use 1000.'],
  [{ descriptors: 300 }, 'descriptors', 'gowarden uses 300 open files; it may use 250.'],
  [{ databaseBytes: 240e6 }, 'database', 'gowarden uses 240 MB for its history; it may use 100 MB.'],
])('%j', (change, what, sentence) => {
  const [finding, ...others] = overBudget.look({ ...modest, ...change }, new Set());
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ subject: `gowarden ${what}`, severity: 'warning', certainty: 'observed' });
  expect(speak('en').rules['gowarden-over-budget'].summary(finding!.values)).toBe(sentence);
  expect(speak('zh-Hans').rules['gowarden-over-budget'].summary(finding!.values)).toContain(
    finding!.values.value,
  );
});

test('a modest daemon, and one that cannot tell, is within its budget', () => {
  const untold = { ...modest, cpuShare: null, descriptors: null, databaseBytes: null };
  expect([...overBudget.look(modest, new Set()), ...overBudget.look(untold, new Set())]).toEqual([]);
});

test('it does not come and go around the budget', () => {
  const over: Parameters<typeof overBudget.look>[1] = new Set();
  const at = (share: number): number =>
    overBudget.look({ ...modest, rssBytes: budget.memory * share }, over).length;
  expect([0.95, 1.01, 0.99, 0.91, 0.89, 0.95, 1.01].map(at)).toEqual([0, 1, 1, 1, 0, 0, 1]);
});

test('only a daemon is asked: a command that looks once is no always-on cost', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gowarden-budget-'));
  buildMachine(folder, presets['apple-silicon']());
  const host = await openHost({ simulation: folder });
  const sweep = newSweep(host, new AbortController().signal, Date.now());
  expect((await self.run(sweep)).findings).toEqual([]);
  const greedy = await self.run({ ...sweep, cost: { ...modest, rssBytes: 1e9 } });
  expect(greedy.findings.map(({ rule }) => rule)).toEqual(['gowarden-over-budget']);
});
