import type { BinaryReport } from '../../host/binary/report.ts';
import type { Hardware, Platform } from '../../host/host.ts';

/** The first macOS whose loader refuses a program without LC_UUID (https://github.com/golang/go/issues/68678). */
const firstRefusing = 26;

/** Whether macOS will not start a program for lack of the LC_UUID that Go's own linker writes since 1.24; false when not known. */
export function isRefusedForUuid(
  binary: BinaryReport | null,
  platform: Platform,
  { native, osVersion }: Hardware,
): boolean {
  if (platform !== 'darwin' || !(Number.parseInt(osVersion ?? '', 10) >= firstRefusing)) return false;
  const slices = binary?.slices ?? [];
  const runs = slices.find(({ architecture }) => native.includes(architecture)) ?? slices[0];
  return runs?.uuid === null;
}

/** What the loader of macOS prints when it stops such a program. */
export const loaderRefusal = 'dyld: missing LC_UUID load command';
