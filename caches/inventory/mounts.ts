import type { Host } from '../../host/host.ts';
import { mountTable, parseMounts } from '../../host/files/mounts.linux.ts';

/**
 * Mount points from the kernel's own table, which also lists bind mounts, whose device number is that of their
 * surroundings. macOS does not know bind mounts: there the device number is enough.
 */
export function mountPoints(host: Host): readonly string[] {
  if (host.simulated || host.platform !== 'linux') return [];
  const table = host.files.text(mountTable, 4 * 1024 * 1024);
  return table.ok ? parseMounts(table.value) : [];
}
