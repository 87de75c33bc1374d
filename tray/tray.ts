import type { PartContext } from '../daemon/part.ts';
import type { Notice } from '../daemon/status.ts';

/** The icon of a running daemon. It acts only through `actions`; without it the daemon loses nothing else. */
export interface Tray {
  /** Why there is no icon, or not the one that was wanted; none when all is well. */
  notices(): readonly Notice[];
  /** Removes the icon and ends the helper, within four seconds at most. */
  close(): Promise<void>;
}

/** What the tray is lent. `host` must be the machine that we run on, never a simulated one. */
export type TrayContext = Pick<
  PartContext,
  'actions' | 'events' | 'host' | 'paths' | 'messages' | 'log' | 'clock'
>;
