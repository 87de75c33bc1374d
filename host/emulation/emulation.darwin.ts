import type { Architecture, Hardware } from '../host.ts';
import type { Emulation } from './emulation.ts';

/**
 * Rosetta, where it is installed. From macOS 26.4 on, the system notifies the user of programs that need it
 * (https://support.apple.com/en-us/102527).
 */
export function emulationOfDarwin({ translators }: Hardware, architecture: Architecture): Emulation | null {
  const found = translators.find((one) => one.architecture === architecture);
  return found === undefined ? null : { name: found.name, prefix: [], isAnnounced: true };
}
