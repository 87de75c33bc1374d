import { inLanguage } from '../../../messages/fill.ts';
import type { Session } from '../../command.ts';
import { painter } from '../../terminal/colour.ts';
import { columns, described } from '../../terminal/columns.ts';
import { wrap } from '../../terminal/wrap.ts';
import { type Answers, verdictOf } from './judge.ts';
import { texts } from './text.ts';

type Page = Pick<Session, 'messages' | 'colour' | 'width'>;

/** One table of each dlv and each Go, with what applies on a Mac below it, and the servers that run. */
export function showAnswers(answers: Answers, page: Page): string[] {
  const text = inLanguage(page.messages.language, texts);
  const paint = painter(page.colour);
  const { debuggers, targets } = answers.answer;
  if (debuggers.length === 0) return [text.none, ...below(answers, page)];
  const gos = [...new Set(targets.map(({ goVersion }) => goVersion))];
  const head = [
    text.head.path,
    text.head.version,
    text.head.window,
    text.head.builtBy,
    text.head.architecture,
    ...gos,
  ];
  const rows = debuggers.map((dlv) => [
    dlv.path,
    dlv.version ?? text.unknown,
    dlv.window === null ? text.unknown : text.window(dlv.window.oldest, dlv.window.newest),
    dlv.builtBy ?? text.unknown,
    dlv.architectures.join('+') || text.unknown,
    ...gos.map((go) => {
      const target = targets.find(({ goVersion }) => goVersion === go);
      const verdict = target === undefined ? 'unknown' : verdictOf(dlv, target, answers.answer);
      return paint(
        verdict === 'works' ? 'green' : verdict === 'unknown' ? 'dim' : 'red',
        text.verdicts[verdict],
      );
    }),
  ]);
  return [
    ...columns([head.map((word) => paint('dim', word)), ...rows]),
    '',
    ...described(
      debuggers.map((dlv) => [dlv.path, text.sources[dlv.source](dlv.by ?? '', dlv.winsIn)]),
      page.width,
      0,
    ),
    ...(gos.length === 0 ? ['', text.noGo] : ['', ...described(whereOf(answers, gos), page.width, 0)]),
    ...below(answers, page),
  ];
}

function whereOf({ answer }: Answers, gos: readonly string[]): readonly (readonly [string, string])[] {
  return gos.map((go) => {
    const places = answer.targets.filter(({ goVersion }) => goVersion === go);
    return [go, [...new Set(places.map(({ directory, context }) => `${directory} (${context})`))].join(', ')];
  });
}

function below({ answer, servers, permission }: Answers, { messages, width }: Page): string[] {
  const text = inLanguage(messages.language, texts);
  const lines: string[] = [];
  for (const [context, { path, searched }] of answer.servers)
    lines.push(path === null ? text.noServer(context, searched) : text.server(context, path));
  if (answer.localhost === false) lines.push(text.noLocalhost);
  if (permission !== null) lines.push(text.permission(permission.developerMode, permission.developerGroup));
  if (servers === null) lines.push(text.noProcesses);
  for (const one of servers ?? []) {
    lines.push(text.running(one.pid, one.executable, one.command, one.file));
    lines.push(text.arguments(one.arguments));
    if (one.isOpen) lines.push(text.open(one.listens ?? ''));
    if (one.translated === true) lines.push(text.translated);
  }
  if (servers?.length === 0) lines.push(text.noneRuns);
  return ['', ...lines.flatMap((line) => wrap(line, width, 0, 2))];
}
