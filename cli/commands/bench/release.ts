import { join } from 'node:path';
import type { Context, Host } from '../../../host/host.ts';
import { explainGo } from '../../../probes/choice/explain.ts';
import { isReleaseName } from '../../../probes/verification/releases.ts';
import { Failure } from '../../failure.ts';
import { gorootAround } from '../verify/subject.ts';
import { contextsHere } from '../../contexts-here.ts';
import type { Texts } from './text.ts';

/** The release that is measured, and what of it is known before anything runs. */
export interface Release {
  /** `go1.26.8` */
  readonly version: string;
  /** The go command that runs in a terminal there, and its GOROOT; null where there is none. */
  readonly go: string | null;
  readonly goroot: string | null;
}

/**
 * The release that was named, else the one that runs in that directory: by the PATH that we ourselves were started with, or where that
 * has none, by that of a new terminal. Throws a Failure when it is none. Runs nothing of Go.
 */
export async function releaseIn(
  host: Host,
  directory: string,
  named: string | undefined,
  text: Texts,
): Promise<Release> {
  let found: Release | null = null;
  for (const context of await contextsHere(host)) found ??= await runsIn(host, directory, context);
  const version = named === undefined ? (found?.version ?? null) : withPrefix(named);
  if (version === null) throw new Failure('no-go', 5, text.noGo, text.noGoNext);
  if (!isReleaseName(version)) throw new Failure('no-release', 2, text.noRelease(version), text.noGoNext);
  return { version, go: found?.go ?? null, goroot: found?.goroot ?? null };
}

async function runsIn(host: Host, directory: string, context: Context): Promise<Release | null> {
  const { outcome, steps } = await explainGo(host, directory, context);
  const started = steps.find((step) => step.kind === 'go');
  const file = 'file' in outcome ? outcome.file : null;
  // What stops that go for a reason of the user's settings does not stop ours.
  const version =
    'toolchain' in outcome
      ? outcome.toolchain
      : 'version' in outcome
        ? outcome.version
        : (started?.version ?? null);
  const isThere = file !== null && !('unpacked' in outcome && !outcome.unpacked);
  if (version === null) return null;
  return {
    version: withPrefix(version),
    go: isThere ? file : (started?.path ?? null),
    goroot: isThere ? gorootAround(host, file) : (started?.goroot ?? null),
  };
}

const withPrefix = (version: string): string => (version.startsWith('go') ? version : `go${version}`);

/** Where the toolchain of a release may stand, besides module caches: where Go's own installers and `golang.org/dl` put it. */
export function usualRoots(host: Host, { version, goroot }: Release): readonly string[] {
  return [
    ...(goroot === null ? [] : [goroot]),
    '/usr/local/go',
    join(host.user.home, 'sdk', version),
    join('/opt', version),
  ];
}
