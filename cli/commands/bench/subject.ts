import type { Means } from '../../../daemon/verification/verify-tree.ts';
import type { Emulation } from '../../../host/emulation/emulation.ts';
import type { Architecture, Hardware, Host } from '../../../host/host.ts';
import { moduleOf } from '../../../probes/contention/actor.ts';
import { modulePlacesOf } from '../../../probes/verification/places.ts';
import type { Session } from '../../command.ts';
import { Failure } from '../../failure.ts';
import { askDatabase } from '../verify/network.ts';
import { releaseIn, type Release } from './release.ts';
import type { Request } from './request.ts';
import type { Texts } from './text.ts';
import { rootsOf } from './trees.ts';

/** What is to be measured, as far as that can be determined without running anything. */
export interface Subject {
  readonly host: Host;
  readonly hardware: Hardware;
  readonly release: Release;
  readonly emulation: Emulation;
  readonly means: Means;
  readonly native: Half;
  readonly translated: Half;
}

/** One side: its architecture, and the toolchains for it that are here. */
export interface Half {
  readonly architecture: Architecture;
  readonly roots: readonly string[];
}

/** The architecture whose programs a processor has to run besides its own. */
const others: Readonly<Record<Architecture, Architecture>> = { arm64: 'amd64', amd64: 'arm64' };

/** Throws a Failure where there is nothing to compare. Runs no program of Go and none that is translated. */
export async function subjectOf(request: Request, session: Session, text: Texts): Promise<Subject> {
  const host = await session.host();
  const { project } = request;
  if (project !== undefined && moduleOf(project, host.files) === null)
    throw new Failure('no-module', 2, text.noModule(project), text.noModuleNext);
  const hardware = await host.hardware();
  const other = others[hardware.architecture];
  const emulation = other === undefined ? null : (host.emulation?.(hardware, other) ?? null);
  if (other === undefined || emulation === null)
    throw new Failure('no-translator', 5, text.noTranslator(other ?? '?'), text.noTranslatorNext);
  const directory = project ?? (host.simulated ? host.user.home : session.directory);
  const release = await releaseIn(host, directory, request.go, text);
  const means: Means = {
    host,
    places: modulePlacesOf(host, [host.environment]),
    lowPriority: false,
    signal: session.signal,
    ...(request.network && { ask: (version) => askDatabase(host, version, session.signal) }),
  };
  const half = (architecture: Architecture): Half => ({
    architecture,
    roots: rootsOf(means, release, architecture),
  });
  return {
    ...{ host, hardware, release, emulation, means },
    native: half(hardware.architecture),
    translated: half(other),
  };
}
