import type { RuleLook } from '../../probe.ts';
import { isForeign } from '../../repair/native.ts';
import { repairOf } from '../../repair/repair.ts';
import { certaintyOf, evidenceOf } from '../../inventory/evidence.ts';

/** A tool built by Go (dlv, gopls, …) for other processors. */
export const goToolArchMismatch: RuleLook<'go-tool-arch-mismatch'> = {
  rule: {
    id: 'go-tool-arch-mismatch',
    severity: 'warning',
    dependsOn: [],
    timeToVisibleMs: 60_000,
    links: [
      'https://go.dev/ref/mod#go-install',
      'https://github.com/go-delve/delve/blob/master/Documentation/installation/README.md',
    ],
  },
  look: (inventory, sweep) =>
    inventory.tools
      .filter((tool) => isForeign(tool, inventory))
      .map((tool) => ({
        rule: 'go-tool-arch-mismatch',
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
          command: repairOf(tool, inventory, sweep.host),
        },
      })),
};
