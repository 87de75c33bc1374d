import type { Host } from '../../host/host.ts';
import { mountTable, parseMounts } from '../../host/files/mounts.linux.ts';

/**
 * Mount points by the kernel's own table, which also tells bind mounts, whose device number is that of their
 * surroundings. macOS has none of these: there the device number tells all.
 */
export function mountPoints(host: Host): readonly string[] {
  if (host.simulated || host.platform !== 'linux') return [];
  const table = host.files.text(mountTable, 4 * 1024 * 1024);
  return table.ok ? parseMounts(table.value) : [];
}
