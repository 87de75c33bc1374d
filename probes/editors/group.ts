import type { JsoncPath } from '../../host/formats/jsonc-edit.ts';
import type { Certainty, Found, Severity } from '../probe.ts';
import type { RuleId } from '../rules/ids.ts';
import type { SettingsFile } from './answer.ts';
import { standingOf } from './precedence.ts';

/** One thing that is wrong in a file. */
export interface Issue<Values> {
  /** From 1. */
  readonly line: number;
  /** Of a value that those of other files may overrule. */
  readonly path?: JsoncPath;
  /** With the line and the key in it. */
  readonly evidence: readonly string[];
  readonly severity: Severity;
  readonly certainty: Certainty;
  readonly dependsOn?: readonly RuleId[];
  readonly values: Values;
}

const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };
const certainties: Readonly<Record<Certainty, number>> = { observed: 0, suspected: 1, unknown: 2 };

/**
 * All that a rule says of a file as one finding, whose sentences are about the worst. It is as certain as that, and explained away
 * only by what explains all of it. `files`: what is overruled by them everywhere is left out, and of what is in some places, that is
 * said.
 */
export function findingOf<Values>(
  own: SettingsFile,
  all: readonly Issue<Values>[],
  files: readonly SettingsFile[] = [],
): readonly Found<Values & { readonly others: number }>[] {
  const { file } = own;
  const issues = all.flatMap((issue) => {
    const standing = issue.path === undefined ? null : standingOf(own, issue.path, files);
    if (standing === null) return [issue];
    return standing.counts ? [{ ...issue, evidence: [...issue.evidence, ...standing.evidence] }] : [];
  });
  const [worst] = issues.toSorted(
    (one, other) =>
      ranks[one.severity] - ranks[other.severity] ||
      certainties[one.certainty] - certainties[other.certainty] ||
      one.line - other.line,
  );
  if (worst === undefined) return [];
  const rest = issues.filter((one) => one !== worst).toSorted((one, other) => one.line - other.line);
  const dependsOn = worst.dependsOn?.filter((id) => rest.every((one) => one.dependsOn?.includes(id)));
  return [
    {
      subject: file,
      severity: worst.severity,
      certainty: worst.certainty,
      ...(dependsOn && { dependsOn }),
      evidence: [...worst.evidence, ...rest.flatMap(({ evidence }) => evidence)],
      values: { ...worst.values, others: rest.length },
    },
  ];
}
