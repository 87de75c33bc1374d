import { writeFileSync } from 'node:fs';
import * as v from 'valibot';
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

/** The keys that a baseline holds. Throws a Failure for a file that is not there or is none. */
export function readBaseline(file: string, session: Session): ReadonlySet<string> {
  const text = inLanguage(session.language, texts);
  const fail = (reason: string): Failure =>
    new Failure('baseline', 2, text.badBaseline(file, reason), text.badBaselineNext);
  const read = tried(() => cappedText(file, largest));
  if (!read.ok) throw fail(read.why);
  const checked = readChecked(schema, read.value);
  if (!checked.ok) throw fail(checked.reason);
  return new Set(checked.value.findings);
}

/** Writes what was found as the new baseline, which the user has named. */
export function writeBaseline(file: string, findings: readonly Located[], session: Session): void {
  const keys = [...new Set(findings.map(({ key }) => key))].sort();
  const written = tried(() =>
    writeFileSync(file, `${JSON.stringify({ schemaVersion: 1, findings: keys }, null, 2)}\n`),
  );
  if (written.ok) return;
  const text = inLanguage(session.language, texts);
  throw new Failure('baseline', 2, text.notWritten(file, written.why));
}

type Tried<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string };

function tried<T>(act: () => T): Tried<T> {
  try {
    return { ok: true, value: act() };
  } catch (error) {
    return { ok: false, why: (error as Error).message };
  }
}
