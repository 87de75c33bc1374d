import { inLanguage } from '../../../messages/fill.ts';
import { globalTexts } from '../../arguments/text.ts';
import type { CommandEntry, Session } from '../../command.ts';
import { painter } from '../../terminal/colour.ts';
import { described } from '../../terminal/columns.ts';
import { wrap } from '../../terminal/wrap.ts';
import { optionLines } from './overview.ts';
import { texts } from './text.ts';

/** What `gowarden NAME --help` says: examples first. */
export async function commandPage(name: string, entry: CommandEntry, session: Session): Promise<string[]> {
  const { language, width } = session;
  const paint = painter(session.colour);
  const { page } = inLanguage(language, texts);
  const { help } = inLanguage(language, (await entry.text()).texts);
  const { options } = (await entry.command()).command;
  const own = optionLines(options, help.options, width);
  return [
    ...wrap(`gowarden ${name}: ${help.summary}`, width),
    '',
    paint('bold', page.examples),
    ...described(help.examples, width),
    '',
    paint('bold', page.usage),
    ...help.usage.flatMap((form) => wrap(`gowarden ${name} ${form}`.trimEnd(), width, 2, 6)),
    ...(own.length > 0 ? ['', paint('bold', page.options), ...own] : []),
    '',
    ...wrap(
      page.everyCommand(
        Object.keys(inLanguage(language, globalTexts))
          .map((option) => `--${option}`)
          .join(' '),
      ),
      width,
    ),
    ...(help.notes ?? []).flatMap((note) => ['', ...wrap(note, width)]),
  ];
}
