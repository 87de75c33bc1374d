import type { Context, Host } from '../host/host.ts';

/**
 * Where a command looks for the go that its user means: on the PATH that we were started with, which is that of the terminal in which
 * it was typed, then on that of a new terminal. Nobody types anything on a simulated machine, where it is the terminal alone.
 */
export async function contextsHere(host: Host): Promise<readonly Context[]> {
  const contexts = await host.contexts();
  const own = host.simulated ? [] : contexts.filter(({ id }) => id === 'daemon');
  return [...own, ...contexts.slice(0, 1)];
}
