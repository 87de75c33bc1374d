import { inLanguage } from '../../../messages/fill.ts';
import { globalOptions } from '../../arguments/globals.ts';
import { globalTexts } from '../../arguments/text.ts';
import type { CliOption, CommandGroup, Session } from '../../command.ts';
import { painter } from '../../terminal/colour.ts';
import { columns } from '../../terminal/columns.ts';
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
      return { group, row: [name, inLanguage(language, own).help.summary] };
    }),
  );
  // In one table, so that the columns of all groups are as wide.
  const rows = groups.flatMap((group) => listed.filter((one) => one.group === group));
  const lines = columns(
    rows.map(({ row }) => row),
    2,
  );
  return [
    ...wrap(tagline, width),
    '',
    heading(page.examples),
    ...columns(page.tour, 2),
    ...groups.flatMap((group) => [
      '',
      heading(page.groups[group]),
      ...lines.filter((_, index) => rows[index]?.group === group),
    ]),
    '',
    heading(page.globalOptions),
    ...optionLines(globalOptions, inLanguage(language, globalTexts)),
    '',
    heading(page.exitCodes),
    ...columns(page.exits, 2),
    '',
    ...wrap(page.more, width),
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
