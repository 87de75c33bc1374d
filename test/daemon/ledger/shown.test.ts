import { expect, test } from 'vitest';
import { restoreKnown, findingKey, type Known } from '../../../daemon/ledger/known.ts';
import { step } from '../../../daemon/ledger/step.ts';
import { hasLasted, whyHidden } from '../../../daemon/ledger/visibility.ts';
import type { ProbeReport } from '../../../probes/probe.ts';
import { aFinding, anObservation, aReport, aRule } from '../fakes/findings.ts';

const minute = 60_000;
const rule = aRule('go-arch-mismatch', { timeToVisibleMs: 10 * minute });
const rules = new Map([[rule.id, rule]]);

function look(known: Known, monotonic: number, report: Partial<ProbeReport>) {
  const looks = [{ probe: 'toolchains', rules: [rule], report: aReport(report) }];
  return step(known, { now: monotonic, monotonic, rules, mute: [], looks });
}

const fresh = restoreKnown({ findings: [], baselines: new Map() });
const moment = (monotonic: number) => ({ now: monotonic, monotonic, rules, mute: [] });
const shown = (known: Known, monotonic: number): readonly string[] =>
  [...known.findings.values()]
    .filter((one) => whyHidden(one, known, moment(monotonic)) === undefined)
    .map(({ finding }) => finding.subject);

test('is shown from the first look on; its age delays only the notification', () => {
  const { known } = look(fresh, 0, { findings: [aFinding('/a')] });
  expect(shown(known, 0)).toEqual(['/a']);
  const one = known.findings.get(findingKey(aFinding('/a')))!;
  expect(hasLasted(one, moment(10 * minute - 1))).toBe(false);
  expect(hasLasted(one, moment(10 * minute))).toBe(true);
});

test('nothing is shown for a file that is briefly absent, and its finding does not open again when it is back', () => {
  const there = { findings: [aFinding('/bin/go')], observations: [anObservation('/bin/go')] };
  const seen = look(fresh, 0, there);
  const told = look(seen.known, 10 * minute, there);
  expect(told.transitions.map(({ kind }) => kind)).toEqual(['opened']);
  const away = look(told.known, 11 * minute, {});
  expect(away.transitions).toEqual([]);
  expect(shown(away.known, 11 * minute)).toEqual([]);
  const back = look(away.known, 12 * minute, there);
  expect(back.transitions).toEqual([]);
  expect(shown(back.known, 12 * minute)).toEqual(['/bin/go']);
});

test('findings about an absent file are shown, whatever other probes look at', () => {
  const there = { findings: [aFinding('/bin/go')], observations: [anObservation('/bin/go')] };
  const { known } = look(look(fresh, 0, there).known, minute, {});
  // The same finding for another reason, such as a missing go that was unused before.
  const looks = [
    { probe: 'toolchains', rules: [rule], report: aReport({ findings: [aFinding('/bin/go')] }) },
    { probe: 'editors', rules: [], report: aReport({}) },
  ];
  for (const order of [looks, looks.toReversed()]) {
    const now = step(known, { now: minute, monotonic: 2 * minute, rules, mute: [], looks: order });
    expect(shown(now.known, 2 * minute)).toEqual(['/bin/go']);
  }
});

test('where another file has taken its place, its finding is resolved at the next look', () => {
  const there = { findings: [aFinding('/bin/go')], observations: [anObservation('/bin/go')] };
  const told = look(look(fresh, 0, there).known, 10 * minute, there);
  const gone = look(told.known, 11 * minute, { superseded: (subject) => subject === '/bin/go' });
  expect(gone.transitions.map(({ kind }) => kind)).toEqual(['resolved']);
});

test('what was not examined before, or had another name, is not reported as new', () => {
  const was = look(fresh, 0, { looked: (subject) => subject !== '/hidden/go' });
  const now = look(was.known, minute, {
    observations: [anObservation('/hidden/go'), anObservation('/new/go')],
  });
  expect(now.transitions).toMatchObject([{ kind: 'toolchain-changed', subject: '/new/go', before: null }]);
  expect(look(now.known, 2 * minute, { observations: [] }).transitions).toEqual([]);
});

test('what is no longer examined is not reported as gone, and is compared when it is examined again', () => {
  const [arm, intel] = [anObservation('/bin/go'), anObservation('/bin/go', { architectures: ['amd64'] })];
  let { known } = look(fresh, 0, { observations: [arm] });
  for (const at of [1, 5, 9]) {
    const next = look(known, at * minute, { looked: () => false });
    expect(next.transitions).toEqual([]);
    ({ known } = next);
  }
  expect(look(known, 10 * minute, { observations: [intel] }).transitions).toMatchObject([
    { kind: 'toolchain-changed', before: { architectures: ['arm64'] }, after: { architectures: ['amd64'] } },
  ]);
});

test('after a restart no toolchain is claimed to have appeared while no one looked', () => {
  const known = restoreKnown({ findings: [], baselines: new Map([['toolchains', []]]) });
  const first = look(known, 0, { observations: [anObservation('/bin/go')] });
  expect(first.transitions).toEqual([]);
});
