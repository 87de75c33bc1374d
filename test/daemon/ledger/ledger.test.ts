import { expect, test } from 'vitest';
import { flappingHoldMs, flappingOpenings } from '../../../daemon/ledger/findings.ts';
import { restoreKnown, type Known, type StepInput } from '../../../daemon/ledger/known.ts';
import { absenceGraceMs } from '../../../daemon/ledger/observations.ts';
import { step } from '../../../daemon/ledger/step.ts';
import type { Transition } from '../../../daemon/transition.ts';
import type { ProbeReport, NamedRule } from '../../../probes/probe.ts';
import { aFinding, anObservation, aReport, aRule } from '../fakes/findings.ts';

const start = Date.UTC(2026, 10, 23);
const minute = 60_000;

/** A ledger with its state, and a clock that only advances on command. */
function aLedger(given: Partial<StepInput> & { known?: Known; rule?: NamedRule } = {}) {
  const rule = given.rule ?? aRule();
  const rules = given.rules ?? new Map([[rule.id, rule]]);
  let known = given.known ?? restoreKnown({ findings: [], baselines: new Map() });
  let ms = 0;
  return {
    pass: (by: number) => (ms += by),
    look: (report: Partial<ProbeReport> | null, mute: StepInput['mute'] = []): readonly Transition[] => {
      const looks = [
        { probe: 'toolchains', rules: [...rules.values()], report: report === null ? null : aReport(report) },
      ];
      const next = step(known, { now: start + ms, monotonic: ms, rules, mute, looks });
      known = next.known;
      return next.transitions;
    },
    wait: (): number | null =>
      step(known, { now: start + ms, monotonic: ms, rules, mute: [], looks: [] }).dueInMs,
  };
}

const kinds = (transitions: readonly Transition[]): string[] => transitions.map(({ kind }) => kind);

test('a finding is notified at once, and resolves with its duration', () => {
  const ledger = aLedger();
  const findings = [aFinding()];
  expect(ledger.look({ findings })).toEqual([{ kind: 'opened', at: start, finding: findings[0] }]);
  ledger.pass(minute);
  expect(ledger.look({ findings })).toEqual([]);
  ledger.pass(minute);
  expect(ledger.look({})).toEqual([
    { kind: 'resolved', at: start + 2 * minute, finding: findings[0], durationMs: 2 * minute },
  ]);
});

test('one that must persist is notified when it has, and asks for a look at exactly that time', () => {
  const ledger = aLedger({ rule: aRule('go-arch-mismatch', { timeToVisibleMs: minute }) });
  const findings = [aFinding()];
  expect(ledger.look({ findings })).toEqual([]);
  ledger.pass(20_000);
  expect(ledger.wait()).toBe(40_000);
  ledger.pass(40_000);
  expect(kinds(ledger.look({ findings }))).toEqual(['opened']);
  expect(ledger.wait()).toBeNull();
});

test('a remark waits for an upgrade to pass, and is notified at once when it gets worse', () => {
  const ledger = aLedger();
  const remark = { findings: [aFinding(undefined, { severity: 'info' })] };
  expect(ledger.look(remark)).toEqual([]);
  expect(ledger.wait()).toBe(absenceGraceMs);
  ledger.pass(absenceGraceMs);
  expect(kinds(ledger.look(remark))).toEqual(['opened']);
  const other = aLedger();
  other.look(remark);
  other.pass(1000);
  expect(kinds(other.look({ findings: [aFinding()] }))).toEqual(['opened']);
});

test('one that disappears before it was notified leaves no trace', () => {
  const ledger = aLedger({ rule: aRule('go-arch-mismatch', { timeToVisibleMs: minute }) });
  ledger.look({ findings: [aFinding()] });
  ledger.pass(30_000);
  expect(ledger.look({})).toEqual([]);
  expect(ledger.wait()).toBeNull();
});

test('new values are a change; new evidence alone is not', () => {
  const ledger = aLedger();
  ledger.look({ findings: [aFinding()] });
  expect(
    ledger.look({ findings: [aFinding('/opt/homebrew/bin/go', { evidence: ['seen: later'] })] }),
  ).toEqual([]);
  expect(
    kinds(ledger.look({ findings: [aFinding('/opt/homebrew/bin/go', { severity: 'warning' })] })),
  ).toEqual(['changed']);
});

test('a look without an answer resolves nothing; one that names what it does not know resolves the rest', () => {
  const ledger = aLedger();
  ledger.look({ findings: [aFinding('/a'), aFinding('/b')] });
  expect(ledger.look(null)).toEqual([]);
  expect(ledger.look({ unknown: ['/a: Permission denied'] })).toEqual([]);
  const transitions = ledger.look({ unknown: ['/a: blocked'], undecided: (subject) => subject === '/a' });
  expect(transitions).toMatchObject([{ kind: 'resolved', finding: { subject: '/b' } }]);
});

test('while its cause is known nobody is notified of a consequence', () => {
  const cause = aRule('go-missing');
  const consequence = aRule('go-arch-mismatch', { dependsOn: ['go-missing'] });
  const ledger = aLedger({
    rules: new Map([
      [cause.id, cause],
      [consequence.id, consequence],
    ]),
  });
  const both = [aFinding('/a'), aFinding('/a', { rule: 'go-missing' })];
  expect(ledger.look({ findings: both })).toMatchObject([
    { kind: 'opened', finding: { rule: 'go-missing' } },
  ]);
  expect(ledger.look({ findings: both.slice(0, 1) })).toMatchObject([
    { kind: 'resolved', finding: { rule: 'go-missing' } },
    { kind: 'opened', finding: { rule: 'go-arch-mismatch' } },
  ]);
});

test('what is muted is notified when the mute ends', () => {
  const ledger = aLedger();
  const mute = [{ rule: 'go-arch-mismatch', until: '2026-11-24T00:00:00Z' }];
  expect(ledger.look({ findings: [aFinding()] }, mute)).toEqual([]);
  ledger.pass(25 * 60 * minute);
  expect(kinds(ledger.look({ findings: [aFinding()] }, mute))).toEqual(['opened']);
});

test('a mute of one subject hides no other', () => {
  const mute = [{ rule: 'go-arch-mismatch', subject: '/a' }];
  expect(aLedger().look({ findings: [aFinding('/a'), aFinding('/b')] }, mute)).toMatchObject([
    { kind: 'opened', finding: { subject: '/b' } },
  ]);
});

test('one that comes and goes is notified a few times, then stays open until it has been gone for long', () => {
  const ledger = aLedger();
  const seen: string[] = [];
  for (let second = 0; second < 3600; second++) {
    ledger.pass(1000);
    seen.push(...kinds(ledger.look({ findings: second % 2 === 0 ? [aFinding()] : [] })));
  }
  expect(seen.filter((kind) => kind === 'opened')).toHaveLength(flappingOpenings);
  expect(ledger.wait()).toBe(flappingHoldMs);
  ledger.pass(flappingHoldMs);
  expect(kinds(ledger.look({}))).toEqual(['resolved']);
});

test('an opening says how often it has recently been opened', () => {
  const ledger = aLedger();
  ledger.look({ findings: [aFinding()] });
  ledger.look({});
  expect(ledger.look({ findings: [aFinding()] })).toMatchObject([{ kind: 'opened', again: 1 }]);
});

test('the first look is the baseline; after it a swap, a new and a lost toolchain are changes', () => {
  const ledger = aLedger();
  const arm = anObservation('/bin/go');
  const intel = anObservation('/bin/go', { architectures: ['amd64'] });
  const added = anObservation('/usr/local/go/bin/go');
  expect(ledger.look({ observations: [arm] })).toEqual([]);
  expect(ledger.look({ observations: [intel] })).toEqual([
    { kind: 'toolchain-changed', at: start, subject: '/bin/go', before: arm.value, after: intel.value },
  ]);
  expect(ledger.look({ observations: [intel, added] })).toMatchObject([
    { kind: 'toolchain-changed', before: null, after: added.value },
  ]);
  expect(ledger.look({ observations: [intel] })).toEqual([]);
  ledger.pass(absenceGraceMs);
  expect(ledger.look({ observations: [intel] })).toMatchObject([
    { kind: 'toolchain-changed', subject: '/usr/local/go/bin/go', before: added.value, after: null },
  ]);
  ledger.pass(absenceGraceMs);
  expect(ledger.look({ observations: [intel] })).toEqual([]);
  expect(ledger.wait()).toBeNull();
});

test.each([
  ['gone', []],
  ['a broken link', [anObservation('/bin/go', { state: 'missing', file: null, architectures: [] })]],
  ['being poured', [anObservation('/bin/go', { state: 'upgrading', file: null, architectures: [] })]],
])(
  'an upgrade during which the link is %s is one change, and resolves nothing meanwhile',
  (_what, meanwhile) => {
    const ledger = aLedger();
    const findings = [aFinding('/bin/go')];
    const before = anObservation('/bin/go', { version: 'go1.25.4', architectures: ['amd64'] });
    const after = anObservation('/bin/go', { version: 'go1.26.8', architectures: ['amd64'] });
    ledger.look({ findings, observations: [before] });
    ledger.pass(10_000);
    expect(ledger.look({ observations: meanwhile })).toEqual([]);
    ledger.pass(50_000);
    expect(ledger.look({ observations: meanwhile })).toEqual([]);
    ledger.pass(10_000);
    expect(ledger.look({ findings, observations: [after] })).toEqual([
      {
        kind: 'toolchain-changed',
        at: start + 70_000,
        subject: '/bin/go',
        before: before.value,
        after: after.value,
      },
    ]);
  },
);

test('one that can no longer be examined stays as it was', () => {
  const ledger = aLedger();
  ledger.look({ observations: [anObservation('/bin/go')] });
  ledger.pass(10 * absenceGraceMs);
  expect(ledger.look({ observations: [anObservation('/bin/go', { state: 'blocked' })] })).toEqual([]);
  expect(ledger.look({ observations: [anObservation('/bin/go')] })).toEqual([]);
});

test('after a restart the open ones are known: they do not open again, and a change meanwhile is noticed', () => {
  const finding = aFinding('/bin/go');
  const known = restoreKnown({
    findings: [{ finding, openedAt: start - minute }],
    baselines: new Map([['toolchains', [anObservation('/bin/go')]]]),
  });
  const intel = anObservation('/bin/go', { architectures: ['amd64'] });
  const ledger = aLedger({ known });
  expect(ledger.look({ findings: [finding], observations: [intel] })).toMatchObject([
    { kind: 'toolchain-changed', before: { architectures: ['arm64'] }, after: { architectures: ['amd64'] } },
  ]);
  expect(ledger.look({ observations: [intel] })).toMatchObject([{ kind: 'resolved', durationMs: minute }]);
});

test('a finding of a rule that no longer exists is resolved', () => {
  const finding = aFinding('/bin/go', { rule: 'go-missing' });
  const ledger = aLedger({
    known: restoreKnown({ findings: [{ finding, openedAt: start }], baselines: new Map() }),
  });
  expect(ledger.look({})).toMatchObject([{ kind: 'resolved', finding: { rule: 'go-missing' } }]);
});
