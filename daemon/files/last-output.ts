import { join } from 'node:path';
import { ownFacts, removeOwn } from './own.ts';

/** Milliseconds for which the output of a command that failed under `gowarden try` is kept. */
export const outputKeptForMs = 24 * 60 * 60_000;

/** Where that output is kept. */
export function lastOutputPlace(state: string): string {
  return join(state, 'last-output.txt');
}

/** Removes it once it is older than a day, by the wall clock in either direction. Throws where our own directory cannot be written. */
export function forgetOldOutput(state: string, now: number): void {
  const path = lastOutputPlace(state);
  const facts = ownFacts(path);
  if (facts?.isFile() === true && Math.abs(now - facts.mtimeMs) > outputKeptForMs) removeOwn(path);
}
