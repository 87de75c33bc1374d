import type { Edit, Need, Person, Remedy, Run, Step } from '../remedy.ts';
import type { Sentences, Text } from '../probe.ts';
import { inLanguage } from '../../messages/fill.ts';
import type { Language } from '../../messages/language.ts';
import { persons } from './text.ts';

/** Starts a program. */
export function run(...argv: Run['argv']): Run {
  return { kind: 'run', argv };
}

/** Adds a line at the end of a text file, whose last line may have no end. */
export function append(file: string, line: string, isUnended = false): Edit {
  return { kind: 'edit', file, before: '', after: `${line}\n`, ...(isUnended && { unended: true }) };
}

/** What only a person can do, in the words that a rule has for that, with what comes of it where that is known. */
export function person<Values>(
  text: Text<Values>,
  values: Values,
  known: Pick<Person, 'effect' | 'types'> = {},
): Person {
  const next = (language: Language): string => inLanguage<Sentences<Values>>(language, text).next(values);
  return { kind: 'person', en: next('en'), zh: next('zh-Hans'), ...known };
}

/** Why what was written into a shell's profile does not show at once. */
export const newTerminal: Person = persons.newTerminal;

export const network: Need = { kind: 'network' };

/** Takes an edit back. */
export function undone({ file, before, after }: Edit): Edit {
  return { kind: 'edit', file, before: after, after: before };
}

export function remedy(
  steps: readonly Step[],
  undo: readonly Step[] | null = [],
  needs: readonly Need[] = [],
): Remedy {
  return { steps, needs, undo };
}
