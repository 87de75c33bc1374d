import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { readFromClipboard } from '../../../desktop/clipboard.ts';
import { lastBytes, type LastBytes } from '../../../host/files/capped.ts';
import { decoded } from '../../../host/formats/encoding.ts';
import { inLanguage } from '../../../messages/fill.ts';
import { longestText } from '../../../probes/errors/match.ts';
import { formatBytes, formatTime } from '../../../messages/units.ts';
import type { Call, Session } from '../../command.ts';
import { Failure, UsageError } from '../../failure.ts';
import { lastKept } from '../try/kept.ts';
import { texts } from './text.ts';

/** The text that is asked about: of the last command that failed, the clipboard, the arguments, a log file that the only argument names, or what is piped in. */
export async function textToExplain(
  words: readonly string[],
  { paste, last }: Call['options'],
  session: Session,
): Promise<string> {
  const text = inLanguage(session.language, texts);
  if (last === true) {
    const kept = lastKept(session.paths.state, Date.now());
    if (kept === null) throw new Failure('nothing-kept', 2, text.nothingKept, text.tryFirst);
    session.err(text.keptAt(formatTime(kept.at)));
    return kept.output;
  }
  if (paste === true) {
    const pasted = await readFromClipboard(await session.host());
    if (pasted === null) throw new Failure('no-clipboard', 2, text.noClipboard, text.pipe);
    return endOf(pasted, session);
  }
  const [first] = words;
  if (first === undefined) {
    const piped = await session.piped(longestText);
    if (piped === null) throw new UsageError(text.nothingGiven, text.pipe);
    return textOf(piped, session);
  }
  const file = words.length === 1 ? fileOf(first, session) : null;
  return file === null ? words.join(' ') : textOf(file, session);
}

function textOf({ bytes, isWhole }: LastBytes, session: Session): string {
  if (!isWhole) sayOnlyEnd(session);
  return decoded(bytes);
}

function endOf(text: string, session: Session): string {
  if (text.length > longestText) sayOnlyEnd(session);
  return text.slice(-longestText);
}

/** The cause may be in the rest. */
function sayOnlyEnd(session: Session): void {
  session.err(inLanguage(session.language, texts).onlyEnd(formatBytes(longestText)));
}

/** The end of a log file, where what failed is; null when no file has that name. */
function fileOf(name: string, session: Session): LastBytes | null {
  if (name.length > 4096 || name.includes('\0')) return null;
  const path = resolve(session.directory, name);
  try {
    // Also beside a simulated machine: the log is the user's.
    return statSync(path, { throwIfNoEntry: false })?.isFile() ? lastBytes(path, longestText) : null;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    // No name of a file, but words.
    if (code === 'ENAMETOOLONG' || code === 'ENOTDIR') return null;
    throw new Failure('unreadable', 2, inLanguage(session.language, texts).unreadable(path, code));
  }
}
