import { commandLine } from '../../messages/command.ts';
import { inLanguage, inWords } from '../../messages/fill.ts';
import type { Messages } from '../../messages/speak.ts';
import type { Step } from '../remedy.ts';
import { commandOf } from './print.ts';
import { texts } from './text.ts';

/** The steps in sentences: consecutive commands as one line to paste, the rest in words. Null without steps. */
export function sayRemedy({ language }: Pick<Messages, 'language'>, steps: readonly Step[]): string | null {
  const text = inLanguage(language, texts);
  const said: string[] = [];
  for (const group of grouped(steps)) {
    const command = commandOf(group);
    if (command !== null) said.push(said.length === 0 ? text.run(command) : text.thenRun(command));
    else for (const step of group) said.push(sayStep(step, language));
  }
  return said.length === 0 ? null : said.reduce((one, other) => text.join(one, other));
}

/** The steps up to the first that only a person can do, as one line to paste; null when there is none. */
export function commandToCopy(steps: readonly Step[]): string | null {
  const [first] = grouped(steps);
  return first === undefined ? null : commandOf(first);
}

/** Each line to paste that `sayRemedy` has in its sentences. */
export function commandsIn(steps: readonly Step[]): readonly string[] {
  return grouped(steps).flatMap((group) => commandOf(group) ?? []);
}

function sayStep(step: Step, language: Messages['language']): string {
  const text = inLanguage(language, texts);
  if (step.kind === 'person') return inWords(language, step);
  if (step.kind === 'edit') {
    const [before, after] = [step.before.trim(), step.after.trim()];
    // The lines themselves are shown as their diff (diff.ts).
    const isLong = `${before}${after}`.includes('\n');
    return isLong ? text.editLines(step.file) : text.edit(step.file, before, after);
  }
  // Not copied by a click, and an error in fish; bash and zsh take what is written out for the word itself.
  return text.run(commandLine`${step.argv}`);
}

/** Steps that make one line, together; any other by itself. */
function grouped(steps: readonly Step[]): readonly (readonly Step[])[] {
  const groups: Step[][] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (last !== undefined && commandOf([...last, step]) !== null) last.push(step);
    else groups.push([step]);
  }
  return groups;
}
