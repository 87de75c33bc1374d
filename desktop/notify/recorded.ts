import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { jsonText } from '../../messages/json.ts';
import type { Deliverer, Notification } from './deliverer.ts';

/** A line of the file that replaces the desktop of a simulated machine. */
export interface RecordedNotification extends Notification {
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Where the notifications of a simulated machine are written, one JSON document a line. */
export const recordedFile = (state: string): string => join(state, 'notifications.jsonl');

/** A simulated machine does not have a desktop: what it would show is written to a file. */
export function recorded(state: string, now: () => number): Deliverer {
  return {
    deliver: async (notification) => {
      const line: RecordedNotification = { at: now(), ...notification };
      await appendFile(recordedFile(state), `${jsonText(line)}\n`, { mode: 0o600 });
      return null;
    },
    withdraw: () => Promise.resolve(),
  };
}
