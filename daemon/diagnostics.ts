import type { Host } from '../host/host.ts';
import { Redactor } from '../host/redaction/redactor.ts';
import { isPrivate } from '../host/redaction/words.ts';
import { visibleLines } from '../messages/visible.ts';
import type { Status } from './status.ts';

/** A status as text for an issue: what is needed to understand it, without the user's name and home, secrets and paths of modules. */
export function diagnose(status: Status, user: Host['user']): string {
  const { daemon, hardware, winner, toolchains, tools, findings, unknown, notices } = status;
  const tool = (one: Status['tools'][number]): string =>
    `  ${one.name} ${one.version ?? '?'} ${one.architectures.join('+') || '?'} ${one.installer} ${one.state}: ${[...one.chain, one.file].join(' -> ')}`;
  const lines = [
    `gowarden ${daemon.version}, Node ${daemon.node}, ${daemon.host}${daemon.simulated ? ' (simulated)' : ''}`,
    ...(hardware?.evidence ?? []),
    `checked: ${status.checkedAt === null ? 'never' : new Date(status.checkedAt).toISOString()}`,
    'wins:',
    winner === null ? '  none' : tool(winner),
    'toolchains:',
    ...toolchains.map(tool),
    'tools:',
    ...tools.map(tool),
    'findings:',
    ...findings.flatMap((finding) => [
      `  ${finding.rule} ${finding.severity} ${finding.certainty} ${finding.hidden ?? 'visible'}: ${finding.subject}`,
      ...finding.evidence.map((line) => `    ${line}`),
    ]),
    'unknown:',
    ...unknown.map((line) => `  ${line}`),
    'notices:',
    ...notices.map(({ code, values }) => `  ${code} ${JSON.stringify(values)}`),
  ];
  const { name, home } = user;
  const names = [name, ...home.split('/')].filter(isPrivate);
  const redactor = new Redactor({ words: { names, secrets: [] } });
  const told = lines.map((line) => redactor.text(home === '/' ? line : line.replaceAll(home, '~')));
  return `${visibleLines(told)}\n`;
}
