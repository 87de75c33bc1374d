import { describe, expect, test } from 'vitest';
import { mountedOnDarwin } from '../../../host/files/mounted.ts';
import { parseMountOutput, spellOfDarwin } from '../../../host/files/mounts.darwin.ts';
import { mountsNow, parseMountTable } from '../../../host/files/mounts.linux.ts';
import { MountTable } from '../../../host/files/mounts.ts';

const linux = `
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
23 22 0:21 / /proc rw - proc proc rw
24 23 0:22 / /proc/sys/fs/binfmt_misc rw - autofs systemd-1 rw
25 22 0:40 / /mnt/far rw shared:3 master:1 - nfs4 server:/export rw
26 22 0:41 / /mnt/with\\040space rw - fuse.sshfs me@host: rw
27 22 0:42 / /home/kim/bin rw - ext4 /dev/sdb1 rw
28 22 0:43 / /mnt/far/inner rw - ext4 /dev/sdc1 rw
29 25 8:1 /srv /mnt/far/local rw - ext4 /dev/sda1 rw
30 27 0:44 / /home/kim/bin rw - cifs //server/bin rw
31 22 0:45 / /run/user/1000/doc rw - fuse.portal portal rw
32 22 0:46 /sub /srv/share rw - nfs4 server:/export rw
`.trim();

describe('the mount table of Linux', () => {
  const table = new MountTable(parseMountTable(linux));
  const typeAt = (path: string): string | null => table.foreignAt(path)?.type ?? null;

  test.each([
    ['/', null],
    ['/mnt', null],
    ['/mnt/farther', null],
    ['/mnt/far', 'nfs4'],
    ['/mnt/far/go/bin/go', 'nfs4'],
    ['/mnt/with space/go', 'fuse.sshfs'],
    ['/run/user/1000/doc', 'fuse.portal'],
    ['/srv/share/x', 'nfs4'],
    ['/srv', null],
  ])('%s lies on %s', (path, type) => {
    expect(typeAt(path)).toBe(type);
  });

  test('of two mounts on the same path the upper one counts', () => {
    expect(typeAt('/home/kim/bin/go')).toBe('cifs');
  });

  test('a path on a network mount is remote, one below a covered mount is not', () => {
    expect(typeAt('/mnt/far/local/go')).toBeNull();
    expect(typeAt('/mnt/far/inner/go')).toBe('nfs4');
  });

  test('what the kernel mounts below /proc is its own', () => {
    expect(typeAt('/proc/sys/fs/binfmt_misc/status')).toBeNull();
  });

  test('a directory that holds such a mount point must not be watched', () => {
    expect(table.holdsForeign('/mnt')).toBe(true);
    expect(table.holdsForeign('/')).toBe(false);
    expect(table.holdsForeign('/mnt/far')).toBe(false);
  });

  test('the root answers, whatever it is: in a container it may be anything', () => {
    const rows = '1 0 0:1 / / rw - virtiofs root rw\n2 1 0:2 / /work rw - 9p host rw';
    const container = new MountTable(parseMountTable(rows));
    expect(container.foreignAt('/usr/bin')).toBeNull();
    expect(container.foreignAt('/work/a')?.type).toBe('9p');
  });

  test('this machine has a table, and nothing that is not a row counts', () => {
    expect(mountsNow()).toContain('/');
    expect(parseMountTable('x\n\n1 2 3\n')).toEqual([]);
  });
});

describe('the mount table of macOS', () => {
  // As /sbin/mount prints it on macOS 15, with a share and macFUSE added in the same form.
  const output = [
    '/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)',
    'devfs on /dev (devfs, local, nobrowse)',
    '/dev/disk3s5 on /System/Volumes/Data (apfs, local, journaled, nobrowse, protect, root data)',
    'map auto_home on /System/Volumes/Data/home (autofs, automounted, nobrowse)',
    '//kim@server/Share (old) on /Volumes/Share (old) (smbfs, nodev, nosuid, mounted by kim)',
    'sshfs@macfuse0 on /Users/kim/far (macfuse, local, synchronous, mounted by kim)',
    'server:/export on /Users/kim/on /far (nfs)',
    '/dev/disk5s1 on /Volumes/Disk (exfat, local, noowners)',
    'not a row',
  ].join('\n');
  const table = new MountTable(parseMountOutput(output), spellOfDarwin);

  test.each([
    ['/opt/homebrew/bin', null],
    ['/System/Volumes/Data/Users/kim', null],
    ['/System/Volumes/Data/home/linuxbrew', 'autofs'],
    ['/Volumes/Share (old)/go', 'smbfs'],
    ['/volumes/SHARE (OLD)/go', 'smbfs'],
    ['/Users/kim/far', 'macfuse'],
    ['/Users/kim/on /far/x', 'nfs'],
    ['/Volumes/Disk/go', null],
  ])('%s lies on %s', (path, type) => {
    expect(table.foreignAt(path)?.type ?? null).toBe(type);
  });

  test('is read at most once in a while, and its last contents remain when the system does not answer', async () => {
    const outputs = [{ exitCode: 0, stdout: output }];
    let asked = 0;
    const mounted = mountedOnDarwin((command) => {
      asked += 1;
      expect(command).toMatchObject({ file: '/sbin/mount', arguments: [] });
      const answer = outputs.shift() ?? { exitCode: 1, stdout: '' };
      return Promise.resolve({ outcome: 'exited', stderr: '', summary: '', ...answer });
    });
    expect(mounted.table().hasForeign).toBe(false);
    await Promise.all([mounted.refresh(), mounted.refresh()]);
    expect(asked).toBe(1);
    expect(mounted.table().foreignAt('/Users/kim/far')?.type).toBe('macfuse');
    await mounted.refresh();
    expect(asked).toBe(1);
  });
});
