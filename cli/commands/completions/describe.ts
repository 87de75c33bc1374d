import type { CommandText } from '../../../messages/commands.ts';
import type { Messages } from '../../../messages/speak.ts';
import { globalOptions } from '../../arguments/globals.ts';
import { catalogue, commandNames } from '../../catalogue.ts';
import type { CliCommand, CliOption } from '../../command.ts';

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
  readonly completes: CliCommand['completes'];
}

export interface Described {
  readonly commands: readonly DescribedCommand[];
  readonly globals: readonly DescribedOption[];
}

/** All that the completion scripts are made of. Loads every command. */
export async function describe(messages: Messages): Promise<Described> {
  const commands = await Promise.all(
    commandNames.map(async (name) => {
      const text: CommandText = messages.commands[name];
      const { options, completes } = await catalogue[name]();
      return { name, summary: text.summary, options: describeOptions(options, text.options), completes };
    }),
  );
  return { commands, globals: describeOptions(globalOptions, messages.cli.help.global) };
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
