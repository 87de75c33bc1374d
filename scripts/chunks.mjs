import { relative } from 'node:path';

/**
 * What is started often or stays loaded, the smallest first, and its entry points: the modules, by their paths below the root, that
 * it imports late and needs nearly always belong to it.
 */
const beginnings = {
  core: /^cli\/gowarden\.ts$/,
  version: /^(?:cli\/commands\/version\/command|host\/open)\.ts$/,
  help: /^cli\/commands\/(?:help\/command|[^/]+\/text)\.ts$/,
  status: /^cli\/commands\/status\/command\.ts$/,
  inspect: /^cli\/commands\/inspect\/command\.ts$/,
  which: /^cli\/commands\/which\/command\.ts$/,
  doctor: /^(?:cli\/commands\/doctor\/command|daemon\/history\/read)\.ts$/,
  daemon:
    /^(?:cli\/(?:phrases|daemon\/parts|commands\/run\/command|commands\/history\/say)|daemon\/(?:life|daemon))\.ts$/,
};

/**
 * The groups of shared chunks of a bundle: what an entry point needs and no smaller one does, in two files, with and without what larger
 * ones need too. So a start reads a handful of files and little that it does not need, and the daemon, which reads most of them, starts with few
 * descriptors. What only others need is put together where three of them share it, as it does in the bundles of our helper processes.
 */
export function sharedChunks(root, entry) {
  let known = null;
  // The entry waits for its command, and the command for the chunks that it imports: no chunk may contain the entry.
  const chunkOf = (id, context) =>
    id === entry ? null : ((known ??= chunksByModule(root, entry, context)).get(id) ?? null);
  const chunks = Object.keys(beginnings).flatMap((name) => [`${name}-and-larger`, name]);
  const groups = chunks.map((chunk, index) => ({
    debugName: chunk,
    name: (id, context) => (chunkOf(id, context) === chunk ? chunk : null),
    // The smallest first: a chunk also takes what its modules import, if no other has it yet.
    priority: chunks.length - index,
  }));
  const rest = (id, context) => (chunkOf(id, context) === null ? 'shared' : null);
  return [
    ...groups,
    { debugName: 'shared', name: rest, test: /^(?!.*node_modules)/, minShareCount: 3, priority: 0 },
  ];
}

/** By module, the chunk that takes it; none for what no entry point needs. */
function chunksByModule(root, entry, context) {
  const chunks = new Map();
  if (relative(root, entry) !== 'cli/gowarden.ts') return chunks;
  const imports = (id) => context.getModuleInfo(id)?.importedIds ?? [];
  const late = (id) => context.getModuleInfo(id)?.dynamicallyImportedIds ?? [];
  const all = reached([entry], (id) => [...imports(id), ...late(id)]);
  for (const [name, pattern] of Object.entries(beginnings)) {
    const from = [...all].filter((id) => pattern.test(relative(root, id)));
    for (const id of reached(from, imports)) {
      const smaller = chunks.get(id);
      if (smaller === undefined) chunks.set(id, name);
      else if (!smaller.endsWith('-and-larger')) chunks.set(id, `${smaller}-and-larger`);
    }
  }
  return chunks;
}

/** Everything that is reachable from these by the steps that `next` returns. */
function reached(from, next) {
  const seen = new Set(from);
  for (const id of seen) for (const one of next(id)) seen.add(one);
  return seen;
}
