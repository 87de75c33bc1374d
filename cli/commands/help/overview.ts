import { inLanguage } from '../../../messages/fill.ts';
import { globalOptions } from '../../arguments/globals.ts';
import { globalTexts } from '../../arguments/text.ts';
import type { CliOption, CommandGroup, Session } from '../../command.ts';
import { painter } from '../../terminal/colour.ts';
import { described } from '../../terminal/columns.ts';
import { wrap } from '../../terminal/wrap.ts';
import { texts } from './text.ts';

const groups: readonly CommandGroup[] = ['look', 'change', 'gowarden'];

/** What `gowarden --help` says: examples first. */
export async function overview(session: Session): Promise<string[]> {
  const { commands, language, colour, width } = session;
  const paint = painter(colour);
  const { page, tagline } = inLanguage(language, texts);
  const heading = (text: string): string => paint('bold', text);
  const listed = await Promise.all(
    Object.entries(commands).map(async ([name, entry]) => {
      const { group, texts: own } = await entry.text();
      return { group, row: [name, inLanguage(language, own).help.summary] as const };
    }),
  );
  // So that the columns of all groups are as wide.
  const longest = Math.max(...listed.map(({ row: [name] }) => name.length));
  const rowsOf = (group: CommandGroup): string[] =>
    described(
      listed
        .filter((one) => one.group === group)
        .map(({ row: [name, text] }) => [name.padEnd(longest), text]),
      width,
    );
  return [
    ...wrap(tagline, width),
    '',
    heading(page.examples),
    ...described(page.tour, width),
    ...groups.flatMap((group) => ['', heading(page.groups[group]), ...rowsOf(group)]),
    '',
    heading(page.globalOptions),
    ...optionLines(globalOptions, inLanguage(language, globalTexts), width),
    '',
    heading(page.exitCodes),
    ...described(page.exits, width),
    '',
    ...wrap(page.more, width),
  ];
}

/** `-q, --quiet` and what it does, in two columns. Options without a text are not listed. */
export function optionLines(
  options: Readonly<Record<string, CliOption>>,
  texts: Readonly<Record<string, string>>,
  width: number,
): string[] {
  const rows = Object.entries(options).flatMap(([name, option]): [string, string][] => {
    const text = texts[name];
    if (text === undefined) return [];
    const value =
      option.type === 'string' ? ` ${option.value ?? option.choices?.join('|') ?? name.toUpperCase()}` : '';
    return [[`${option.short ? `-${option.short}, ` : '    '}--${name}${value}`, text]];
  });
  return described(rows, width);
}
