import type { Notice } from '../status.ts';
import type { Configuration } from './configuration.ts';

/** The settings as they are now: the last good ones when the file is wrong at the moment. */
export interface Settings {
  current(): Configuration;
  /** What is wrong with the file now. */
  notices(): readonly Notice[];
  /** Calls back after each change that was taken over; the answer ends it. */
  onChange(listener: (configuration: Configuration) => void): () => void;
  close(): Promise<void>;
}
