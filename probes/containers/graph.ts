import type { GoDockerfile } from './answer.ts';
import type { GoBuild, GoStage } from './dockerfile/go.ts';
import type { StagePlatform } from './dockerfile/stages.ts';

/** The stage that starts from the image on which a stage is based: itself, or a parent. */
export function rootOf({ stages }: GoDockerfile, one: GoStage): GoStage {
  const parent = one.stage.parent === null ? undefined : stages[one.stage.parent];
  return parent === undefined ? one : rootOf({ stages } as GoDockerfile, parent);
}

/** A stage with those that it goes on from, the nearest first. */
export function lineOf(file: GoDockerfile, one: GoStage): readonly GoStage[] {
  const parent = one.stage.parent === null ? undefined : file.stages[one.stage.parent];
  return parent === undefined ? [one] : [one, ...lineOf(file, parent)];
}

/** Everything that is built in a stage and in those that it goes on from. */
export function buildsOf(file: GoDockerfile, one: GoStage): readonly GoBuild[] {
  return lineOf(file, one).flatMap(({ builds }) => builds);
}

/** The stages that take files of that one by COPY --from. */
export function takersOf({ stages }: GoDockerfile, { stage }: GoStage): readonly GoStage[] {
  return stages.filter((one) =>
    one.stage.steps.some((step) => step.kind === 'copy' && step.stage === stage.index),
  );
}

/** Those of them that become images: a target of scratch in which nothing is started is what `docker build --output` writes. */
export function imagesOf(file: GoDockerfile, one: GoStage): readonly GoStage[] {
  return takersOf(file, one).filter(
    ({ stage }) => stage.image?.reference !== 'scratch' || stage.starts || stage.name === null,
  );
}

/** Stages in which Go is built and from which images take what was built. Where nothing is run, only Go itself is taken. */
export function buildersOf(file: GoDockerfile): readonly GoStage[] {
  return file.stages.filter(
    (one) =>
      (one.isGolang || one.builds.length > 0) &&
      imagesOf(file, one).length > 0 &&
      lineOf(file, one).some(({ stage }) => stage.steps.some(({ kind }) => kind === 'run')),
  );
}

/** Whether a platform is the one that an image is built for. */
export function isTarget({ kind }: StagePlatform): boolean {
  return kind === 'none' || kind === 'target';
}

/** Platforms that compose and bake files have it built for, each once. */
export function platformsOf({ builds }: GoDockerfile): readonly string[] {
  return [...new Set(builds.flatMap(({ platforms }) => platforms))];
}

/** Lines that say for which platforms it is built, as `FILE:LINE` and their text. */
export function platformEvidence({
  builds,
}: GoDockerfile): readonly (readonly [place: string, platforms: string])[] {
  return builds
    .filter(({ platforms }) => platforms.length > 0)
    .slice(0, 3)
    .map(({ platformFile, platformLine, platforms }) => [
      `${platformFile}:${platformLine}`,
      platforms.join(', '),
    ]);
}
