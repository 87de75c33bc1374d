import type { GoDockerfile } from './answer.ts';
import { downloadedBy, isGoroot, isOfOther } from './dockerfile/brought.ts';
import { architectureOf, isGolang } from './dockerfile/image.ts';
import type { GoStage } from './dockerfile/go.ts';
import type { StagePlatform } from './dockerfile/stages.ts';
import { imagesOf, isTarget, rootOf, takersOf } from './graph.ts';

/** How a Dockerfile has an architecture fixed that its platform should decide. */
export interface FixedArchitecture {
  readonly kind:
    /** GOARCH is written out. */
    | 'goarch'
    /** $TARGETARCH without an ARG in the stage: empty. */
    | 'undeclared'
    /** The builder is of $BUILDPLATFORM, and nothing sets GOARCH. */
    | 'builder'
    /** A Go for one architecture is downloaded, where the target's is needed. */
    | 'download'
    /** The same where the builder's is needed. */
    | 'download-builder'
    /** A Go is downloaded for another architecture than that of the platform that is written out. */
    | 'download-unfit'
    /** A Go is copied from a stage of another platform. */
    | 'goroot'
    /** The image's name has it. */
    | 'image'
    /** The last FROM has a written out platform. */
    | 'final'
    /** Compose has it built for one platform. */
    | 'service';
  /** Absolute file and line, from 1. */
  readonly file: string;
  readonly line: number;
  /** `amd64`, `linux/amd64`; empty where it is the builder's own. */
  readonly value: string;
  /** Whether an image for another platform gets a program that it cannot run. */
  readonly breaks: boolean;
}

/** Every architecture that is fixed in a Dockerfile with Go, the worst first. */
export function fixedIn(file: GoDockerfile): readonly FixedArchitecture[] {
  const all = [
    ...file.stages.flatMap((one) => ofBuilds(file, one)),
    ...file.stages.flatMap((one) => ofGo(file, one)),
    ...file.stages.flatMap((one) => ofImage(file, one)),
    ...ofFinal(file),
    ...ofServices(file),
  ];
  return all.toSorted((a, b) => Number(b.breaks) - Number(a.breaks));
}

/** Whether what is built in a stage ends in an image of the target's platform: in its own, or one that takes it. */
function endsInTarget(file: GoDockerfile, one: GoStage): boolean {
  const isTaken = takersOf(file, one).length > 0;
  return (isTaken ? imagesOf(file, one) : [one]).some((taker) =>
    isTarget(rootOf(file, taker).stage.platform),
  );
}

function ofBuilds(file: GoDockerfile, one: GoStage): readonly FixedArchitecture[] {
  if (!endsInTarget(file, one)) return [];
  const isBuilder = rootOf(file, one).stage.platform.kind === 'build' && takersOf(file, one).length > 0;
  const builds = one.builds.flatMap((build): Pick<FixedArchitecture, 'kind' | 'line' | 'value'>[] => {
    const { builtFor, line } = build;
    if (builtFor.kind === 'constant')
      return isAlwaysFor(file, builtFor.architecture)
        ? []
        : [{ kind: 'goarch', line, value: builtFor.architecture }];
    if (builtFor.kind === 'undeclared') return [{ kind: 'undeclared', line, value: '' }];
    return builtFor.kind === 'own' && isBuilder ? [{ kind: 'builder', line, value: '' }] : [];
  });
  return builds.map((found) => ({ ...found, file: file.path, breaks: true }));
}

/** A Go that does not run on the stage's platform. */
function ofGo(file: GoDockerfile, one: GoStage): readonly FixedArchitecture[] {
  const { platform } = rootOf(file, one).stage;
  return one.stage.steps.flatMap((step): FixedArchitecture[] => {
    const { line } = step;
    const found = (kind: FixedArchitecture['kind'], value: string): FixedArchitecture[] => [
      { kind, file: file.path, line, value, breaks: true },
    ];
    const from =
      step.kind === 'copy' && step.sources.some(isGoroot) ? file.stages[step.stage ?? -1] : undefined;
    if (from !== undefined && isOther(rootOf(file, from).stage.platform, platform))
      return found('goroot', '');
    const architecture = downloadedBy(step);
    if (architecture === null || isAlwaysFor(file, architecture)) return [];
    const unfit = isOfOther(platform, architecture);
    if (unfit !== null) return unfit ? found('download-unfit', architecture) : [];
    if (platform.kind === 'build') return found('download-builder', architecture);
    return endsInTarget(file, one) ? found('download', architecture) : [];
  });
}

/** Whether the platforms of two stages differ for some builder or target. */
function isOther(one: StagePlatform, other: StagePlatform): boolean {
  if (one.kind === 'unknown' || other.kind === 'unknown') return false;
  if (one.kind === 'constant' && other.kind === 'constant') return one.value !== other.value;
  return isTarget(one) ? !isTarget(other) : one.kind !== other.kind;
}

/** Whether compose and bake have it built for that architecture only. */
function isAlwaysFor({ builds }: GoDockerfile, architecture: string): boolean {
  return (
    builds.length > 0 &&
    builds.every(
      ({ platforms }) => platforms.length > 0 && platforms.every((one) => one.split('/')[1] === architecture),
    )
  );
}

function ofImage(file: GoDockerfile, { stage, isGolang: isGo }: GoStage): readonly FixedArchitecture[] {
  const architecture = stage.parent === null && stage.image ? architectureOf(stage.image) : null;
  if (architecture === null || !(isGo || (stage.image && isGolang(stage.image)) || isLast(file, stage.index)))
    return [];
  return [{ kind: 'image', file: file.path, line: stage.line, value: architecture, breaks: false }];
}

const isLast = ({ stages }: GoDockerfile, index: number): boolean => index === stages.length - 1;

function ofFinal(file: GoDockerfile): readonly FixedArchitecture[] {
  const last = file.stages.at(-1);
  const { platform, line } = last
    ? rootOf(file, last).stage
    : { platform: { kind: 'none' } as const, line: 0 };
  if (platform.kind !== 'constant') return [];
  return [{ kind: 'final', file: file.path, line, value: platform.value, breaks: false }];
}

function ofServices({ builds }: GoDockerfile): readonly FixedArchitecture[] {
  return builds
    .filter(({ platforms, name }) => platforms.length === 1 && name.startsWith('services.'))
    .map(({ platformFile, platformLine, platforms }) => ({
      ...{ kind: 'service' as const, file: platformFile, line: platformLine },
      ...{ value: platforms[0] ?? '', breaks: false },
    }));
}
