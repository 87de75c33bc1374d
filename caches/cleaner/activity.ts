import type { Instant, Integer } from '../../host/quantity.ts';
import { usersText, type User } from '../use/use.ts';

/** What the cleaner is doing. */
export interface Activity {
  readonly state: 'idle' | 'measuring' | 'examining' | 'waiting' | 'cleaning' | 'purging' | 'undoing';
  readonly waitingFor: readonly User[];
  /** 0 to 1; null when unknown. */
  readonly progress: number | null;
  /** The last clean-up, while it can be undone. */
  readonly undo: { readonly id: string; readonly bytes: Integer; readonly until: Instant } | null;
}

/** What the cleaner is doing, as the status and the menu show it. */
export interface Cleaning extends Omit<Activity, 'waitingFor'> {
  /** Who it waits for. */
  readonly waitingFor: string | null;
}

export function cleaningOf({ waitingFor, ...activity }: Activity): Cleaning {
  return { ...activity, waitingFor: usersText(waitingFor) };
}
