import type { Messages } from '../../messages/speak.ts';
import type { Notice } from '../status.ts';

/** What is wrong with the settings, and with which values its sentence in messages/ is filled. */
export interface Problem extends Notice {
  readonly code: Extract<keyof Messages['notices'], `${'setting' | 'configuration' | 'variable'}-${string}`>;
}

/** What holds instead of a bad setting: those read before, or the default. */
export type Stays = 'before' | 'default';
