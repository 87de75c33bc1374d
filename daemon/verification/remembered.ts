import { join } from 'node:path';
import * as v from 'valibot';
import { cappedText } from '../../host/files/capped.ts';
import { readChecked } from '../../host/formats/checked.ts';
import { isAbsent } from '../../caches/identity.ts';
import type { Verified } from '../../probes/verification/verified.ts';

/** More trees than anybody has. */
const most = 64;
const largest = 1024 * 1024;

const entry = v.object({
  identity: v.string(),
  goroot: v.string(),
  version: v.nullable(v.string()),
  verdict: v.picklist(['official', 'official-edited', 'unofficial', 'differs', 'unknown']),
  files: v.array(v.string()),
  count: v.number(),
  against: v.nullable(v.string()),
});
const schema = v.object({ trees: v.pipe(v.array(entry), v.maxLength(most)) });

/** A verified tree, with what distinguishes it from a changed one. */
export interface Entry extends Verified {
  readonly identity: string;
}

export function rememberedFile(state: string): string {
  return join(state, 'verified.json');
}

/** What the daemon has verified so far; nothing where it has not, or its file is none. */
export function readRemembered(state: string): readonly Entry[] {
  try {
    const read = readChecked(schema, cappedText(rememberedFile(state), largest));
    return read.ok ? read.value.trees : [];
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}

/** The text of that file; the oldest are left out. */
export function textOfRemembered(entries: readonly Entry[]): string {
  return `${JSON.stringify({ trees: entries.slice(-most) })}\n`;
}
