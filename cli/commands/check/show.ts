import { inLanguage } from '../../../messages/fill.ts';
import { commandsIn } from '../../../probes/remedies/say.ts';
import type { Session } from '../../command.ts';
import { painter, type Style } from '../../terminal/colour.ts';
import { wrap } from '../../terminal/wrap.ts';
import { cliText } from '../../text.ts';
import { type Located, relative, sayLocated } from './located.ts';
import { texts } from './text.ts';

type Page = Pick<Session, 'messages' | 'colour' | 'width' | 'language'>;

const styles: Readonly<Record<string, Style>> = { error: 'red', warning: 'yellow', info: 'cyan' };

/** For people: each finding by its place, then what could not be determined, then how many there are. */
export function show(
  findings: readonly Located[],
  {
    rules,
    baselined,
    unknown,
    root,
  }: {
    readonly rules: number;
    readonly baselined: number;
    readonly unknown: readonly string[];
    readonly root: string;
  },
  page: Page,
): readonly string[] {
  const text = inLanguage(page.language, texts);
  return [
    ...findings.flatMap((one) => [...findingLines(one, page), '']),
    ...(unknown.length > 0 ? [text.unknown] : []),
    ...unknown.flatMap((line) => wrap(relative(page.messages.told(line), root), page.width, 2, 4)),
    ...(unknown.length > 0 ? [''] : []),
    text.counted(rules, findings.length, baselined),
  ];
}

function findingLines(one: Located, { messages, width, colour, language }: Page): readonly string[] {
  const paint = painter(colour);
  const { finding, path, line, top } = one;
  const { severity, certainty, rule, evidence, remedy } = finding;
  const { summary, next } = sayLocated(one, messages);
  const place = `${path ?? '.'}${line === null ? '' : `:${line}`}`;
  const word = paint(styles[severity] ?? 'cyan', cliText(messages).severities[severity]);
  const remark = certainty === 'observed' ? [] : [inLanguage(language, texts).certainties[certainty]];
  return [
    [paint('bold', place), word, rule, ...remark].join('  '),
    ...wrap(summary, width, 2),
    ...evidence.map((fact) => `    ${paint('dim', relative(messages.told(fact), top))}`),
    ...(next === null ? [] : wrap(next, width, 2, 4, commandsIn(remedy?.steps ?? []))),
  ];
}
