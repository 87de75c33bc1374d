import { createRequire } from 'node:module';
import type stringWidth from 'string-width';
import { betweenMarks } from './colour.ts';

const late = createRequire(import.meta.url);

/** ASCII, Latin letters with marks and the punctuation of our sentences: each takes one column, and none joins with another. */
const narrow = /^[ -~\u00a0-\u00a8\u00aa-\u00ac\u00af-\u02af\u2010-\u2027\u2212]*$/;

let measured: typeof stringWidth | null = null;

/**
 * Terminal columns of a text. Nearly all of it is narrow; what knows the others makes a segmenter of ICU as it is loaded (10 ms), and is
 * loaded for the first of them.
 */
export function widthOf(text: string): number {
  if (narrow.test(text)) return text.length;
  const bare = betweenMarks(
    text,
    (part) => part,
    () => '',
  );
  if (narrow.test(bare)) return bare.length;
  measured ??= (late('string-width') as { readonly default: typeof stringWidth }).default;
  return measured(text);
}
