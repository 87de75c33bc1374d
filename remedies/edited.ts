import type { Edit } from '../probes/remedy.ts';
import { inWords } from './text.ts';

/** A text (null: the file does not exist) after an edit, or why the edit does not fit it. */
export function edited(
  text: string | null,
  { before, after }: Edit,
): { readonly text: string } | { readonly why: string } {
  if (before === '') {
    const old = ended(text ?? '');
    if (linesIn(old, after) > 0) return { why: inWords('alreadyThere') };
    return { text: old + after };
  }
  if (text === null) return { why: inWords('noFile') };
  // The last line of a file may be the one, without an end.
  const whole = ended(text);
  const times = linesIn(whole, before);
  if (times !== 1) return { why: inWords('thereTimes', { times }) };
  const at = `\n${whole}`.indexOf(`\n${before}`);
  return { text: whole.slice(0, at) + after + whole.slice(at + before.length) };
}

function ended(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

/** How often whole lines stand in a text, also one right after the other. */
function linesIn(text: string, lines: string): number {
  const whole = `\n${text}`;
  let times = 0;
  for (let at = whole.indexOf(`\n${lines}`); at !== -1; at = whole.indexOf(`\n${lines}`, at + 1)) times++;
  return times;
}
