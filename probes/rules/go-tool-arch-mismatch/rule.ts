import type { Inventory } from '../../inventory/inventory.ts';
import type { Rule } from '../../probe.ts';
import { isForeign } from '../../inventory/native.ts';
import { renew } from '../../remedies/tool.ts';
import { certaintyOf, evidenceOf } from '../../inventory/evidence.ts';
import { toolchains } from '../../inventory/probe.ts';
import type { Values } from './text.ts';

/** A tool built by Go (dlv, gopls, …) for other processors. */
export const rule: Rule<Inventory, Values> = {
  severity: 'warning',
  dependsOn: [],
  timeToVisibleMs: 60_000,
  links: [
    'https://go.dev/ref/mod#go-install',
    'https://github.com/go-delve/delve/blob/master/Documentation/installation/README.md',
  ],
  probe: toolchains,
  decide: (inventory) =>
    inventory.tools
      .filter((tool) => isForeign(tool, inventory))
      .map((tool) => ({
        subject: tool.path,
        // Delve cannot debug from within translation; the others run, only slower.
        severity: tool.name === 'dlv' ? 'error' : 'warning',
        certainty: certaintyOf(tool, inventory),
        evidence: evidenceOf(tool, inventory),
        values: {
          tool: tool.name,
          path: tool.path,
          file: tool.chain.file ?? tool.path,
          version: tool.version ?? '',
          architecture: tool.binary?.architectures.join(' + ') ?? '',
          hardware: inventory.hardware.architecture,
          installer: tool.installer,
        },
      })),
  remedy({ subject }, inventory) {
    const tool = inventory.tools.find(({ path }) => path === subject);
    return tool ? renew(tool, inventory) : null;
  },
};
