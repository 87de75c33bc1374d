import type { CommandText } from '../../../messages/commands.ts';
import type { Session } from '../../command.ts';
import { type CommandName, catalogue } from '../../catalogue.ts';
import { painter } from '../../terminal/colour.ts';
import { columns } from '../../terminal/columns.ts';
import { wrap } from '../../terminal/wrap.ts';
import { optionLines } from './overview.ts';

/** What `gowarden NAME --help` says: examples first. */
export async function commandPage(name: CommandName, session: Session): Promise<string[]> {
  const { messages, width } = session;
  const paint = painter(session.colour);
  const { help } = messages.cli;
  const text: CommandText = messages.commands[name];
  const { options } = await catalogue[name]();
  const own = optionLines(options, text.options);
  return [
    `gowarden ${name}: ${text.summary}`,
    '',
    paint('bold', help.examples),
    ...columns(text.examples, 2),
    '',
    paint('bold', help.usage),
    ...text.usage.map((form) => `  gowarden ${name} ${form}`.trimEnd()),
    ...(own.length > 0 ? ['', paint('bold', help.options), ...own] : []),
    '',
    ...wrap(
      help.everyCommand(
        Object.keys(help.global)
          .map((option) => `--${option}`)
          .join(' '),
      ),
      width,
    ),
    ...(text.notes ?? []).flatMap((note) => ['', ...wrap(note, width)]),
  ];
}
