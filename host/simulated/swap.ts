import { lstatSync, renameSync, symlinkSync, unlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { realFiles } from '../files/real.ts';
import { simulatedFiles } from './files.ts';
import { inWords } from './text.ts';

export interface SwapOptions {
  /** `unlink`: as Homebrew does, with nothing there for `goneMs`. `rename`: at once, as `ln -sfn` and most installers do. */
  readonly way?: 'unlink' | 'rename';
  /** Milliseconds for which the link is gone; as long as the new bottle is poured. Default 0. */
  readonly goneMs?: number;
}

/**
 * Makes a link of a simulated machine lead elsewhere. Acts on links below the folder's `root/` only and throws at
 * anything else: this is the one place outside of clean-up and our own files that removes something.
 */
export async function swapLink(
  folder: string,
  path: string,
  target: string,
  { way = 'unlink', goneMs = 0 }: SwapOptions = {},
): Promise<void> {
  const place = placeOf(folder, path);
  if (!lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink()) {
    throw new Error(inWords('notALink', { link: path, folder }));
  }
  if (way === 'rename') {
    const next = join(dirname(place), `.${basename(place)}.next`);
    symlinkSync(target, next);
    renameSync(next, place);
    return;
  }
  unlinkSync(place);
  await wait(goneMs);
  symlinkSync(target, place);
}

function placeOf(folder: string, path: string): string {
  const disk = realFiles({ darwin: false, uid: 0 });
  const root = disk.realPath(join(folder, 'root'));
  if (!root.ok) throw new Error(root.failure.message);
  const nothing = { blocked: [], privacy: [] };
  return simulatedFiles({ root: root.value, uid: 0, closed: () => nothing, disk }).onDisk(path);
}
