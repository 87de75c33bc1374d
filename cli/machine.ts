import { Failure } from './failure.ts';
import type { Host } from '../host/host.ts';
import type { OpenOptions } from '../host/open.ts';

/** The machine that a folder describes, or with null the one that we run on. */
export async function openMachine(
  simulation: string | null,
  privateFolders: OpenOptions['privateFolders'] = 'look',
): Promise<Host> {
  const { openHost } = await import('../host/open.ts');
  try {
    return await openHost(simulation === null ? { privateFolders } : { simulation });
  } catch (error) {
    throw new Failure('no-host', 2, (error as Error).message);
  }
}
