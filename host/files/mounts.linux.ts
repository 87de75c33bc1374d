import { cappedText } from './capped.ts';
import type { Mount } from './mounts.ts';

/** The kernel's table of what is mounted where for the process that reads it. Reading it asks no file system. */
export const mountTable = '/proc/self/mountinfo';

/**
 * File systems that the kernel answers by itself, from disks and memory of this machine (Linux, fs/ and Documentation/filesystems/).
 * `overlay` is laid over others, mostly a container's. Whatever is not named may wait for a server or a process: nfs, cifs, fuse,
 * 9p, virtiofs, ceph, autofs.
 */
const localTypes = new Set([
  ...['ext2', 'ext3', 'ext4', 'xfs', 'btrfs', 'zfs', 'f2fs', 'jfs', 'bcachefs', 'nilfs2', 'reiserfs'],
  ...['vfat', 'msdos', 'exfat', 'ntfs3', 'ntfs', 'hfs', 'hfsplus', 'apfs', 'iso9660', 'udf'],
  ...['squashfs', 'erofs', 'cramfs', 'romfs', 'overlay', 'aufs', 'ecryptfs'],
  ...['tmpfs', 'ramfs', 'rootfs', 'devtmpfs', 'hugetlbfs', 'devpts', 'mqueue'],
  ...['proc', 'sysfs', 'cgroup', 'cgroup2', 'bpf', 'configfs', 'debugfs', 'tracefs', 'securityfs', 'pstore'],
  ...['efivarfs', 'binfmt_misc', 'fusectl', 'nsfs', 'selinuxfs', 'rpc_pipefs', 'nfsd'],
]);

/** What is mounted below these belongs to the kernel, or replaces it (LXC's `fuse.lxcfs`): nothing else runs without it. */
const kernels = /^\/(?:proc|sys|dev)(?:\/|$)/;

/** The table by proc_pid_mountinfo(5): `36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw`, with octal escapes. */
export function parseMountTable(table: string): readonly Mount[] {
  return table.split('\n').flatMap((line) => {
    const fields = line.split(' ');
    const [id, parent, , , escaped, options = ''] = fields;
    const bar = fields.indexOf('-', 6);
    const type = fields[bar + 1];
    // Of the mount, and of the file system itself.
    const readOnly = [options, fields[bar + 3] ?? ''].some((list) => list.split(',').includes('ro'));
    if (escaped === undefined || type === undefined) return [];
    const point = unescape(escaped);
    const local = localTypes.has(type) || kernels.test(point);
    return [{ id: Number(id), parent: Number(parent), point, type, local, ...(readOnly && { readOnly }) }];
  });
}

/** Mount points of that table. */
export function parseMounts(table: string): readonly string[] {
  return parseMountTable(table).map(({ point }) => point);
}

function unescape(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
}

/** Bytes; a machine full of containers has a tenth of that. */
const largestTable = 64 * 1024 * 1024;

/** The current table; empty where the system has none. */
export function readMountTable(): string {
  try {
    return cappedText(mountTable, largestTable);
  } catch (error) {
    if (error instanceof Error && 'code' in error) return '';
    throw error;
  }
}

/** Mount points as we see them now; none where the system does not have such a table. */
export function mountsNow(): readonly string[] {
  return parseMounts(readMountTable());
}
