import type { Inventory, Tool } from '../../inventory/inventory.ts';
import type { Rule, Severity } from '../../probe.ts';
import { architecturesOf, isForeign, startedBy } from '../../inventory/native.ts';
import { mend } from '../../remedies/mend.ts';
import { remedy } from '../../remedies/steps.ts';
import { persons } from '../../remedies/text.ts';
import { certaintyOf, evidenceOf } from '../../inventory/evidence.ts';
import { toolchains } from '../../inventory/probe.ts';
import type { Values } from './text.ts';

/** A `go` that was built for other processors. Toolchains in the module cache are the business of go-toolchain-inherited. */
export const rule: Rule<Inventory, Values> = {
  severity: 'error',
  dependsOn: [],
  timeToVisibleMs: 0,
  links: [
    'https://go.dev/doc/install',
    'https://docs.brew.sh/Installation',
    'https://developer.apple.com/documentation/apple-silicon/about-the-rosetta-translation-environment',
  ],
  probe: toolchains,
  decide: (inventory) =>
    distinct(
      inventory.toolchains.filter((tool) => tool.installer !== 'module cache' && isForeign(tool, inventory)),
      inventory,
    ).map((tool) => {
      const real = startedBy(tool, inventory) ?? tool;
      return {
        subject: tool.path,
        severity: severityOf(tool),
        certainty: certaintyOf(tool, inventory),
        evidence: evidenceOf(tool, inventory),
        values: {
          tool: tool.name,
          path: tool.path,
          file: real.chain.file ?? real.path,
          version: real.version ?? '',
          architecture: architecturesOf(tool, inventory).join(' + '),
          hardware: inventory.hardware.architecture,
          installer: real.installer,
        },
      };
    }),
  remedy({ subject, severity }, inventory, { now }) {
    const tool = inventory.toolchains.find(({ path }) => path === subject);
    const mended = tool ? mend(tool, inventory, now) : null;
    return mended ?? (severity === 'info' ? remedy([persons.idle(subject)], null) : null);
  },
};

/** One file is one cause, however many paths and shims lead to it: the first represents all, and winners come first. */
function distinct(tools: readonly Tool[], inventory: Inventory): readonly Tool[] {
  const files = tools.map((tool) => startedBy(tool, inventory)?.chain.file);
  return tools.filter((_, index) => files.indexOf(files[index]) === index);
}

/** What people start counts: a go that only lies about harms nobody yet. */
function severityOf(tool: Tool): Severity {
  if (tool.winsIn.some((context) => context !== 'daemon')) return 'error';
  return tool.winsIn.length > 0 ? 'warning' : 'info';
}
