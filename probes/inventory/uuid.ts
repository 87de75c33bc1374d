import type { BinaryReport } from '../../host/binary/report.ts';
import type { Hardware, Platform } from '../../host/host.ts';

/** The system that would start a program. */
interface Loader {
  readonly platform: Platform;
  readonly hardware: Pick<Hardware, 'native' | 'osVersion'>;
}

/** The first macOS whose loader refuses a program without LC_UUID, which Go's linker writes since 1.24 (https://github.com/golang/go/issues/68678). */
const firstRefusing = 26;

/** Whether that system starts no program without LC_UUID; false when not known. */
export function refusesWithoutUuid({ platform, hardware }: Loader): boolean {
  return platform === 'darwin' && Number.parseInt(hardware.osVersion ?? '', 10) >= firstRefusing;
}

/** Whether the system will not start that program for lack of LC_UUID, by the slice that it would run; false when not known. */
export function isRefusedForUuid(binary: BinaryReport | null, loader: Loader): boolean {
  if (!refusesWithoutUuid(loader)) return false;
  const slices = binary?.slices ?? [];
  const runs = slices.find(({ architecture }) => loader.hardware.native.includes(architecture)) ?? slices[0];
  return runs?.uuid === null;
}

/** What the loader of macOS prints when it stops such a program. */
export const loaderRefusal = 'dyld: missing LC_UUID load command';
