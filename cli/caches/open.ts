import { DaemonUnreachable } from '../client.ts';
import type { Session } from '../command.ts';
import type { Progress, Side } from './side.ts';

/** The daemon's cleaner if a daemon is running, otherwise one of our own. The caller closes it. */
export async function openSide(
  session: Session,
  onProgress: (progress: Progress) => void = () => undefined,
): Promise<Side> {
  const { DaemonSide } = await import('./daemon.ts');
  try {
    return await DaemonSide.open(session, onProgress);
  } catch (error) {
    if (!(error instanceof DaemonUnreachable)) throw error;
  }
  const { DirectSide } = await import('./direct.ts');
  return DirectSide.open(session, onProgress);
}
