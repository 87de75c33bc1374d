import { toolAt } from '../../inventory/index.ts';
import type { Inventory, Tool } from '../../inventory/inventory.ts';
import type { Rule } from '../../probe.ts';
import { mend } from '../../remedies/mend.ts';
import { isOvertaken, renew } from '../../remedies/tool.ts';
import { isForeign } from '../../inventory/native.ts';
import { evidenceOf } from '../../inventory/evidence.ts';
import { toolchains } from '../../inventory/probe.ts';
import { isRefusedForUuid } from '../../inventory/uuid.ts';
import type { Values } from './text.ts';
import { inWords } from '../../inventory/text.ts';

/** A program that macOS will not start, for lack of the LC_UUID that Go's own linker writes since 1.24. */
export const rule: Rule<Inventory, Values> = {
  severity: 'error',
  dependsOn: [],
  timeToVisibleMs: 60_000,
  links: ['https://github.com/golang/go/issues/68678', 'https://go.dev/doc/go1.24'],
  probe: toolchains,
  decide(inventory) {
    const { osVersion } = inventory.hardware;
    if (osVersion === null) return [];
    return [...inventory.toolchains, ...inventory.tools]
      .filter(
        (tool) =>
          // One for other processors is reported as such, and fixed by the same steps.
          !isForeign(tool, inventory) && isRefusedForUuid(tool.binary, inventory),
      )
      .map((tool) => ({
        subject: tool.path,
        severity: isIdle(tool, inventory) ? 'info' : 'error',
        certainty: 'observed',
        evidence: [
          ...evidenceOf(tool, inventory),
          inWords('absent', { path: 'LC_UUID' }),
          `macOS: ${osVersion}`,
        ],
        values: {
          tool: tool.name,
          path: tool.path,
          goVersion: tool.binary?.go?.version ?? '',
        },
      }));
  },
  remedy({ subject }, inventory, { now }) {
    const go = inventory.toolchains.find(({ path }) => path === subject);
    if (go) return mend(go, inventory, now);
    const tool = toolAt(inventory.tools, subject);
    return tool ? renew(tool, inventory, now) : null;
  },
};

function isIdle(tool: Tool, inventory: Inventory): boolean {
  return tool.name === 'go'
    ? tool.winsIn.every((context) => context === 'daemon')
    : isOvertaken(tool, inventory);
}
