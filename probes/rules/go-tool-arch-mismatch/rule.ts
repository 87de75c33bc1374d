import { toolAt } from '../../inventory/index.ts';
import type { Inventory, Tool } from '../../inventory/inventory.ts';
import type { Rule, Severity } from '../../probe.ts';
import { isForeign } from '../../inventory/native.ts';
import { isOvertaken, renew } from '../../remedies/tool.ts';
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
        severity: severityOf(tool, inventory),
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
  remedy({ subject }, inventory, { now }) {
    const tool = toolAt(inventory.tools, subject);
    return tool ? renew(tool, inventory, now) : null;
  },
};

/** One that a usable twin comes before harms nobody. */
function severityOf(tool: Tool, inventory: Inventory): Severity {
  if (isOvertaken(tool, inventory)) return 'info';
  return tool.name === 'dlv' ? 'error' : 'warning';
}
