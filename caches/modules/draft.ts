import type { Cache, Risk } from '../cache.ts';
import type { Draft } from '../plan/build.ts';
import type { Reason } from '../plan/plan.ts';
import { pathOfPart, type PartOnDisk } from './part.ts';

/** A plan's item for one part of a module version. `module` is `path@version`; `root` the module cache with every link resolved. */
export function moduleDraft(
  cache: Cache,
  root: string,
  part: PartOnDisk,
  module: string,
  why: { readonly reason: Reason; readonly evidence?: string; readonly waits: boolean; readonly risk?: Risk },
): Draft {
  const { identity, parent, bytes, files } = part;
  const path = pathOfPart(part);
  return {
    cache: cache.id,
    kind: cache.kind,
    path: `${cache.path}/${path}`,
    realPath: `${root}/${path}`,
    identity,
    parent,
    shape: 'modules',
    take: 'whole',
    group: `${cache.id}/${module}`,
    module,
    bytes,
    files,
    lastUse: null,
    risk: cache.risk,
    ...why,
  };
}
