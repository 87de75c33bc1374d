import fc from '../../fast-check.ts';
import { expect, test } from 'vitest';
import { flappingHoldMs, flappingOpenings } from '../../../daemon/ledger/findings.ts';
import { findingKey, restoreKnown, type Known, type Look } from '../../../daemon/ledger/known.ts';
import { step } from '../../../daemon/ledger/step.ts';
import type { Transition } from '../../../daemon/transition.ts';
import type { Finding, NamedRule } from '../../../probes/probe.ts';
import { aFinding, anObservation, aReport, aRule } from '../fakes/findings.ts';

/** Three rules: at once, after ten seconds, and one that the first explains. */
const rules: readonly NamedRule[] = [
  aRule('go-arch-mismatch'),
  aRule('go-toolchain-mixed', { timeToVisibleMs: 10_000 }),
  aRule('go-prefix-shadowed', { dependsOn: ['go-arch-mismatch'] }),
];
const byId = new Map<string, NamedRule>(rules.map((rule) => [rule.id, rule]));
const subjects = ['/a/go', '/b/go'];
const fresh = (): Known => restoreKnown({ findings: [], baselines: new Map() });

interface Round {
  /** Bits: which of the six findings are present. */
  readonly there: number;
  readonly answers: 'told' | 'partly' | 'hangs';
  /** Bits: which subject's toolchain is absent. */
  readonly away: number;
  readonly passMs: number;
  readonly clockJumpMs: number;
}

const round: fc.Arbitrary<Round> = fc.record({
  there: fc.nat(63),
  answers: fc.constantFrom('told', 'told', 'told', 'partly', 'hangs'),
  away: fc.constantFrom(0, 0, 0, 1, 2, 3),
  passMs: fc.constantFrom(0, 100, 1000, 9_999, 10_000, 60_000, 600_000),
  clockJumpMs: fc.constantFrom(0, 0, 0, -86_400_000, 86_400_000),
});

function findingsOf({ there }: Round): Finding[] {
  return rules.flatMap((rule, r) =>
    subjects.flatMap((subject, s) =>
      there & (1 << (r * 2 + s)) ? [aFinding(subject, { rule: rule.id })] : [],
    ),
  );
}

function lookOf(one: Round): Look {
  const observations = subjects.filter((_, s) => !(one.away & (1 << s))).map((path) => anObservation(path));
  const unknown = one.answers === 'partly' ? ['something was in the way'] : [];
  const report =
    one.answers === 'hangs' ? null : aReport({ findings: findingsOf(one), observations, unknown });
  return { probe: 'toolchains', rules, report };
}

/** Runs rounds; each step is passed to `check` with the previous state. */
function play(
  rounds: readonly Round[],
  check: (moment: {
    round: Round;
    monotonic: number;
    now: number;
    before: Known;
    after: Known;
    transitions: readonly Transition[];
    dueInMs: number | null;
  }) => void,
): void {
  let known = fresh();
  let monotonic = 0;
  let now = Date.UTC(2026, 10, 23);
  for (const one of rounds) {
    monotonic += one.passMs;
    now += one.passMs + one.clockJumpMs;
    const next = step(known, { now, monotonic, rules: byId, mute: [], looks: [lookOf(one)] });
    check({ round: one, monotonic, now, before: known, after: next.known, ...next });
    known = next.known;
  }
}

const rounds = fc.array(round, { maxLength: 60 });
const isFinding = (one: Transition): one is Extract<Transition, { finding: Finding }> => 'finding' in one;

test('a finding opens, resolves and opens again: never the same step twice', () => {
  fc.assert(
    fc.property(rounds, (all) => {
      const open = new Set<string>();
      play(all, ({ transitions, after }) => {
        for (const one of transitions.filter(isFinding)) {
          const key = findingKey(one.finding);
          if (one.kind === 'opened') {
            expect(open.has(key)).toBe(false);
            open.add(key);
          } else {
            expect(open.has(key)).toBe(true);
            if (one.kind === 'resolved') open.delete(key);
          }
        }
        const told = [...after.findings].filter(([, { openedAt }]) => openedAt !== null);
        expect(new Set(told.map(([key]) => key))).toEqual(open);
      });
    }),
  );
});

test('what is unknown resolves nothing', () => {
  fc.assert(
    fc.property(rounds, (all) => {
      play(all, ({ round: one, transitions }) => {
        if (one.answers === 'told') return;
        expect(transitions.filter(({ kind }) => kind === 'resolved')).toEqual([]);
      });
    }),
  );
});

test('nobody is notified before a finding has persisted, nor of one that another explains', () => {
  fc.assert(
    fc.property(rounds, (all) => {
      const since = new Map<string, number>();
      const steady = all.map((one) => ({ ...one, away: 0 }));
      play(steady, ({ round: one, transitions, monotonic }) => {
        const there = new Set(findingsOf(one).map(findingKey));
        if (one.answers !== 'hangs') for (const key of there) since.set(key, since.get(key) ?? monotonic);
        if (one.answers === 'told') for (const key of since.keys()) if (!there.has(key)) since.delete(key);
        for (const { finding, kind } of transitions.filter(isFinding)) {
          if (kind !== 'opened') continue;
          const lasted = monotonic - (since.get(findingKey(finding)) ?? Infinity);
          expect(lasted).toBeGreaterThanOrEqual(byId.get(finding.rule)!.timeToVisibleMs);
          const causes = [...since.keys()].filter((key) => key.startsWith('go-arch-mismatch'));
          if (finding.rule === 'go-prefix-shadowed') expect(causes).toEqual([]);
        }
      });
    }),
  );
});

test('durations and waits are never negative, whatever the clock does', () => {
  fc.assert(
    fc.property(rounds, (all) => {
      play(all, ({ transitions, dueInMs }) => {
        for (const one of transitions) {
          if (one.kind === 'resolved') expect(one.durationMs).toBeGreaterThanOrEqual(0);
        }
        if (dueInMs !== null) expect(dueInMs).toBeGreaterThan(0);
      });
    }),
  );
});

test('however long it comes and goes, the openings within ten minutes are limited', () => {
  fc.assert(
    fc.property(rounds, (all) => {
      const opened = new Map<string, number[]>();
      play(all, ({ transitions, monotonic }) => {
        for (const one of transitions) {
          if (one.kind !== 'opened') continue;
          const key = findingKey(one.finding);
          const times = [
            ...(opened.get(key) ?? []).filter((at) => monotonic - at < flappingHoldMs),
            monotonic,
          ];
          opened.set(key, times);
          expect(times.length).toBeLessThanOrEqual(flappingOpenings);
        }
      });
    }),
  );
});

test('when the machine is quiet again, the ledger holds exactly what is there', () => {
  fc.assert(
    fc.property(rounds, fc.nat(63), (all, there) => {
      const quiet: Round = { there, answers: 'told', away: 0, passMs: 700_000, clockJumpMs: 0 };
      let last: Known = fresh();
      play([...all, quiet, quiet, quiet], ({ after }) => (last = after));
      expect([...last.findings.keys()].sort()).toEqual(findingsOf(quiet).map(findingKey).sort());
      expect([...last.observations.values()].every(({ away }) => away === null)).toBe(true);
    }),
  );
});
