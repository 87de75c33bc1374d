import { reply, tick } from '../child/reply.ts';
import { measureBranch } from '../measure/walk.ts';
import { listModules, type ModuleOnDisk } from './list.ts';
import { toolchain } from './entry.ts';
import { partOnDisk, pathOfPart, type PartOnDisk } from './part.ts';

export interface WeighRequest {
  readonly mode: 'weigh';
  /** Module caches, with every link resolved. */
  readonly roots: readonly string[];
  readonly uid: number;
  readonly mounts: readonly string[];
}

/** A module version with the disk space that it takes up. */
export interface Weighed {
  readonly root: string;
  readonly path: string;
  readonly version: string;
  /** Without locks, which go never removes either. */
  readonly parts: readonly PartOnDisk[];
  readonly bytes: number;
  /** The latest reading or writing of its record but for the zip, milliseconds since 1970. Every build reads `.ziphash` or `.mod`. */
  readonly lastUse: number;
  /** Whether a part was read more than a day after it was written. */
  readonly readLater: boolean;
  /** A mount point, another user's files or something unreadable is in it. */
  readonly problem: string | null;
}

/** Replies `{weighed}` for each module version, and `{done}`. */
export function weigh(request: WeighRequest): void {
  for (const root of request.roots) {
    for (const module of listModules(root)) {
      tick();
      const weighed = weighOne(root, module, request);
      if (weighed.parts.length > 0) reply({ weighed });
    }
  }
  reply({ done: true });
}

function weighOne(root: string, { path, version, parts }: ModuleOnDisk, request: WeighRequest): Weighed {
  let problem: string | null = null;
  const found = parts.flatMap((part): PartOnDisk[] => {
    const there = part.role === 'lock' ? null : partOnDisk(root, part);
    if (!there || part.role !== 'tree') return there ? [there] : [];
    const at = `${root}/${pathOfPart(part)}`;
    const {
      bytes,
      files,
      problem: met,
    } = measureBranch(
      at,
      pathOfPart(part).split('/'),
      {
        shape: 'modules',
        root,
        proof: null,
        device: Number(there.identity.device),
        uid: request.uid,
        mounts: new Set(request.mounts),
        unusedBefore: 0,
        now: 0,
      },
      tick,
    );
    problem ??= met?.detail ?? null;
    return [{ ...there, bytes, files }];
  });
  // The zip is read by our own comparison with the tree, and by no build.
  const records = found.filter(({ role }) => role !== 'zip');
  const uses = [...records, ...(path === toolchain ? [usedGo(root, found)] : [])].filter(
    (use) => use !== null,
  );
  return {
    root,
    path,
    version,
    parts: found,
    bytes: found.reduce((total, { bytes }) => total + bytes, 0),
    lastUse: Math.max(0, ...uses.map(({ lastUse }) => lastUse)),
    readLater: uses.some(({ readLater }) => readLater),
    problem,
  };
}

/** A toolchain is started without a look at its record: what is read then is its own `go`. */
function usedGo(root: string, parts: readonly PartOnDisk[]): PartOnDisk | null {
  const tree = parts.find(({ role }) => role === 'tree');
  return tree ? partOnDisk(root, { role: 'tree', directory: `${pathOfPart(tree)}/bin`, name: 'go' }) : null;
}
