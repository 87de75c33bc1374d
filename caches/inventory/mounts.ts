import type { Host } from '../../host/host.ts';

/**
 * Mount points by the kernel's own table (proc_pid_mountinfo(5): the fifth field, octal escapes), which also tells bind
 * mounts, whose device number is that of their surroundings. macOS has none of these: there the device number tells all.
 */
export function mountPoints(host: Host): readonly string[] {
  if (host.simulated || host.platform !== 'linux') return [];
  const table = host.files.text('/proc/self/mountinfo', 4 * 1024 * 1024);
  if (!table.ok) return [];
  return table.value.split('\n').flatMap((line) => {
    const point = line.split(' ')[4];
    return point === undefined ? [] : [unescape(point)];
  });
}

function unescape(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
}
