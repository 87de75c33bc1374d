import type { OpenFinding } from '../../daemon/status.ts';

/** 0 for a note, 1 for what is unknown, 2 for a warning or a suspicion, 3 for an error that was observed. */
export function weight({ severity, certainty }: OpenFinding): 0 | 1 | 2 | 3 {
  if (severity === 'info') return 0;
  if (certainty === 'unknown') return 1;
  return severity === 'error' && certainty === 'observed' ? 3 : 2;
}

const sorted = new WeakMap<readonly OpenFinding[], readonly OpenFinding[]>();

/** The visible findings, the worst and surest first; among equals a tool after the go command that has built it, then the newest. */
export function worstFirst(findings: readonly OpenFinding[]): readonly OpenFinding[] {
  // A menu asks for it three times, and is drawn again at every event.
  const known = sorted.get(findings) ?? sort(findings);
  sorted.set(findings, known);
  return known;
}

function sort(findings: readonly OpenFinding[]): readonly OpenFinding[] {
  return findings
    .filter((finding) => finding.visible)
    .toSorted((a, b) => weight(b) - weight(a) || ofTool(a) - ofTool(b) || b.openedAt - a.openedAt);
}

function ofTool({ rule, subject }: OpenFinding): 0 | 1 {
  return rule.startsWith('go-tool-') && !subject.endsWith('/go') ? 1 : 0;
}
