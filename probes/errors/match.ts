import { stripVTControlCharacters } from 'node:util';
import { linesOf } from '../../host/formats/lines.ts';
import { goesOnAt } from './edges.ts';
import { type Form, forms, longestLine, valuesIn } from './forms.ts';
import { longestScript, meantIn, ownIn } from './meant.ts';
import { plain, saidIn } from './printed.ts';
import type { ErrorRow } from './row.ts';
import { tornIn } from './torn.ts';
import { isCommit } from './typed.ts';

/** A row whose text was found, with what the text has in place of each name in the row's form. */
export interface ErrorMatch {
  readonly row: ErrorRow;
  /** The line as it was printed, at most 400 characters of it. */
  readonly line: string;
  readonly values: Readonly<Record<string, string>>;
}

/** Characters of a text, and of one of its lines, that are read. */
export const longestText = 1024 * 1024;
const longestShown = 400;
/** Characters in front of what was found that are shown as well. */
const shownBefore = 100;

const shortest = forms[0]?.length ?? 0;

/**
 * The rows whose text is in what was pasted, the most special first, each once, with the first line that says it. One pass over at
 * most `longestText` characters; escapes of terminals are left out. What a narrow window has broken is put together again, unless
 * the text is `whole`, as its program printed it.
 */
export function matchesIn(text: string, { whole = false } = {}): readonly ErrorMatch[] {
  const found = new Map<string, ErrorMatch & { readonly weight: number; readonly form: Form }>();
  // A carriage return alone begins the line of a progress bar anew.
  const lines = stripVTControlCharacters(text.slice(0, longestText)).replaceAll('\r', '\n');
  const isShort = text.length <= longestScript;
  let before = '';
  for (const { text: raw } of linesOf(lines)) {
    if (raw.length < shortest || isCommit(raw) || (isShort && ownIn(raw) !== undefined)) continue;
    for (const said of saidIn(raw.trim())) {
      const line = plain(said);
      const lower = line.toLowerCase();
      const characters = new Set(lower);
      const goesOn = goesOnAt(before, line);
      before = line;
      for (const form of forms) {
        if (form.length > line.length) break;
        if (!characters.has(form.rarest)) continue;
        const known = found.get(form.row.id);
        if (known !== undefined && known.weight >= form.weight) continue;
        const values = valuesIn(form, line, lower, goesOn);
        if (values === null) continue;
        const shown = around(said.trim(), lower.indexOf(form.literals.find((one) => one !== '') ?? ''));
        found.set(form.row.id, { ...{ row: form.row, form, line: shown, values, weight: form.weight } });
      }
    }
  }
  for (const { form, values, weight, line } of whole ? [] : tornIn(lines, found.size > 0)) {
    if ((found.get(form.row.id)?.weight ?? -longestLine) < weight)
      found.set(form.row.id, { row: form.row, form, line: line.slice(0, longestShown), values, weight });
  }
  const rank = ({ row, weight }: { readonly row: ErrorRow; readonly weight: number }): number =>
    row.rare ? weight - longestLine : weight;
  const said = [...found.values()]
    .sort((a, b) => rank(b) - rank(a))
    .map(({ row, line, values }) => ({ row, line, values }));
  const meant = meantIn(
    text,
    [...found.values()].map(({ form }) => form.literals),
  );
  return [...said, ...meant.map(({ row, line }) => ({ row, line: line.slice(0, longestShown), values: {} }))];
}

/** The part of a line to show, about where something was found. */
function around(line: string, at: number): string {
  const from = line.length <= longestShown ? 0 : Math.max(0, at - shownBefore);
  return line.slice(from, from + longestShown);
}
