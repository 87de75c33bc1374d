import type { ShimCall } from './shim.ts';

/** Whether a manager that reads a path would wait there, or get what we do not read: a pipe, a socket, a device other than /dev/null. */
export function isWaiting({ host }: Pick<ShimCall, 'host'>, file: string): boolean {
  const facts = host.files.target(file);
  if (!facts.ok || facts.value.kind === 'file' || facts.value.kind === 'directory') return false;
  const real = host.files.realPath(file);
  return !real.ok || real.value !== '/dev/null';
}
