import { isIntelPrefix } from '../../inventory/means.ts';
import type { Inventory } from '../../inventory/inventory.ts';
import { toolchains } from '../../inventory/probe.ts';
import { inWords } from '../../inventory/text.ts';
import type { Rule } from '../../probe.ts';
import { migration } from '../../remedies/migration.ts';
import type { Values } from './text.ts';

/** A Homebrew for Intel on Apple silicon, which stops running on 2027-09-01 (https://brew.sh/2026/09/13/homebrew-7.0.0/). */
export const rule: Rule<Inventory, Values> = {
  severity: 'info',
  dependsOn: [],
  timeToVisibleMs: 0,
  links: [
    'https://brew.sh/2026/09/13/homebrew-7.0.0/',
    'https://docs.brew.sh/Support-Tiers',
    'https://docs.brew.sh/Installation',
    'https://docs.brew.sh/Brew-Bundle-and-Brewfile',
  ],
  probe: toolchains,
  decide({ platform, hardware, contexts, means }) {
    if (platform !== 'darwin' || hardware.architecture !== 'arm64') return [];
    return means.homebrews
      .filter(({ prefix, brew }) => brew !== null && isIntelPrefix(platform, prefix))
      .map(({ prefix, brew, total }) => {
        const path = brew ?? prefix;
        const native = means.homebrews.find(
          (other) => other.prefix === '/opt/homebrew' && other.brew !== null,
        );
        const used = contexts.filter(
          ({ id, path: directories }) => id !== 'daemon' && directories.includes(`${prefix}/bin`),
        );
        return {
          subject: prefix,
          severity: total > 0 && used.length > 0 ? 'warning' : 'info',
          certainty: 'observed',
          evidence: [
            inWords('path', { chain: path }),
            inWords('hardware', { architecture: hardware.architecture }),
            inWords('kegs', { prefix, total }),
          ],
          values: { prefix, path, total, native: native?.prefix ?? '' },
        };
      });
  },
  remedy: (_, inventory) => migration(inventory),
};
