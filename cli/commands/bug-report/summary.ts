import { inLanguage } from '../../../messages/fill.ts';
import { sayFinding } from '../../../probes/say.ts';
import { visibleLines } from '../../../messages/visible.ts';
import type { Messages } from '../../../messages/speak.ts';
import { type Look, told } from '../../look/look.ts';
import { type ServiceFacts, texts } from './text.ts';
import { cliText } from '../../text.ts';

/** What the summary takes from report.json. */
interface Facts {
  readonly at: number;
  readonly lookedBy: 'daemon' | 'command';
  readonly gowarden?: unknown;
  readonly node?: unknown;
  readonly modules?: unknown;
  readonly platform?: unknown;
  readonly service?: unknown;
  readonly missing?: unknown;
  readonly differences: readonly string[];
}

/** The report in Markdown, short enough for an issue. */
export function summaryOf(messages: Messages, facts: Facts, look: Look): string {
  const text = inLanguage(messages.language, texts).summary;
  const service = facts.service as ServiceFacts | null;
  const list = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', `**${title}**`, '', ...lines.map((line) => `- ${line}`)];
  const findings = told(look).map((finding) => {
    const { summary } = sayFinding(messages, finding);
    return `\`${finding.rule}\` ${cliText(messages).severities[finding.severity]}, ${cliText(messages).certainties[finding.certainty]}: ${summary}`;
  });
  const { hardware } = look;
  const lines = [
    `### ${text.title}`,
    '',
    `**${text.what}**`,
    '',
    text.answer,
    ...list(text.versions, [
      `gowarden ${String(facts.gowarden)}, Node ${String(facts.node)} (ABI ${String(facts.modules)})`,
      `${new Date(facts.at).toISOString()}, ${text.lookedBy[facts.lookedBy]}`,
    ]),
    ...list(text.machine, [
      `${String(facts.platform)} ${hardware?.osVersion ?? '?'}, ${hardware?.architecture ?? '?'}, Node ${hardware?.ours ?? '?'}`,
      ...(hardware?.evidence ?? []).map(messages.told),
    ]),
    ...list(text.service, [
      service === null || service.manager === 'none' ? text.noService : text.state(service),
    ]),
    ...list(text.findings, findings.length > 0 ? findings : [text.none]),
    ...list(text.unknown, look.unknown.map(messages.told)),
    ...list(text.missing, (facts.missing as readonly string[]).map(messages.told)),
    ...list(text.differences, facts.differences.map(messages.told)),
  ];
  return `${visibleLines(lines)}\n`;
}
