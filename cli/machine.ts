import type { Host } from '../host/host.ts';

/** The machine that a folder describes, or with null the one that we run on. */
export function openMachine(simulation: string | null): Promise<Host> {
  return Promise.reject(new Error(`There is no host yet (${simulation ?? 'this machine'})`));
}
