import type { Host } from '../host/host.ts';

/** The machine that a folder describes, or with null the one that we run on. */
export async function openMachine(simulation: string | null): Promise<Host> {
  const { openHost } = await import('../host/open.ts');
  return openHost(simulation === null ? {} : { simulation });
}
