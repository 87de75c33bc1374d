import { globalTexts } from '../cli/arguments/text.ts';
import { catalogue } from '../cli/catalogue.ts';
import type { CommandEntry, CommandHelp } from '../cli/command.ts';
import { texts } from '../cli/commands/help/text.ts';

/** The manual page (man(7)) of the command, from the same texts as its help. */
export async function manPage(version: string): Promise<string> {
  const { page, tagline } = texts.en;
  const pairs = (rows: readonly (readonly [string, string])[]): string[] =>
    rows.flatMap(([term, text]) => ['.TP', `.B ${roff(term)}`, roff(text)]);
  const options = (texts: Readonly<Record<string, string>>): string[] =>
    pairs(Object.entries(texts).map(([name, text]) => [`--${name}`, text] as const));
  const sectionOf = (name: string, help: CommandHelp): string[] => [
    `.SS ${roff(name)}`,
    roff(`${help.summary}.`),
    ...help.usage.flatMap((form) => ['.PP', `.B gowarden ${roff(`${name} ${form}`.trim())}`]),
    ...options(help.options),
    ...(help.notes ?? []).flatMap((note) => ['.PP', roff(note)]),
    ...help.examples.flatMap(([line, does]) => [
      '.PP',
      `${roff(does)}:`,
      '.RS',
      '.EX',
      roff(line),
      '.EE',
      '.RE',
    ]),
  ];
  const sections = await Promise.all(
    Object.entries<CommandEntry>(catalogue).map(async ([name, { text }]) =>
      sectionOf(name, (await text()).texts.en.help),
    ),
  );
  const lines = [
    `.TH GOWARDEN 1 "" "gowarden ${version}"`,
    '.SH NAME',
    'gowarden \\- watches the Go toolchains of a machine',
    '.SH SYNOPSIS',
    '.B gowarden',
    '.I COMMAND',
    '[\\fIOPTION\\fR ...]',
    '.SH DESCRIPTION',
    roff(tagline),
    '.SH COMMANDS',
    ...sections.flat(),
    '.SH OPTIONS OF EVERY COMMAND',
    ...options(globalTexts.en),
    '.SH EXIT STATUS',
    ...pairs(page.exits),
    '.SH FILES',
    roff('gowarden paths shows where settings, history, log and socket are.'),
    '.SH SEE ALSO',
    '.BR go (1),',
    '.BR launchctl (1),',
    '.BR systemctl (1)',
  ];
  return `${lines.join('\n')}\n`;
}

/** Text without meaning for roff: no escapes, no request at the start of a line, dashes that can be searched and pasted. */
function roff(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll(/^(?=[.'])/gm, '\\&')
    .replaceAll('…', '...')
    .replaceAll('’', '\\(cq')
    .replaceAll('"', '\\(dq');
}
