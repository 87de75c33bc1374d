import type { Found } from '../probe.ts';
import type { GoDockerfile } from './answer.ts';
import { inWords } from './text.ts';

/** `FILE:LINE` and what is written there. */
export function written({ path, written: lines }: GoDockerfile, line: number): string {
  return inWords('at', { place: `${path}:${line}`, line: lines.get(line) ?? '' }).trimEnd();
}

/** The same of several lines, each once and in their order. */
export function writtenAt(file: GoDockerfile, lines: readonly number[]): readonly string[] {
  return [...new Set(lines)].sort((a, b) => a - b).map((line) => written(file, line));
}

/** What who follows the advice in such a file has to know besides. */
export const remarksOn = ({ isInCompose }: GoDockerfile): readonly string[] =>
  isInCompose ? [inWords('doubled')] : [];

/** Services and targets that give a Dockerfile what decides there, where a line does not tell by itself. */
export function buildersAt(file: GoDockerfile, line: number): readonly string[] {
  if (file.written.get(line)?.includes('$') !== true) return [];
  return file.builds
    .filter(({ args, contexts }) => args.size > 0 || contexts.size > 0)
    .slice(0, 3)
    .map(({ file: place, line: at, name }) => inWords('builds', { place: `${place}:${at}`, name }));
}

const mostEvidence = 20;

/** What a rule finds in each Dockerfile, in the worst of the ways in which it is built; `of` is called for one way. */
export function worstOfEach<V>(
  files: readonly GoDockerfile[],
  of: (file: GoDockerfile) => Found<V> | null,
): readonly Found<V>[] {
  const found = new Map<string, Found<V>>();
  for (const one of files.flatMap((file) => of(file) ?? [])) {
    const before = found.get(one.subject);
    if (before === undefined) found.set(one.subject, one);
    else {
      const [first, second] = rank(one) < rank(before) ? [one, before] : [before, one];
      const evidence = [...new Set([...first.evidence, ...second.evidence])].slice(0, mostEvidence);
      found.set(one.subject, { ...first, evidence });
    }
  }
  return [...found.values()];
}

/** Without a severity of its own it has the rule's, which is the same for all. */
function rank<V>({ severity, certainty }: Found<V>): number {
  return (severity === 'info' ? 2 : 0) + (certainty === 'observed' ? 0 : 1);
}
