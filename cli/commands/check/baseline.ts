import { existsSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { ownFacts, replaceOwn } from '../../../daemon/files/own.ts';
import { cappedText } from '../../../host/files/capped.ts';
import { readChecked } from '../../../host/formats/checked.ts';
import { inLanguage } from '../../../messages/fill.ts';
import type { Session } from '../../command.ts';
import { Failure } from '../../failure.ts';
import type { Located } from './located.ts';
import { texts } from './text.ts';

/** Findings that are known and not reported again, as `--write-baseline` has written them. */
const schema = v.object({
  schemaVersion: v.literal(1),
  /** Rule and subject of each, the subject below the repository. */
  findings: v.array(v.string()),
});

/** Bytes of such a file: ten thousand findings. */
const largest = 4 * 1024 * 1024;

/** Where a baseline is. */
export interface Place {
  readonly file: string;
  /** Named by the user, who may also name a link; what a repository brings along itself has to be a file of its own. */
  readonly isNamed: boolean;
}

/** The file that the user named, or the one that is looked for at the top of a repository. */
export function placeOf(named: string | null, top: string): Place {
  return named === null
    ? { file: join(top, '.gowarden-baseline.json'), isNamed: false }
    : { file: named, isNamed: true };
}

/**
 * The keys that a baseline holds; none where nobody named one and none is there. Throws a Failure for a file that is not there, that
 * leads elsewhere or that is none.
 */
export function readBaseline(place: Place, session: Session): ReadonlySet<string> {
  const { file, isNamed } = place;
  if (!isNamed && ownFacts(file) === null) return new Set();
  const text = inLanguage(session.language, texts);
  const fail = (reason: string): Failure =>
    new Failure('baseline', 2, text.badBaseline(file, reason), text.badBaselineNext);
  if (!isUsable(place)) throw fail(text.notItsOwn);
  const read = tried(() => cappedText(file, largest));
  if (!read.ok) throw fail(read.why);
  const checked = readChecked(schema, read.value);
  if (!checked.ok) throw fail(checked.reason);
  return new Set(checked.value.findings);
}

/** Writes what was found as the new baseline, whole or not at all. */
export function writeBaseline(place: Place, findings: readonly Located[], session: Session): void {
  const { file } = place;
  const text = inLanguage(session.language, texts);
  if (!isUsable(place) || !isFile(file))
    throw new Failure('baseline', 2, text.notWritten(file, text.notItsOwn));
  const keys = [...new Set(findings.map(({ key }) => key))].sort();
  const content = `${JSON.stringify({ schemaVersion: 1, findings: keys }, null, 2)}\n`;
  const written = tried(() => replaceOwn(existsSync(file) ? realpathSync(file) : file, content, 0o666));
  if (!written.ok) throw new Failure('baseline', 2, text.notWritten(file, written.why));
}

/** A stranger's repository may bring a link to a file of the user's, a FIFO or a device of that name. */
function isUsable({ file, isNamed }: Place): boolean {
  return isNamed || (ownFacts(file)?.isFile() ?? true);
}

/** A file, a link to one, or nothing yet: a device would be replaced. */
const isFile = (file: string): boolean => statSync(file, { throwIfNoEntry: false })?.isFile() ?? true;

type Tried<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string };

function tried<T>(act: () => T): Tried<T> {
  try {
    return { ok: true, value: act() };
  } catch (error) {
    return { ok: false, why: (error as Error).message };
  }
}
