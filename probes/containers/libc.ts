import type { GoDockerfile } from './answer.ts';
import type { GoBuild, GoStage } from './dockerfile/go.ts';
import type { Libc } from './dockerfile/image.ts';
import { imagesOf, lineOf } from './graph.ts';

/** A program with cgo that is built beside one C library and started beside another. */
export interface LibcMismatch {
  readonly build: GoBuild;
  /** All that are built in the stage: which of them is taken is not known. */
  readonly builds: readonly GoBuild[];
  readonly built: Libc;
  readonly started: Libc;
  /** Both are glibc, and what starts it has one from before 2.34, without what newer ones link. */
  readonly isOlder: boolean;
  /** Lines of the COPY and of the FROM into which it goes. */
  readonly copyLine: number;
  readonly fromLine: number;
}

/** Such programs of a Dockerfile, without those of which its `needs` say that no C is linked. */
export function mismatchesIn(file: GoDockerfile): readonly LibcMismatch[] {
  return file.stages.flatMap((one) => {
    // One build without a C library may be the one that is taken.
    const builds = lineOf(file, one).flatMap(({ builds: own }) => own);
    const [build] = builds;
    const linked = builds.every(
      (each) => each.cgo.startsWith('on') && !each.isStatic && file.needs.get(each)?.kind !== 'none',
    );
    if (build === undefined || !linked || one.libc === null || one.libc === 'none') return [];
    return imagesOf(file, one).flatMap((taker) => intoOther(file, one, taker, builds) ?? []);
  });
}

function intoOther(
  file: GoDockerfile,
  one: GoStage,
  taker: GoStage,
  builds: readonly GoBuild[],
): LibcMismatch | null {
  const [build] = builds;
  const { libc: started } = taker;
  const isOlder = one.glibc === 'since 2.34' && taker.glibc === 'before 2.34';
  if (started === null || one.libc === null || (started === one.libc && !isOlder)) return null;
  const steps = lineOf(file, taker).flatMap(({ stage }) => stage.steps);
  if (steps.some((step) => step.kind === 'run' && /gcompat|libc6-compat|\bglibc\b|\bmusl\b/.test(step.text)))
    return null;
  const copies = taker.stage.steps.filter((step) => step.kind === 'copy');
  // Who copies libraries along knows what is missing.
  if (
    copies.some(({ sources }) => sources.some((source) => /(?:^|\/)lib(?:64|c)?(?:\/|$)|\.so\b/.test(source)))
  )
    return null;
  const copied = copies.find(
    ({ stage, sources }) => stage === one.stage.index && sources.some((source) => !isData(source)),
  );
  return copied === undefined || build === undefined
    ? null
    : { build, builds, built: one.libc, started, isOlder, copyLine: copied.line, fromLine: taker.stage.line };
}

/** Certificates, time zones, users: no program. */
const isData = (source: string): boolean => /^\/(?:etc|usr\/share|usr\/local\/go\/lib|tmp)\//.test(source);
