import { forgetOldOutput, lastOutputPlace } from '../../../daemon/files/last-output.ts';
import { ensurePrivateDirectory, ownFacts, replaceOwn, Unwritable } from '../../../daemon/files/own.ts';
import { cappedText } from '../../../host/files/capped.ts';
import { Redactor } from '../../../host/redaction/redactor.ts';
import { secretsOf } from '../../../host/redaction/words.ts';
import { longestText } from '../../../probes/errors/match.ts';

/** The output of the last command that failed, and when that was. */
export interface Kept {
  readonly output: string;
  readonly at: number;
}

/**
 * Keeps what a command printed, in place of what was kept before: 0600, at most `longestText` bytes, without secrets. Names and paths
 * stay, as they are looked for on this machine. False where our own directory cannot be written.
 */
export function keepLast(
  output: string,
  state: string,
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  const secrets = secretsOf(environment).filter((word) => word.length >= shortestSecret);
  const hidden = new Redactor({ words: { names: [], secrets }, modules: true }).text(output);
  const bytes = Buffer.from(hidden);
  try {
    ensurePrivateDirectory(state);
    replaceOwn(
      lastOutputPlace(state),
      bytes.subarray(Math.max(0, bytes.length - longestText)).toString('utf8'),
    );
    return true;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (error instanceof Unwritable || unwritable.includes(code)) return false;
    throw error;
  }
}

/** Shorter values of variables are part of too many words. */
const shortestSecret = 6;
const unwritable = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'EEXIST', 'ENOTDIR'];

/** What was kept; null when nothing was, or it is older than a day and goes now. */
export function lastKept(state: string, now: number): Kept | null {
  forgetOldOutput(state, now);
  const path = lastOutputPlace(state);
  const facts = ownFacts(path);
  return facts?.isFile() === true ? { output: cappedText(path, longestText), at: facts.mtimeMs } : null;
}
