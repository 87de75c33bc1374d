import { inLanguage } from '../../../messages/fill.ts';
import type { Language } from '../../../messages/language.ts';
import { globalOptions } from '../../arguments/globals.ts';
import { globalTexts } from '../../arguments/text.ts';
import type { CliOption, Commands } from '../../command.ts';

/** An option as a shell completes it. */
export interface DescribedOption {
  readonly name: string;
  readonly short: string | null;
  readonly text: string;
  readonly multiple: boolean;
  /** What its value is: nothing follows it (null), any word, a directory, or one of these words. */
  readonly value: null | 'word' | 'directories' | readonly string[];
}

export interface DescribedCommand {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly DescribedOption[];
  readonly completes: 'files' | 'directories' | readonly string[] | undefined;
}

export interface Described {
  readonly commands: readonly DescribedCommand[];
  readonly globals: readonly DescribedOption[];
}

/** All that the completion scripts are made of. Loads every command. */
export async function describe(commands: Commands, language: Language): Promise<Described> {
  const names = Object.keys(commands);
  const described = await Promise.all(
    Object.entries(commands).map(async ([name, entry]) => {
      const { help } = inLanguage(language, (await entry.text()).texts);
      const { options, completes } = (await entry.command()).command;
      return {
        name,
        summary: help.summary,
        options: describeOptions(options, help.options),
        completes: typeof completes === 'function' ? completes(names) : completes,
      };
    }),
  );
  return { commands: described, globals: describeOptions(globalOptions, inLanguage(language, globalTexts)) };
}

function describeOptions(
  options: Readonly<Record<string, CliOption>>,
  texts: Readonly<Record<string, string>>,
): DescribedOption[] {
  return Object.entries(options).flatMap(([name, option]) => {
    const text = texts[name];
    if (text === undefined) return [];
    return [
      { name, short: option.short ?? null, text, multiple: option.multiple === true, value: valueOf(option) },
    ];
  });
}

function valueOf(option: CliOption): DescribedOption['value'] {
  if (option.type === 'boolean') return null;
  return option.choices ?? (option.value === 'DIR' ? 'directories' : 'word');
}

/** As written: `--quiet` and `-q`. */
export function spellings({ name, short }: DescribedOption): string[] {
  return short === null ? [`--${name}`] : [`--${name}`, `-${short}`];
}
