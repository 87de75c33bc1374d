import type { Messages } from '../../../messages/speak.ts';
import { globalOptions } from '../../arguments/globals.ts';
import { commandNames } from '../../catalogue.ts';
import type { CliOption } from '../../command.ts';
import { painter } from '../../terminal/colour.ts';
import { columns } from '../../terminal/columns.ts';
import { wrap } from '../../terminal/wrap.ts';

interface Page {
  readonly messages: Messages;
  readonly colour: boolean;
  readonly width: number;
}

/** What `gowarden --help` says: examples first. */
export function overview({ messages, colour, width }: Page): string[] {
  const paint = painter(colour);
  const { help } = messages.cli;
  const heading = (text: string): string => paint('bold', text);
  return [
    ...wrap(messages.cli.tagline, width),
    '',
    heading(help.examples),
    ...columns(help.tour, 2),
    '',
    heading(help.commands),
    ...columns(
      commandNames.map((name) => [name, messages.commands[name].summary]),
      2,
    ),
    '',
    heading(help.globalOptions),
    // The American spelling of colour is taken and not listed.
    ...optionLines(globalOptions, help.global),
    '',
    heading(help.exitCodes),
    ...columns(help.exits, 2),
    '',
    ...wrap(help.more, width),
  ];
}

/** `-q, --quiet` and what it does, in two columns. Options without a text are not listed. */
export function optionLines(
  options: Readonly<Record<string, CliOption>>,
  texts: Readonly<Record<string, string>>,
): string[] {
  const rows = Object.entries(options).flatMap(([name, option]) => {
    const text = texts[name];
    if (text === undefined) return [];
    const value =
      option.type === 'string' ? ` ${option.value ?? option.choices?.join('|') ?? name.toUpperCase()}` : '';
    return [[`${option.short ? `-${option.short}, ` : '    '}--${name}${value}`, text]];
  });
  return columns(rows, 2);
}
