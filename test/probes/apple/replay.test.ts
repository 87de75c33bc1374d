import { expect, test } from 'vitest';
import { Redactor } from '../../../host/redaction/redactor.ts';
import { redactMachine } from '../../../host/redaction/machine.ts';
import { openRecorded } from '../../../host/simulated/open.ts';
import { recordLook } from '../../../probes/record.ts';
import { machine, report, today } from '../machine.ts';
import { cgoModule, macIn, states } from './states.ts';

/** What a report of a machine contains, under other names. */
async function replayed(sketch: Parameters<typeof machine>[0]) {
  const { host } = await machine(sketch);
  const { machine: recorded } = await recordLook(host, today);
  const redactor = new Redactor({ words: { names: ['kim'], secrets: [] } });
  return { recorded, redactor, again: openRecorded(redactMachine(recorded, redactor)) };
}

/** The rest with GOWARDEN_LONG=1. */
const tried = Object.entries(states).filter(
  ([, { environment }], at) => process.env.GOWARDEN_LONG === '1' || environment !== undefined || at % 5 === 0,
);

test.each(tried)('a report gives the same result elsewhere: %s', async (_, state) => {
  const { again, redactor } = await replayed(macIn(state));
  const { findings, unknown } = await report(again);
  const expected =
    state.finds === null ? [] : [{ rule: state.finds, subject: redactor.path(state.subject ?? '') }];
  expect(findings.map(({ rule, subject }) => ({ rule, subject }))).toEqual(expected);
  if (state.unknown === undefined) expect(unknown).toEqual([]);
  else expect(unknown.join('\n')).toContain(state.unknown);
});

test("a report contains none of the user's source code, and its finding stays", async () => {
  const { recorded, again } = await replayed(macIn(states.nothing!, { cgo: true }));
  expect(JSON.stringify(recorded)).toContain(`${cgoModule}/go.mod`);
  expect(
    Object.keys(recorded.files ?? {}).filter((path) => path.startsWith(cgoModule) && path.endsWith('.go')),
  ).toEqual([]);
  expect((await report(again)).findings.map(({ rule }) => rule)).toEqual(['apple-tools-missing']);
});
