import { formatBytes } from '../../messages/units.ts';
import type { Session } from '../command.ts';
import type { Progress } from './side.ts';
import { cachesText } from './text.ts';

const cells = 24;

/**
 * On a terminal, a last line with what is going on: `Removing for good [########----------------] 33 %`. That something
 * waits is only shown where the command stays for it.
 */
export function showProgress({ cleaning, caches }: Progress, session: Session, stays = false): void {
  if (session.json || session.quiet) return;
  const text = cachesText(session.messages);
  const { state, progress, waitingFor } = cleaning;
  switch (state) {
    case 'measuring': {
      const sum = (key: 'bytes' | 'files'): number =>
        caches.caches.reduce((total, one) => total + (one.within === null ? (one[key] ?? 0) : 0), 0);
      const files = sum('files');
      return session.live(
        files === 0 ? text.measuringBegins : text.measuring(formatBytes(sum('bytes')), files),
      );
    }
    case 'examining':
      return session.live(withBar(text.examining, progress));
    case 'waiting':
      if (stays) session.live(text.waiting(waitingFor ?? ''));
      return;
    case 'cleaning':
      return session.live(withBar(text.cleaning, progress));
    case 'purging':
      return session.live(withBar(text.purging, progress));
    case 'undoing':
      return session.live(withBar(text.undoing, progress));
    case 'idle':
  }
}

function withBar(title: string, progress: number | null): string {
  if (progress === null) return `${title} …`;
  const full = Math.round(progress * cells);
  return `${title} [${'#'.repeat(full)}${'-'.repeat(cells - full)}] ${Math.floor(progress * 100)} %`;
}
