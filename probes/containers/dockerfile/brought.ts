import { goVersionOf, isGolang } from './image.ts';
import type { Stage, StagePlatform, StageStep } from './stages.ts';
import { substitute } from './substitute.ts';

/** A Go that a stage brings into an image that has none. */
export interface Brought {
  /** `1.26.3`, `1.26`. */
  readonly version: string;
  /** Where it is from, as it is written: `golang:1.26`, `go1.26.3.linux-amd64`. */
  readonly what: string;
  readonly line: number;
}

/** The last Go that the steps bring along: copied from a golang image, or downloaded; null where none is, or no version is known. */
export function broughtBy(steps: readonly StageStep[], stages: readonly Stage[]): Brought | null {
  return steps.map((step) => broughtIn(step, stages)).findLast((one) => one !== null) ?? null;
}

function broughtIn(step: StageStep, stages: readonly Stage[]): Brought | null {
  if (step.kind === 'copy' && step.sources.some(isGoroot)) {
    const image = step.image ?? (step.stage === null ? null : (stages[step.stage]?.image ?? null));
    const version = image && isGolang(image) ? goVersionOf(image) : null;
    return version === null ? null : { version, what: image?.reference ?? '', line: step.line };
  }
  const [what, version] =
    /\bgo(1\.\d{1,3}(?:\.\d{1,3}|rc\d{1,3}|beta\d{1,3})?)\.linux(?:-[a-z0-9]{2,10})?/.exec(textOf(step)) ??
    [];
  return what === undefined || version === undefined ? null : { version, what, line: step.line };
}

/** Where the golang images have it. */
export const isGoroot = (source: string): boolean => /^\/usr\/(?:local|lib)\/go\/?$/.test(source);

/** What a step downloads is in its text, or in what it adds. */
function textOf(step: StageStep): string {
  if (step.kind === 'run') return substitute(step.text, step.variables);
  return step.kind === 'copy' ? step.sources.join(' ') : '';
}

/** The architecture for which a step downloads a Go, wherever it runs; null where it downloads none, or queries the architecture. */
export function downloadedBy(step: StageStep): string | null {
  const text = textOf(step);
  const asks = /TARGETPLATFORM|BUILDPLATFORM|uname|print-architecture|print-arch|go env/;
  if (text.includes('\u0001') || (step.kind === 'run' && asks.test(step.text))) return null;
  const names = [...text.matchAll(/\bgo1\.[0-9.a-z]{1,12}\.linux-(amd64|arm64|386|armv6l)\b/g)].map(
    ([, name]) => name,
  );
  return new Set(names).size === 1 ? (names[0] ?? null) : null;
}

/** Whether a platform is another than that of the Go that is downloaded or copied there: null where that depends on who builds. */
export function isOfOther(platform: StagePlatform, architecture: string): boolean | null {
  if (platform.kind !== 'constant') return null;
  const [, own = '', variant = ''] = platform.value.split('/');
  if (own === 'arm') return architecture !== 'armv6l' || variant === 'v5';
  return own !== architecture && !(own === 'amd64' && architecture === '386');
}
