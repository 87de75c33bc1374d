import type { Hidden, Status } from '../../daemon/status.ts';
import type { ContextId, Hardware } from '../../host/host.ts';
import type { Finding, ObservedTool, Severity } from '../../probes/probe.ts';

/** A tool by the path where it is found. */
export interface LocatedTool extends ObservedTool {
  readonly path: string;
  /** Contexts whose PATH picks it first; null if only that it wins is known. Empty when it does not win. */
  readonly winsIn: readonly ContextId[] | null;
}

/** A finding with whether, and why, it is kept from people. */
export interface ShownFinding extends Finding {
  readonly hidden: Hidden | null;
  /** Milliseconds since 1970; null when nobody watched before. */
  readonly openedAt: number | null;
}

/** What is known of a machine, from a daemon or from one look: the same is shown of both. */
export interface Look {
  readonly hardware: Hardware | null;
  /** When the login shell reported its PATH, milliseconds since 1970; null when no shell was asked. */
  readonly pathAsOf: number | null;
  readonly toolchains: readonly LocatedTool[];
  readonly tools: readonly LocatedTool[];
  /** The worst first. */
  readonly findings: readonly ShownFinding[];
  /** What could not be determined, one sentence each. */
  readonly unknown: readonly string[];
}

export function lookOfStatus(status: Status): Look {
  const located = (tool: Status['tools'][number]): LocatedTool => ({
    ...tool,
    winsIn: tool.path === status.winner?.path ? unusual(status.winner.winsIn) : [],
  });
  return {
    hardware: status.hardware,
    pathAsOf: status.pathAsOf,
    toolchains: status.toolchains.map(located),
    tools: status.tools.map(located),
    findings: worstFirst(
      status.findings.map((finding) => ({
        ...finding,
        hidden: finding.hidden ?? null,
      })),
    ),
    unknown: status.unknown,
  };
}

/** The contexts in which a go wins where the terminal is not one of them: it is what people take for the one that wins. */
function unusual(contexts: readonly ContextId[] | undefined): readonly ContextId[] | null {
  return contexts === undefined || contexts.includes('login-shell') ? null : contexts;
}

const severities: readonly Severity[] = ['info', 'warning', 'error'];
const certainties = ['unknown', 'suspected', 'observed'];

export function worstFirst(findings: readonly ShownFinding[]): ShownFinding[] {
  const weight = ({ severity, certainty }: Finding): number =>
    severities.indexOf(severity) * 10 + certainties.indexOf(certainty);
  return findings.toSorted(
    (a, b) =>
      weight(b) - weight(a) ||
      ofTool(a) - ofTool(b) ||
      byText(a.subject, b.subject) ||
      byText(a.rule, b.rule),
  );
}

/** By code units. To sort as a language does, V8 loads 2.9 MB of data, which takes 8 ms. */
function byText(one: string, other: string): number {
  return Number(one > other) - Number(one < other);
}

/** 1 for a tool that go has built: the go command, its cause, comes before it. */
function ofTool({ rule, subject }: Finding): 0 | 1 {
  return rule.startsWith('go-tool-') && !subject.endsWith('/go') ? 1 : 0;
}

/** Findings that people see. */
export function told({ findings }: Pick<Look, 'findings'>): ShownFinding[] {
  return findings.filter(({ hidden }) => hidden === null);
}

/** The exit code: 1 when something that was seen or suspected is at least this severe. What could not be determined fails nothing. */
export function exitCode(look: Pick<Look, 'findings'>, failOn: Severity): 0 | 1 {
  const failing = told(look).some(
    ({ severity, certainty }) =>
      certainty !== 'unknown' && severities.indexOf(severity) >= severities.indexOf(failOn),
  );
  return failing ? 1 : 0;
}

export const failOnOption = { type: 'string', choices: ['error', 'warning', 'info'] } as const;

export function failOnOf(given: unknown): Severity {
  return given === 'error' || given === 'info' ? given : 'warning';
}
