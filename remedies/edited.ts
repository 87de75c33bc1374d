import type { Edit } from '../probes/remedy.ts';
import { inWords } from './text.ts';

/** A text (null: there is no such file) after an edit, or why the edit does not fit it. */
export function edited(
  text: string | null,
  { before, after }: Edit,
): { readonly text: string } | { readonly why: string } {
  if (before === '') {
    const old = text ?? '';
    if (linesIn(old, after) > 0) return { why: inWords('alreadyThere') };
    return { text: `${old}${old === '' || old.endsWith('\n') ? '' : '\n'}${after}` };
  }
  if (text === null) return { why: inWords('noFile') };
  const times = linesIn(text, before);
  if (times !== 1) return { why: inWords('thereTimes', { times }) };
  const at = `\n${text}`.indexOf(`\n${before}`);
  return { text: text.slice(0, at) + after + text.slice(at + before.length) };
}

/** How often whole lines stand in a text. */
function linesIn(text: string, lines: string): number {
  return `\n${text}`.split(`\n${lines}`).length - 1;
}
