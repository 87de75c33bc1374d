import type { Hardware } from '../../host/host.ts';
import type { Application } from './application.ts';
import { inWords } from './text.ts';

/** What anyone can check of an application: its programs, and what decides which slice of them runs. */
export function evidenceOf(
  { name, path, version, parts, launch, bundleId }: Application,
  hardware: Hardware,
) {
  return [
    version === null ? inWords('application', { name, path }) : inWords('versioned', { name, version, path }),
    ...parts.map(({ role, path: file, architectures }) =>
      inWords(role, { file, architectures: architectures.join(' + ') }),
    ),
    ...(launch.priority.length > 0 ? [`LSArchitecturePriority: ${launch.priority.join(', ')}`] : []),
    ...(launch.nativeOnly ? ['LSRequiresNativeExecution: true'] : []),
    ...(launch.chosen === null
      ? []
      : [inWords('chosen', { architecture: launch.chosen, id: bundleId ?? path })]),
    inWords('hardware', { architecture: hardware.architecture }),
  ];
}
