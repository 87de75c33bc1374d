import type { OpenFinding } from '../status.ts';
import type { Transition } from '../transition.ts';

export type ToolchainChange = Extract<Transition, { kind: 'toolchain-changed' }>;

/** What one notification covers: findings that have one cause, and the change that brought them if there was one. */
export interface Cause {
  /** The most severe first. */
  readonly findings: readonly [OpenFinding, ...OpenFinding[]];
  readonly change: ToolchainChange | null;
}

const severities = ['error', 'warning', 'info'] as const;

/**
 * Puts together what belongs together: findings of one rule, findings about one path, and the change of that path. Swapping
 * one link can open several; five tools built by a foreign Go are one story.
 */
export function groupByCause(
  findings: readonly OpenFinding[],
  changes: ReadonlyMap<string, ToolchainChange>,
): Cause[] {
  const groups: { keys: Set<string>; findings: OpenFinding[] }[] = [];
  for (const finding of findings) {
    const keys = keysOf(finding);
    const [only, ...more] = groups.filter((group) => keys.some((key) => group.keys.has(key)));
    if (only && more.length === 0) {
      // Thousands of one rule: none of those before is touched again.
      for (const key of keys) only.keys.add(key);
      only.findings.push(finding);
      groups.splice(groups.indexOf(only), 1);
      groups.push(only);
      continue;
    }
    const joined = { keys: new Set(keys), findings: [finding] };
    const [same, others] = apart(groups, (group) => [...joined.keys].some((key) => group.keys.has(key)));
    for (const group of same) {
      for (const key of group.keys) joined.keys.add(key);
      joined.findings = [...group.findings, ...joined.findings];
    }
    groups.splice(0, groups.length, ...others, joined);
  }
  return groups.map((group) => {
    const sorted = [...group.findings].sort(
      (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity),
    );
    const changed = sorted.find((finding) => changes.has(finding.subject));
    const ordered =
      changed && changed.severity === sorted[0]?.severity
        ? [changed, ...sorted.filter((one) => one !== changed)]
        : sorted;
    return {
      findings: ordered as [OpenFinding, ...OpenFinding[]],
      change: (ordered[0] && changes.get(ordered[0].subject)) ?? null,
    };
  });
}

/**
 * Whether a finding adds nothing new to those that were notified: one of them is about the same path and not milder, so
 * that it has the same cause.
 */
export function withCauseIn(told: readonly OpenFinding[]): (late: OpenFinding) => boolean {
  const worstAt = new Map<string, number>();
  for (const finding of told) {
    const rank = severities.indexOf(finding.severity);
    for (const path of pathsOf(finding)) worstAt.set(path, Math.min(worstAt.get(path) ?? Infinity, rank));
  }
  return (late) => {
    const rank = severities.indexOf(late.severity);
    return pathsOf(late).some((path) => (worstAt.get(path) ?? Infinity) <= rank);
  };
}

/** Those that pass the test, and the others. */
export function apart<T>(all: readonly T[], test: (one: T) => boolean): [T[], T[]] {
  const passed: T[] = [];
  const others: T[] = [];
  for (const one of all) (test(one) ? passed : others).push(one);
  return [passed, others];
}

const keysOf = (finding: OpenFinding): string[] => [`rule ${finding.rule}`, ...pathsOf(finding)];

function pathsOf({ subject, values }: OpenFinding): string[] {
  const { path } = values as { readonly path?: unknown };
  return typeof path === 'string' ? [subject, path] : [subject];
}
