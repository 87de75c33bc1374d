import { quote } from './quote.ts';

declare const mark: unique symbol;

/** A command line in which bash, zsh and fish take each value for one word, the value itself (see `quote`). */
export type Command = string & { readonly [mark]: true };

/**
 * A command with values in it, to be pasted: commandLine`ls -ld ${path}`. Each value is one word, each of a list too; an empty list
 * leaves no gap. Values are given as they are, before anything was written out for people: the sentences of a text.ts take the
 * command that is made here (the linter refuses to put one together there).
 */
export function commandLine(
  fixed: TemplateStringsArray,
  ...values: readonly (string | number | readonly string[])[]
): Command {
  let line = fixed[0] ?? '';
  for (const [index, value] of values.entries()) {
    const words = (typeof value === 'object' ? value : [String(value)]).map(quote).join(' ');
    const after = fixed[index + 1] ?? '';
    line += words === '' ? after.trimStart() : words + after;
  }
  return line.trimEnd() as Command;
}
