import { inLanguage } from '../../../messages/fill.ts';
import type { Messages } from '../../../messages/speak.ts';
import { visible } from '../../../messages/visible.ts';
import type { RosettaDocument } from './document.ts';
import { about, applies } from './show.ts';
import { texts } from './text.ts';

/** The same as a page that can be put into a ticket. What comes from the machine can start no link, table or code of its own. */
export function markdownOf(document: RosettaDocument, messages: Messages): string[] {
  const text = inLanguage(messages.language, texts);
  const { rows, running, dates, unknown } = document;
  const told = (sentence: string): string => plain(messages.told(sentence));
  const cells = (...parts: readonly string[]): string => `| ${parts.join(' | ')} |`;
  const table = (names: readonly string[], lines: readonly (readonly string[])[]): string[] => [
    cells(...names),
    cells(...names.map(() => '---')),
    ...lines.map((line) => cells(...line)),
  ];
  const page = [
    `# ${text.title}`,
    '',
    plain(text.machine(about(document))),
    '',
    `## ${running.length === 0 ? text.nothingRuns : text.running}`,
    ...(running.length > 0 ? [''] : []),
    ...running.flatMap(({ ways, certainty, total }) =>
      ways.map(
        (way) =>
          `- ${told(way)} (${plain(certainty === 'suspected' ? text.suspected(total) : text.together(total))})`,
      ),
    ),
  ];
  const needed = [
    '',
    `## ${rows.length === 0 ? text.nothingNeeds : text.needs(rows.length)}`,
    '',
    ...(rows.length === 0
      ? []
      : table(
          text.columns,
          rows.map(({ kind, name, path, version, architectures, formulas, instead, finding }, index) => [
            String(index + 1),
            text.kinds[kind],
            plain([name, version ?? '', `(${architectures.join(' + ')})`].filter(Boolean).join(' ')),
            code(path),
            [...(formulas === null ? [] : [text.formulas(formulas)]), told(instead)].map(plain).join(' '),
            finding ? code(finding.rule) : '',
          ]),
        )),
    '',
    `## ${text.dates}`,
    '',
    ...table(
      text.dateColumns,
      dates.map(({ when, daysLeft, what, source }) => [
        told(when),
        daysLeft === null ? '' : text.days(daysLeft),
        told(what),
        `<${source}>`,
      ]),
    ),
  ];
  const doubts =
    unknown.length === 0 ? [] : ['', `## ${text.unknown}`, '', ...unknown.map((one) => `- ${told(one)}`)];
  return [...page, ...(applies(document) ? needed : []), ...doubts];
}

/** Text in which nothing is Markdown: https://spec.commonmark.org/0.31.2/#backslash-escapes. */
function plain(text: string): string {
  return visible(text).replace(/(?<!\\)[\\`*_[\]<>|#&!~]/g, '\\$&');
}

/** A path as code: a fence that is longer than any in it, and no bar, which would end a table's cell. */
function code(text: string): string {
  const shown = visible(text).replaceAll('|', '\\|');
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `\`${shown}\`` : `${fence} ${shown} ${fence}`;
}
