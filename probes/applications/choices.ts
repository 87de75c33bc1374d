import { posix } from 'node:path';
import { plistAt } from '../../host/files/plist.ts';
import { isDictionary, isPlistArray } from '../../host/formats/plist.ts';
import { fromApple } from '../../host/hardware/architecture.ts';
import type { Architecture, Host } from '../../host/host.ts';

/** Below ~/Library/Preferences. */
const file = 'Library/Preferences/com.apple.LaunchServices/com.apple.LaunchServices.plist';

/**
 * What the user chose in Finder ("Open using Rosetta"), by bundle identifier: LaunchServices keeps pairs of a bookmark and an
 * architecture below `Architectures for arm64`. The format is not documented (https://github.com/git-cola/git-cola, README, has
 * the command that people use on it), entries outlive what they were made for, and applications were seen translated without one
 * (https://github.com/manaflow-ai/cmux/issues/753): it suggests and proves nothing. Empty where it cannot be read.
 */
export function chosenArchitectures(host: Host): ReadonlyMap<string, Architecture> {
  const chosen = new Map<string, Architecture>();
  if (host.platform !== 'darwin') return chosen;
  const read = plistAt(host, posix.join(host.user.home, file));
  const top = read.ok && isDictionary(read.value) ? read.value.get('Architectures for arm64') : null;
  if (!isDictionary(top)) return chosen;
  for (const [id, pairs] of top) {
    const words = isPlistArray(pairs) ? pairs.flat(2).filter((one) => typeof one === 'string') : [];
    const architectures = new Set(words.map(fromApple));
    const [only] = architectures;
    // Two copies with two choices: which of them is meant is not known.
    if (only !== undefined && architectures.size === 1) chosen.set(id, only);
  }
  return chosen;
}
