import { type Visible, visible } from '../../messages/visible.ts';
import type { Edit, Run, Step } from '../remedy.ts';
import { quote, quoted } from '../../messages/quote.ts';

/**
 * The steps as one line for bash, zsh or fish that does the same; null when one of them is a person's, changes lines in the middle
 * of a file, or has a character in it that a terminal obeys or does not show: such a line is not to be pasted.
 */
export function commandOf(steps: readonly Step[]): Visible | null {
  const commands = steps.map((step) => {
    if (step.kind === 'run') return runText(step);
    return step.kind === 'edit' && step.before === '' ? appendText(step) : null;
  });
  if (commands.length === 0 || commands.includes(null)) return null;
  return wordsOf(steps).every((word) => visible(word) === word) ? visible(commands.join(' && ')) : null;
}

function wordsOf(steps: readonly Step[]): readonly string[] {
  return steps.flatMap((step) => {
    if (step.kind === 'run') return [...step.argv, ...Object.values(step.environment ?? {})];
    return step.kind === 'edit' ? [step.file, step.after.replace(/\n$/, '')] : [];
  });
}

function runText({ argv, environment = {} }: Run): string {
  const variables = Object.entries(environment).map(([name, value]) => `${name}=${quote(value)}`);
  // As a word of its own, a program with `=` in its name would be a variable.
  const [program, ...words] = argv;
  const first = program.includes('=') ? quoted(program) : quote(program);
  return [...variables, first, ...words.map(quote)].join(' ');
}

function appendText({ file, after, unended }: Edit): string {
  const text = after.replace(/\n$/, '');
  // zsh's echo gives backslashes a meaning, and every echo some words that begin with a dash.
  const plain = /\\|^-/.test(text) ? `printf '%s\\n' ${quote(text)}` : `echo ${quote(text)}`;
  const print = unended ? `printf '\\n%s\\n' ${quote(text)}` : plain;
  return `${print} >> ${file.startsWith('~/') ? `~/${quote(file.slice(2))}` : quote(file)}`;
}
