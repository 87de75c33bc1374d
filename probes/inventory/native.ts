import type { BinaryReport } from '../../host/binary/report.ts';
import type { Architecture, Context, Hardware } from '../../host/host.ts';
import { isNative, type Inventory, type Tool } from './inventory.ts';

type Known = Pick<Inventory, 'hardware' | 'toolchains'>;

/** The tool that really runs: what a shim leads to, else itself; null when a shim does not show it. */
export function startedBy(tool: Tool, inventory: Pick<Inventory, 'toolchains'>): Tool | null {
  if (!tool.leadsTo) return tool;
  const { file } = tool.leadsTo;
  if (file === null) return null;
  return inventory.toolchains.find((other) => other.chain.file === file) ?? null;
}

/** Architectures of what really runs when the tool is called; empty when they are unknown. */
export function architecturesOf(tool: Tool, inventory: Known): readonly string[] {
  return startedBy(tool, inventory)?.binary?.architectures ?? [];
}

/** True when it is known to be built for other processors only. */
export function isForeign(tool: Tool, inventory: Known): boolean {
  const architectures = architecturesOf(tool, inventory);
  return architectures.length > 0 && !isNative(architectures, inventory.hardware);
}

/** A `go` that is fit to rebuild with: native, no toolchain out of the module cache, winners first. */
export function nativeGo(inventory: Known): Tool | null {
  const fit = (tool: Tool): boolean =>
    tool.state === 'present' &&
    tool.installer !== 'module cache' &&
    architecturesOf(tool, inventory).length > 0 &&
    !isForeign(tool, inventory);
  return inventory.toolchains.find(fit) ?? null;
}

/** The context in which people paste a command. */
export function terminalOf(inventory: Pick<Inventory, 'contexts'>): Context | undefined {
  return inventory.contexts.find(({ id }) => id === 'login-shell') ?? inventory.contexts[0];
}

/** The architecture as which a program runs here: the native slice of a universal file; null when the file does not show it. */
export function architectureThatRuns(binary: BinaryReport | null, { native }: Hardware): Architecture | null {
  const architectures = binary?.architectures ?? [];
  return architectures.find((one) => native.includes(one)) ?? architectures[0] ?? null;
}
