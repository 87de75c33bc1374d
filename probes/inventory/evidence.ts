import type { Inventory, Tool } from './inventory.ts';
import { startedBy } from './native.ts';
import { inWords } from './text.ts';

/** Facts about a tool that anyone can check: its link chain, what the file is, who installed it and which PATH picks it. */
export function evidenceOf(tool: Tool, inventory: Inventory): string[] {
  const real = startedBy(tool, inventory);
  const lines = [inWords('path', { chain: tool.chain.links.join(' -> ') })];
  if (tool.leadsTo)
    lines.push(inWords('shim', { manager: tool.leadsTo.manager, reason: tool.leadsTo.reason }));
  if (real && real !== tool) lines.push(inWords('starts', { chain: real.chain.links.join(' -> ') }));
  const binary = real?.binary;
  if (binary) {
    const architectures = binary.architectures.join(' + ') || inWords('noArchitecture');
    lines.push(inWords('file', { format: binary.format, architectures }));
  }
  if (real?.version) lines.push(inWords('version', { version: real.version }));
  const installer = real?.installer ?? tool.installer;
  lines.push(
    real?.prefix
      ? inWords('installedIn', { installer, prefix: real.prefix })
      : inWords('installer', { installer }),
  );
  if (real?.receipt) lines.push(inWords('receipt', { receipt: real.receipt }));
  lines.push(inWords('hardware', { architecture: inventory.hardware.architecture }));
  for (const { id: context, source: from, certainty } of inventory.contexts) {
    const source = certainty === 'assumed' ? inWords('assumed', { source: from }) : from;
    if (tool.winsIn.includes(context)) lines.push(inWords('firstOnPath', { context, source }));
    else if (tool.seenIn.includes(context)) lines.push(inWords('onPath', { context, source }));
  }
  return lines;
}

/** `observed`, unless the contexts that pick the tool are only assumed. */
export function certaintyOf(tool: Tool, inventory: Inventory): 'observed' | 'suspected' {
  const picking = inventory.contexts.filter(({ id }) => tool.winsIn.includes(id));
  const assumed = picking.length > 0 && picking.every(({ certainty }) => certainty === 'assumed');
  return assumed ? 'suspected' : 'observed';
}
