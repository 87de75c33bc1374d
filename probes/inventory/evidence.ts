import type { Inventory, Tool } from './inventory.ts';
import { startedBy } from './native.ts';

/** Facts about a tool that anyone can check: its link chain, what the file is, who installed it and which PATH picks it. */
export function evidenceOf(tool: Tool, inventory: Inventory): string[] {
  const real = startedBy(tool, inventory);
  const lines = [`path: ${tool.chain.links.join(' -> ')}`];
  if (tool.leadsTo) lines.push(`shim: ${tool.leadsTo.manager}, ${tool.leadsTo.reason}`);
  if (real && real !== tool) lines.push(`starts: ${real.chain.links.join(' -> ')}`);
  const binary = real?.binary;
  if (binary) lines.push(`file: ${binary.format}, ${binary.architectures.join(' + ') || 'no architecture'}`);
  if (real?.version) lines.push(`version: ${real.version}`);
  lines.push(`installer: ${real?.installer ?? tool.installer}${real?.prefix ? `, ${real.prefix}` : ''}`);
  if (real?.receipt) lines.push(`receipt: ${real.receipt}`);
  lines.push(`hardware: ${inventory.hardware.architecture}`);
  for (const { id, source, certainty } of inventory.contexts) {
    const note = certainty === 'assumed' ? `${source}, assumed` : source;
    if (tool.winsIn.includes(id)) lines.push(`first on PATH: ${id} (${note})`);
    else if (tool.seenIn.includes(id)) lines.push(`on PATH: ${id} (${note})`);
  }
  return lines;
}

/** `observed`, unless the contexts that pick the tool are only assumed. */
export function certaintyOf(tool: Tool, inventory: Inventory): 'observed' | 'suspected' {
  const picking = inventory.contexts.filter(({ id }) => tool.winsIn.includes(id));
  const assumed = picking.length > 0 && picking.every(({ certainty }) => certainty === 'assumed');
  return assumed ? 'suspected' : 'observed';
}
