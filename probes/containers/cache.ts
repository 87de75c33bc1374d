import type { GoDockerfile } from './answer.ts';
import { takesContext } from './dockerfile/go.ts';
import { lineOf } from './graph.ts';

/** A stage that downloads all modules again after every change of a source file. */
export interface Uncached {
  /** Of the COPY that takes the whole context. */
  readonly copyLine: number;
  /** Of what fetches modules behind it. */
  readonly fetchLine: number;
}

/** Such stages of a Dockerfile, each once. */
export function uncachedIn(file: GoDockerfile): readonly Uncached[] {
  // With a vendor directory nothing is fetched.
  if (file.isVendored) return [];
  const found = file.stages.flatMap((one) => {
    const line = lineOf(file, one);
    const fetches = line.flatMap(({ builds, downloads }) => [
      ...builds.filter((build) => !build.isVendored).map((build) => build.line),
      ...downloads,
    ]);
    if (fetches.length === 0 || line.some(({ hasCacheMount }) => hasCacheMount)) return [];
    const steps = line.toReversed().flatMap(({ stage }) => stage.steps);
    const copied = steps.find((step) => step.kind === 'copy' && takesContext(step));
    const first = Math.min(...fetches);
    return copied !== undefined && copied.line < first ? [{ copyLine: copied.line, fetchLine: first }] : [];
  });
  return found.filter((one, index) => found.findIndex(({ copyLine }) => copyLine === one.copyLine) === index);
}
