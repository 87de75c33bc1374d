import { inLanguage } from '../../../messages/fill.ts';
import type { RuleId } from '../../../probes/rules/ids.ts';
import { sentencesOf } from '../../../probes/say.ts';
import type { Session } from '../../command.ts';
import type { Look } from '../../look/look.ts';
import { described } from '../../terminal/columns.ts';
import { texts } from './text.ts';

type Page = Pick<Session, 'messages' | 'width' | 'verbose'>;

/** What was checked, in one line; with `--verbose` each rule, with what it is about and how often it applies. */
export function checkLines(
  look: Look,
  asked: ReadonlySet<RuleId>,
  { messages, width, verbose }: Page,
): string[] {
  const text = inLanguage(messages.language, texts);
  const counted = text.checked(asked.size, look.findings.length);
  if (!verbose) return [counted];
  const rows = [...asked].map((id) => {
    const found = look.findings.filter(({ rule }) => rule === id).length;
    const { title } = sentencesOf(messages, id);
    return [id, found === 0 ? title : text.found(title, found)] as const;
  });
  return [counted, ...described(rows, width)];
}
