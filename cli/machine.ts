import { Failure } from './failure.ts';
import type { Host } from '../host/host.ts';
import type { OpenOptions } from '../host/open.ts';

/** The machine that a folder describes, or with null the one that we run on, as the caller has it. */
export async function openMachine(
  simulation: string | null,
  here: Pick<OpenOptions, 'privateFolders' | 'environment'> = {},
): Promise<Host> {
  const { openHost } = await import('../host/open.ts');
  try {
    return await openHost(simulation === null ? here : { simulation });
  } catch (error) {
    throw new Failure('no-host', 2, (error as Error).message);
  }
}
