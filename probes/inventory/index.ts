import type { Tool } from './inventory.ts';

interface Index {
  readonly byName: ReadonlyMap<string, readonly Tool[]>;
  readonly byPath: ReadonlyMap<string, Tool>;
}

/** Made once for the tools of an inventory: rules ask for each of thousands of tools, which is quadratic by looking through all. */
const indexes = new WeakMap<readonly Tool[], Index>();

/** Those of that name, in their order. */
export function toolsNamed(tools: readonly Tool[], name: string): readonly Tool[] {
  return indexOf(tools).byName.get(name) ?? [];
}

export function toolAt(tools: readonly Tool[], path: string): Tool | undefined {
  return indexOf(tools).byPath.get(path);
}

function indexOf(tools: readonly Tool[]): Index {
  const index = indexes.get(tools) ?? made(tools);
  indexes.set(tools, index);
  return index;
}

function made(tools: readonly Tool[]): Index {
  const byName = new Map<string, Tool[]>();
  const byPath = new Map<string, Tool>();
  for (const tool of tools) {
    const others = byName.get(tool.name);
    if (others) others.push(tool);
    else byName.set(tool.name, [tool]);
    if (!byPath.has(tool.path)) byPath.set(tool.path, tool);
  }
  return { byName, byPath };
}
