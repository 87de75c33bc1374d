import type { Messages } from '../../../messages/speak.ts';
import type { NamedRule, Severity } from '../../../probes/probe.ts';
import { sentencesOf } from '../../../probes/say.ts';
import { type Located, relative, sayLocated } from './located.ts';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** What a log of SARIF is made of. */
export interface SarifInput {
  readonly findings: readonly Located[];
  /** Every rule that was decided, each once. */
  readonly rules: readonly NamedRule[];
  /** What could not be determined, one sentence each. */
  readonly unknown: readonly string[];
  readonly version: string;
  /** The directory of the repository. */
  readonly root: string;
  /** Leads from the checkout of GitHub Actions to the repository; empty everywhere else. */
  readonly prefix: string;
  readonly messages: Messages;
}

/**
 * The findings as SARIF 2.1.0, in ASCII alone. Places are relative to the repository, as code scanning wants them.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifOf({ findings, rules, unknown, version, root, prefix, messages }: SarifInput): string {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'gowarden',
            version,
            rules: rules.map((rule) => descriptorOf(rule, messages)),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: unknown.map((sentence) => ({
              level: 'note',
              message: { text: relative(messages.told(sentence), root) },
            })),
          },
        ],
        results: findings.map((one) => resultOf(one, { rules, prefix, messages })),
      },
    ],
  };
  return asciiOf(JSON.stringify(log, null, 2));
}

function descriptorOf({ id, severity, links }: NamedRule, messages: Messages): object {
  const { title, cause, remedy } = sentencesOf(messages, id);
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: cause },
    help: { text: remedy },
    ...(links[0] !== undefined && { helpUri: links[0] }),
    defaultConfiguration: { level: levels[severity] },
  };
}

function resultOf(
  one: Located,
  { rules, prefix, messages }: Pick<SarifInput, 'rules' | 'prefix' | 'messages'>,
): object {
  const { finding, path, line, key } = one;
  const { summary, next } = sayLocated(one, messages);
  const ruleIndex = rules.findIndex(({ id }) => id === finding.rule);
  return {
    ruleId: finding.rule,
    ...(ruleIndex !== -1 && { ruleIndex }),
    level: levels[finding.severity],
    message: { text: next === null ? summary : `${summary} ${next}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(`${prefix}${path ?? '.'}`), uriBaseId: '%SRCROOT%' },
          // A result without a line is put at the beginning of its file.
          region: { startLine: line ?? 1 },
        },
      },
    ],
    partialFingerprints: { 'gowarden/v1': key },
  };
}

/** A relative reference; a colon in its first part would be taken for a scheme. */
const uriOf = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

function asciiOf(json: string): string {
  return json.replaceAll(
    /[^\n\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
