import { Malformed } from './reader.ts';

/** Does one part of the reading; if the file is malformed there, keeps the reason and goes on with the rest. */
export function attempt<T>(reasons: string[], read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    if (!reasons.includes(error.message)) reasons.push(error.message);
    return undefined;
  }
}
