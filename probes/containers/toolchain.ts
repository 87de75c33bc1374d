import { badReleasesOf } from '../versions/bad/match.ts';
import type { BadRelease } from '../versions/bad/rows.ts';
import { compareVersions, parseVersion } from '../versions/parse.ts';
import { supportOf } from '../versions/releases.ts';
import type { Asked, GoDockerfile } from './answer.ts';
import { isOfficialGolang } from './dockerfile/image.ts';
import type { GoStage } from './dockerfile/go.ts';
import { lineOf } from './graph.ts';

/** A Go image that is older than what the module asks for, and is kept from fetching a newer one. */
export interface OldImage {
  readonly stage: GoStage;
  /** `1.24`, `1.24.3`. */
  readonly version: string;
  readonly asked: Asked;
  /** Line that sets GOTOOLCHAIN=local; null where the image does. */
  readonly setAt: number | null;
}

/** The stages of a Dockerfile that stand on too old a Go; what stops a build comes first. */
export function oldImagesIn(file: GoDockerfile): readonly OldImage[] {
  const all = file.stages.flatMap((stage) => {
    const { goVersion: version } = stage;
    if (version === null || !usesModule(stage)) return [];
    const local = heldBy(file, stage, version);
    if (local === null) return [];
    const newer = file.asked.filter((asked) => isNewer(asked.version, version));
    const asked = newer.find(({ kind }) => kind === 'go') ?? newer[0];
    return asked === undefined ? [] : [{ stage, version, asked, setAt: local.line }];
  });
  return all.toSorted((a, b) => Number(b.asked.kind === 'go') - Number(a.asked.kind === 'go'));
}

/** A Go image whose tag names a release that is not to be used any more. */
export interface UnfitImage {
  readonly stage: GoStage;
  readonly version: string;
  /** Why, where its support has ended; null where a fault is known. */
  readonly ended: string | null;
  readonly bad: BadRelease | null;
  /** `1.26, 1.27` */
  readonly supported: string;
}

/** The stages of a Dockerfile that run such a Go, at `now` (milliseconds since 1970). Of a tag without a patch no fault is known. */
export function unfitImagesIn(file: GoDockerfile, now: number): readonly UnfitImage[] {
  return file.stages.flatMap((stage) => {
    const { goVersion: version } = stage;
    // A stage that continues another one does not have an image of its own.
    if (version === null || stage.stage.parent !== null || mayFetch(stage) || fetches(file, stage)) return [];
    const { state, supported, evidence } = supportOf(`go${version}`, now);
    const ended = state === 'ended' ? evidence : null;
    const { platform } = stage.stage;
    const only = platform.kind === 'constant' ? (platform.value.split('/')[1] ?? null) : null;
    const known = parseVersion(version)?.patch === '' ? [] : badReleasesOf(version);
    const bad = known.find((one) => only === null || one.architectures?.includes(only) !== false) ?? null;
    return ended === null && bad === null ? [] : [{ stage, version, ended, bad, supported }];
  });
}

/** Its go may be set to run another, which is unknown here. */
function mayFetch({ stage }: GoStage): boolean {
  return stage.steps.some(
    (step) =>
      (step.kind === 'variable' && step.name === 'GOTOOLCHAIN' && step.value !== 'local') ||
      (step.kind === 'run' && step.text.includes('GOTOOLCHAIN')),
  );
}

/** Unlike the images, a Go that is brought along is free to run the newer one that the module asks for: https://go.dev/doc/toolchain#select */
function fetches({ asked }: GoDockerfile, { brought, stage }: GoStage): boolean {
  if (brought === null || compareVersions(brought.version, '1.21') < 0) return false;
  const isHeld = stage.steps.some(
    (step) => step.kind === 'variable' && step.name === 'GOTOOLCHAIN' && step.value === 'local',
  );
  return !isHeld && asked.some((one) => isNewer(one.version, brought.version));
}

const usesModule = ({ builds, downloads, runsGo, stage }: GoStage): boolean =>
  builds.length > 0 ||
  downloads.length > 0 ||
  (runsGo &&
    stage.steps.some((step) =>
      step.kind === 'copy' ? step.fromContext : step.kind === 'run' && step.binds.length > 0,
    ));

/**
 * What sets GOTOOLCHAIN=local: a line, or the official image (null as the line), as it does since Go 1.21. Null where a go of that stage
 * may fetch another, or where that is not known.
 */
function heldBy(file: GoDockerfile, one: GoStage, version: string): { readonly line: number | null } | null {
  const steps = lineOf(file, one)
    .toReversed()
    .flatMap(({ stage }) => stage.steps);
  const set = steps.findLast((step) => step.kind === 'variable' && step.name === 'GOTOOLCHAIN');
  if (steps.some((step) => step.kind === 'run' && step.text.includes('GOTOOLCHAIN'))) return null;
  if (set?.kind === 'variable') return set.value === 'local' ? { line: set.line } : null;
  const { image } = one.stage;
  const isOld = compareVersions(version, '1.21') < 0;
  return image && isOfficialGolang(image) && !isOld ? { line: null } : null;
}

/**
 * Whether a requested Go is newer than a named one, both without `go`. `1.24` means its newest patch, which is unknown here.
 */
export function isNewer(asked: string, image: string): boolean {
  if (compareVersions(asked, image) <= 0) return false;
  const [a, b] = [parseVersion(asked), parseVersion(image)];
  const isFloating = b !== null && b.patch === '' && b.kind === '';
  return !(isFloating && a !== null && a.major === b.major && a.minor === b.minor);
}
