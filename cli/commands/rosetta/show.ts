import { inLanguage } from '../../../messages/fill.ts';
import type { Session } from '../../command.ts';
import { painter } from '../../terminal/colour.ts';
import { described } from '../../terminal/columns.ts';
import { wrap } from '../../terminal/wrap.ts';
import type { RosettaDocument, RowDocument, RunningDocument } from './document.ts';
import { texts } from './text.ts';

type Page = Pick<Session, 'messages' | 'colour' | 'width'>;

/** For a terminal: what runs translated, what still needs Rosetta in the order of work, and until when. */
export function show(document: RosettaDocument, page: Page): string[] {
  const { messages, width } = page;
  const paint = painter(page.colour);
  const text = inLanguage(messages.language, texts);
  const { rows, running, unknown } = document;
  const head = (sentence: string): string[] => ['', paint('bold', sentence)];
  return [
    ...wrap(text.machine(about(document)), width),
    ...head(running.length === 0 ? text.nothingRuns : text.running),
    ...running.flatMap((one) => runningLines(one, page)),
    ...(applies(document) ? head(rows.length === 0 ? text.nothingNeeds : text.needs(rows.length)) : []),
    ...rows.flatMap((row, index) => rowLines(row, index + 1, page)),
    ...(applies(document) ? head(text.dates) : []),
    ...(applies(document) ? dateLines(document, page) : []),
    ...(applies(document) ? ['', ...wrap(text.sources(sourcesOf(document)), width)] : []),
    ...(unknown.length > 0 ? head(text.unknown) : []),
    ...unknown.flatMap((sentence) => wrap(messages.told(sentence), width, 2, 4)),
  ];
}

function dateLines({ dates }: RosettaDocument, { messages, width }: Page): string[] {
  const text = inLanguage(messages.language, texts);
  const rows = dates.map(({ when, daysLeft, what }): [string, string] => {
    const days = daysLeft === null ? '' : `, ${text.days(daysLeft)}`;
    return [messages.told(when) + days, messages.told(what)];
  });
  return described(rows, width);
}

/** Whether there is a Rosetta whose end matters. */
export function applies({ platform, hardware }: RosettaDocument): boolean {
  return platform === 'darwin' && hardware.architecture === 'arm64';
}

/** What the first sentence is filled with. */
export function about({ platform, hardware }: RosettaDocument) {
  const { architecture, osVersion, translators } = hardware;
  return { platform, architecture, osVersion, installed: translators.some(({ name }) => name === 'Rosetta') };
}

export function sourcesOf({ dates }: RosettaDocument): readonly string[] {
  return [...new Set(dates.map(({ source }) => source))];
}

function runningLines({ ways, certainty, total }: RunningDocument, { messages, width }: Page): string[] {
  const text = inLanguage(messages.language, texts);
  const remark = certainty === 'suspected' ? text.suspected(total) : text.together(total);
  return [...ways.flatMap((way) => wrap(messages.told(way), width, 2, 4)), ...wrap(remark, width, 4)];
}

function rowLines(row: RowDocument, number: number, { messages, width, colour }: Page): string[] {
  const text = inLanguage(messages.language, texts);
  const { kind, path, name, architectures, version, formulas, finding } = row;
  const what = [name === path ? '' : name, version ?? '', `(${architectures.join(' + ')})`].filter(Boolean);
  const remarks = [
    ...(formulas === null ? [] : [text.formulas(formulas)]),
    messages.told(row.instead),
    ...(finding ? [text.finding(finding.rule)] : []),
  ];
  const head = `${number}. ${text.kinds[kind]}: ${what.join(' ')}  ${path}`;
  return [
    ...wrap(head, width, 2, 5).map((line) => painter(colour)(finding ? 'dim' : 'bold', line)),
    ...remarks.flatMap((line) => wrap(line, width, 5)),
    ...row.evidence.flatMap((line) => wrap(messages.told(line), width, 5, 7)),
  ];
}
