import type { Command } from '../run/run.ts';
import type { Mount } from './mounts.ts';

/**
 * Lists what is mounted without asking any of it: getmntinfo with MNT_NOWAIT
 * (https://github.com/apple-oss-distributions/diskdev_cmds/blob/main/mount.tproj/mount.c).
 */
export const mountCommand: Command = { file: '/sbin/mount', arguments: [], timeLimitMs: 3_000 };

/** Disks by macOS' own drivers. What the user space serves (`lifs`, macFUSE, FUSE-T's `nfs`) may wait for a process. */
const diskTypes = new Set([
  'apfs',
  'hfs',
  'devfs',
  'msdos',
  'exfat',
  'ntfs',
  'udf',
  'cd9660',
  'tmpfs',
  'nullfs',
]);

/**
 * `/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse)`, as mount.c prints it: `local` is MNT_LOCAL. Source and
 * mount point may hold anything, so that the last ` (` and the first ` on /` count. In the order in which they were mounted.
 */
export function parseMountOutput(output: string): readonly Mount[] {
  const found: Mount[] = [];
  for (const line of output.split('\n')) {
    const open = line.lastIndexOf(' (');
    const on = line.indexOf(' on /');
    if (open < 0 || on < 0 || on > open || !line.endsWith(')')) continue;
    const point = line.slice(on + 4, open);
    const [type = '', ...flags] = line.slice(open + 2, -1).split(', ');
    const parent = found.findLast((one) => one.point === '/' || `${point}/`.startsWith(`${one.point}/`));
    const local = flags.includes('local') && diskTypes.has(type);
    found.push({
      id: found.length + 1,
      parent: parent?.id ?? 0,
      point,
      type,
      local,
      ...(flags.includes('read-only') && { readOnly: true }),
    });
  }
  return found;
}

/** HFS+ and APFS take either case and either form of a letter for the same name, on the usual volumes. */
export function spellOfDarwin(path: string): string {
  return path.normalize('NFC').toLowerCase();
}
