import { homedir } from 'node:os';
import type { Environment } from './host.ts';

/**
 * The home directory: HOME, else what the user database says. In a container a user may have neither, and then nothing of a home is
 * known: what would lie there is looked for below `/`, and is not there.
 */
export function homeOf(environment: Environment): string {
  if (environment.HOME !== undefined) return environment.HOME;
  try {
    return homedir();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SYSTEM_ERROR') return '/';
    throw error;
  }
}
