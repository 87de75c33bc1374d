import { accessSync, constants, existsSync, readlinkSync, statfsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Host } from '../../../host/host.ts';
import type { TidyCause } from './cause.ts';
import type { TidyPlace } from './place.ts';
import type { Contents } from './scratch.ts';
import { inWords } from './text.ts';

/**
 * Whether tidy could write what it has to: it opens go.mod for writing even where nothing changes
 * (cmd/go/internal/modload, commitRequirements), go.sum where its lines change (`sumChanges`), or makes it. Mode, owner and mount
 * are asked of the system; nothing is written.
 */
export function writeCauses(host: Host, place: TidyPlace, sumChanges: boolean): readonly TidyCause[] {
  const { modFile, sumFile } = place;
  const end = endOf(sumFile);
  const sum = existsSync(sumFile) ? sumFile : dirname(end);
  const asked = sumChanges ? [modFile, sum] : [modFile];
  return asked.flatMap((path) => {
    const why = host.files.isLocal(path) ? refusal(path) : null;
    return why === null
      ? []
      : [
          {
            ...({ id: 'permission', subject: path, evidence: described(host, path, why) } as const),
            ...(why === 'EROFS' ? { row: 'D49' } : {}),
            // Nobody's to give back: a link leads to where nothing can be made.
            ...(why === 'ENOENT' || why === 'ENOTDIR' ? { values: { link: sumFile, end } } : {}),
          },
        ];
  });
}

/** More links in a row the system does not follow. */
const mostLinks = 40;

/** Where a file is made that is not there: at the end of its links, should it be one. */
function endOf(path: string): string {
  let end = path;
  for (let followed = 0; followed < mostLinks; followed++) {
    try {
      end = resolve(dirname(end), readlinkSync(end));
    } catch {
      return end; // No link, or nothing.
    }
  }
  return end;
}

/** Why a path may not be written, as the system calls it; null where it may. */
export function refusal(path: string): string | null {
  try {
    accessSync(path, constants.W_OK);
    return null;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return code;
  }
}

function described({ files, user }: Host, path: string, why: string): string {
  const facts = files.target(path);
  if (why === 'EROFS' || !facts.ok) return inWords('cannotWrite', { path, reason: why });
  const mode = (facts.value.mode & 0o7777).toString(8).padStart(4, '0');
  return inWords('mayNotWrite', { path, reason: why, mode, owner: facts.value.uid, user: user.uid });
}

/** Whether there is room for what tidy would write: it writes in place, so that only what grows needs blocks. */
export function roomCauses(
  host: Host,
  { modFile, sumFile }: TidyPlace,
  before: Contents,
  after: { readonly mod: number; readonly sum: number },
): readonly TidyCause[] {
  if (!host.files.isLocal(modFile)) return [];
  const directory = dirname(modFile);
  const { bsize, bavail } = statfsSync(directory);
  const blocks = (bytes: number): number => Math.ceil(bytes / bsize);
  const more =
    Math.max(0, blocks(after.mod) - blocks(before.mod.length)) +
    Math.max(0, blocks(after.sum) - blocks(before.sum?.length ?? 0));
  if (more <= bavail) return [];
  const evidence = inWords('noBlocks', {
    ...{ path: dirname(sumFile), free: bavail * bsize, more: more * bsize },
  });
  return [{ id: 'disk', subject: directory, evidence }];
}
