import type { CommandText } from '../messages/commands.ts';
import { speak } from '../messages/speak.ts';

/** The manual page (man(7)) of the command, from the same texts as its help. */
export function manPage(version: string): string {
  const { cli, commands } = speak('en');
  const pairs = (rows: readonly (readonly [string, string])[]): string[] =>
    rows.flatMap(([term, text]) => ['.TP', `.B ${roff(term)}`, roff(text)]);
  const options = (texts: Readonly<Record<string, string>>): string[] =>
    pairs(Object.entries(texts).map(([name, text]) => [`--${name}`, text] as const));
  const sections = Object.entries<CommandText>(commands).flatMap(([name, text]) => [
    `.SS ${roff(name)}`,
    roff(`${text.summary}.`),
    ...text.usage.flatMap((form) => ['.PP', `.B gowarden ${roff(`${name} ${form}`.trim())}`]),
    ...options(text.options),
    ...(text.notes ?? []).flatMap((note) => ['.PP', roff(note)]),
    ...text.examples.flatMap(([line, does]) => [
      '.PP',
      `${roff(does)}:`,
      '.RS',
      '.EX',
      roff(line),
      '.EE',
      '.RE',
    ]),
  ]);
  const lines = [
    `.TH GOWARDEN 1 "" "gowarden ${version}"`,
    '.SH NAME',
    'gowarden \\- watches the Go toolchains of a machine',
    '.SH SYNOPSIS',
    '.B gowarden',
    '.I COMMAND',
    '[\\fIOPTION\\fR ...]',
    '.SH DESCRIPTION',
    roff(cli.tagline),
    '.SH COMMANDS',
    ...sections,
    '.SH OPTIONS OF EVERY COMMAND',
    ...options(cli.help.global),
    '.SH EXIT STATUS',
    ...pairs(cli.help.exits),
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
    .replaceAll('"', '\\(dq');
}
