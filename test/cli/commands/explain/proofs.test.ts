import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ExplainDocument } from '../../../../cli/commands/explain/document.ts';
import { identityOfTree } from '../../../../daemon/verification/identity.ts';
import { rememberedFile, textOfRemembered } from '../../../../daemon/verification/remembered.ts';
import { openHost } from '../../../../host/open.ts';
import { buildMachine } from '../../../../host/simulated/build.ts';
import { errorRows } from '../../../../probes/errors/catalogue.ts';
import { examples } from '../../../../probes/rules/examples.ts';
import type { RuleId } from '../../../../probes/rules/ids.ts';
import { call } from '../../call.ts';
import { build, temporary } from '../../machine.ts';

const directory = temporary('proofs');
const rows = [...errorRows.values()];
const named = [...new Set(rows.flatMap(({ rules }) => rules))].toSorted();

/** Rows with their proof on a machine. */
async function proofs(ids: readonly string[], host: string): Promise<readonly (readonly [string, string])[]> {
  const where = ['--host', host, '--state', stateOf(host)];
  const { out, err } = await call(['explain', '--json', ...ids, ...where], { directory });
  expect(err).toBe('');
  return (JSON.parse(out) as ExplainDocument).matches.map(({ row, proof }) => [row, proof]);
}

/** What a daemon on that machine keeps. */
function stateOf(host: string): string {
  return `${host}-state`;
}

/** The example of a rule as a folder; null for one that only shows over time, which a single look cannot see. */
async function exampleOf(rule: RuleId): Promise<string | null> {
  const { example } = await examples[rule]();
  if ((example.then ?? []).length > 0 || (example.cost ?? null) !== null) return null;
  const folder = join(directory, rule);
  mkdirSync(folder);
  buildMachine(folder, example.machine());
  const { verified = [] } = example;
  const host = await openHost({ simulation: folder });
  const entries = verified.map((one) => ({ ...one, identity: identityOfTree(host, one.goroot) }));
  mkdirSync(stateOf(folder));
  writeFileSync(rememberedFile(stateOf(folder)), textOfRemembered(entries));
  return folder;
}

test.each(named)('where %s is found, each row that names it is "here"', async (rule) => {
  const folder = await exampleOf(rule);
  if (folder === null) return;
  const ids = rows.filter(({ rules }) => rules.includes(rule)).map(({ id }) => id);
  expect(await proofs(ids, folder)).toEqual(ids.map((id) => [id, 'here']));
});

test('each checkable row is "here" on some machine, except four that a single check cannot see', async () => {
  const folders = await Promise.all(
    named.map(async (rule) => [rule, (await examples[rule]()).example.then ?? []] as const),
  );
  const inTime = folders.filter(([, then]) => then.length > 0).map(([rule]) => rule);
  const only = rows.filter(({ rules }) => rules.length > 0 && rules.every((rule) => inTime.includes(rule)));
  expect(only.map(({ id }) => id)).toEqual(['D07', 'E18', 'K08', 'K12']);
});

test('on a healthy machine every checkable row is "not here"', async () => {
  const ids = rows.filter(({ rules, partly }) => rules.length > 0 && partly !== true).map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(100);
  expect(await proofs(ids, build(directory, 'apple-silicon'))).toEqual(ids.map((id) => [id, 'not here']));
});
