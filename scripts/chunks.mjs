/** Packages that nearly every command prints through; all others are dear to load, or open the standard streams. */
const light = new Set(['string-width']);

const packageOf = (id) => /\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1];

/**
 * Which shared chunks there are, and which of them takes a module of ours: by what it loads of packages, through whatever it imports statically. Everything a
 * chunk's modules import comes with it, so that one module that checks with valibot would have `--version` load valibot.
 */
export function sharedChunks() {
  const known = new Map();
  const packagesOf = (id, context) => {
    const before = known.get(id);
    if (before) return before;
    const found = new Set();
    known.set(id, found);
    for (const imported of context.getModuleInfo(id)?.importedIds ?? []) {
      const name = packageOf(imported);
      if (name !== undefined) found.add(name);
      else if (imported.startsWith('/')) for (const one of packagesOf(imported, context)) found.add(one);
      else if (!imported.startsWith('node:')) found.add(imported);
    }
    return found;
  };
  const chunkOf = (id, context) => {
    const packages = packagesOf(id, context);
    if (packages.size === 0) return 'shared';
    return [...packages].every((name) => light.has(name)) ? 'shared-terminal' : 'shared-packages';
  };
  // The lightest takes its modules first: a chunk also takes what its modules import, if nobody has it yet.
  return ['shared-packages', 'shared-terminal', 'shared'].map((chunk, priority) => ({
    name: (id, context) => (chunkOf(id, context) === chunk ? chunk : null),
    priority,
  }));
}
