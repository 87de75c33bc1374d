import { diffOf } from '../../probes/remedies/diff.ts';
import { commandsIn } from '../../probes/remedies/say.ts';
import { sayFinding } from '../../probes/say.ts';
import { formatDateTime, formatTime } from '../../messages/units.ts';
import type { Session } from '../command.ts';
import { painter, type Style } from '../terminal/colour.ts';
import { columns } from '../terminal/columns.ts';
import { wrap } from '../terminal/wrap.ts';
import { type LocatedTool, type Look, type ShownFinding, told } from './look.ts';
import { cliText } from '../text.ts';
import { inLanguage } from '../../messages/fill.ts';
import { texts } from './text.ts';

type Page = Pick<Session, 'messages' | 'colour' | 'width' | 'verbose'>;

const styles: Readonly<Record<ShownFinding['severity'], Style>> = {
  error: 'red',
  warning: 'yellow',
  info: 'cyan',
};

/** Findings, then what could not be determined, then what wins; everything with `--verbose`. Quiet when all is fine. */
export function showLook(look: Look, page: Page): string[] {
  const { messages, verbose } = page;
  const text = inLanguage(messages.language, texts).look;
  const winners = look.toolchains.filter(({ winsIn }) => winsIn === null || winsIn.length > 0);
  const shown = verbose ? [...look.toolchains, ...look.tools] : winners;
  return [
    ...showFindings(look, page),
    ...(shown.length > 0 ? ['', ...columns(shown.map((tool) => toolRow(tool, page)))] : []),
    ...showPathAge(look, page),
    ...(verbose && look.hardware
      ? ['', text.hardware, ...look.hardware.evidence.map((line) => `  ${messages.told(line)}`)]
      : []),
  ];
}

/** Findings, or that Go has to be installed first, and what could not be determined. */
export function showFindings(look: Look, page: Page): string[] {
  const { messages, verbose } = page;
  const text = inLanguage(messages.language, texts).look;
  const findings = verbose ? look.findings : told(look);
  const concealed = look.findings.length - findings.length;
  return [
    ...findings.flatMap((finding) => ['', ...findingLines(finding, page)]),
    ...(isWithoutGo(look) ? ['', ...wrap(text.install, page.width, 2, 4)] : []),
    ...(look.unknown.length > 0 ? ['', text.couldNotTell] : []),
    ...look.unknown.flatMap((line) => wrap(messages.told(line), page.width, 2, 4)),
    ...(concealed > 0 ? ['', text.concealed(concealed)] : []),
  ];
}

/** When the PATH of terminals was asked, where it is known. */
export function showPathAge({ pathAsOf }: Look, page: Page): string[] {
  const text = inLanguage(page.messages.language, texts).look;
  return pathAsOf === null ? [] : ['', painter(page.colour)('dim', text.pathAsOf(formatTime(pathAsOf)))];
}

/** Surely none, and nothing else says what to do about it. */
function isWithoutGo(look: Look): boolean {
  const { toolchains, unknown } = look;
  return (
    unknown.length === 0 && told(look).length === 0 && !toolchains.some(({ state }) => state === 'present')
  );
}

function findingLines(finding: ShownFinding, page: Page): string[] {
  const { messages, width } = page;
  const paint = painter(page.colour);
  const text = inLanguage(messages.language, texts).look;
  const { summary, next } = sayFinding(messages, finding);
  const { severity, certainty, hidden, openedAt } = finding;
  const steps = finding.remedy?.steps ?? [];
  const word = paint(styles[severity], cliText(messages).severities[severity]);
  const remarks = [
    ...(certainty === 'observed' ? [] : [text.certainties[certainty]]),
    ...(hidden === null ? [] : [text.hidden[hidden]]),
    ...(openedAt === null ? [] : [text.since(formatDateTime(openedAt))]),
  ];
  return [
    [word, paint('bold', finding.rule), ...remarks].join('  '),
    ...wrap(summary, width, 2),
    ...finding.evidence.map(
      (line) => `    ${paint('dim', page.verbose ? messages.told(line) : shortened(messages.told(line)))}`,
    ),
    ...(next === null ? [] : wrap(next, width, 2, 4, commandsIn(steps))),
    ...diffOf(steps).map((line) => `    ${painted(line, paint)}`),
  ];
}

/** A line of a diff. */
function painted(line: string, paint: ReturnType<typeof painter>): string {
  if (/^(?:---|\+\+\+) /.test(line)) return paint('dim', line);
  return line.startsWith('-') ? paint('red', line) : line.startsWith('+') ? paint('green', line) : line;
}

/** A chain of forty links is for --verbose. */
function shortened(line: string): string {
  return line.length > 300 ? `${line.slice(0, 300)} …` : line;
}

function toolRow(tool: LocatedTool, { messages, colour }: Page): string[] {
  const paint = painter(colour);
  const text = inLanguage(messages.language, texts).look;
  const { name, version, state, path, installer, winsIn } = tool;
  const contexts = winsIn?.map((context) => text.contexts[context]);
  const wins = contexts === undefined ? text.wins : contexts.length > 0 ? text.winsIn(contexts) : '';
  return [
    name === 'go' ? paint('bold', name) : name,
    version?.replace(/^go/, '') ?? '?',
    state === 'present' ? tool.architectures.join('+') || '?' : (text.states[state] ?? state),
    path,
    installer,
    wins,
  ];
}
