import type { OpenFinding } from '../status.ts';
import type { Transition } from '../transition.ts';

export type ToolchainChange = Extract<Transition, { kind: 'toolchain-changed' }>;

/** What is told in one notification: findings that have one cause, and the change that brought them if there was one. */
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
    const [same, others] = partition(groups, (group) => [...joined.keys].some((key) => group.keys.has(key)));
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

/** Whether `late` is no news beside `told`: it is about the same path and no worse, so that it has the same cause. */
export function goesWith(late: OpenFinding, told: OpenFinding): boolean {
  if (severities.indexOf(late.severity) < severities.indexOf(told.severity)) return false;
  const paths = pathsOf(told);
  return pathsOf(late).some((path) => paths.includes(path));
}

const keysOf = (finding: OpenFinding): string[] => [`rule ${finding.rule}`, ...pathsOf(finding)];

function pathsOf({ subject, values }: OpenFinding): string[] {
  const { path } = values as { readonly path?: unknown };
  return typeof path === 'string' ? [subject, path] : [subject];
}

function partition<T>(all: readonly T[], test: (one: T) => boolean): [T[], T[]] {
  return [all.filter(test), all.filter((one) => !test(one))];
}
