import type { Inventory } from '../../inventory/inventory.ts';
import type { Slice } from '../../../host/binary/report.ts';
import type { Hardware } from '../../../host/host.ts';
import type { Rule } from '../../probe.ts';
import { renew } from '../../remedies/tool.ts';
import { evidenceOf } from '../../inventory/evidence.ts';
import { toolchains } from '../../inventory/probe.ts';
import type { Values } from './text.ts';
import { inWords } from '../../inventory/text.ts';

/** The first macOS whose loader refuses a program without LC_UUID (https://github.com/golang/go/issues/68678). */
const firstRefusing = 26;

/** A program that macOS will not start, for lack of the LC_UUID that Go's own linker writes since 1.24. */
export const rule: Rule<Inventory, Values> = {
  severity: 'error',
  dependsOn: [],
  timeToVisibleMs: 60_000,
  links: ['https://github.com/golang/go/issues/68678', 'https://go.dev/doc/go1.24'],
  probe: toolchains,
  decide(inventory) {
    const { osVersion } = inventory.hardware;
    if (inventory.platform !== 'darwin' || Number.parseInt(osVersion ?? '', 10) < firstRefusing) return [];
    if (osVersion === null) return [];
    return [...inventory.toolchains, ...inventory.tools]
      .filter((tool) => sliceThatRuns(tool.binary?.slices ?? [], inventory.hardware)?.uuid === null)
      .map((tool) => ({
        subject: tool.path,
        severity: tool.name === 'go' && tool.winsIn.length === 0 ? 'info' : 'error',
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
  remedy({ subject }, inventory) {
    const tool = inventory.tools.find(({ path }) => path === subject);
    return tool ? renew(tool, inventory) : null;
  },
};

function sliceThatRuns(slices: readonly Slice[], { native }: Hardware): Slice | undefined {
  return slices.find(({ architecture }) => native.includes(architecture)) ?? slices[0];
}
