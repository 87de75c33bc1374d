import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Messages, speak } from '../messages/speak.ts';
import { rules } from '../probes/catalogue.ts';
import { lookAt } from '../probes/decide.ts';
import type { Finding, NamedRule } from '../probes/probe.ts';
import { sayFinding, sentencesOf } from '../probes/say.ts';
import { stage } from '../probes/stage.ts';
import { newSweep } from '../probes/sweep.ts';

/** So that an example does not change with the calendar. */
const writtenAt = Date.parse('2026-11-23T12:00:00Z');

/** The text of every page of docs/rules by its file name, from the catalogue and the messages. */
export async function rulePages(): Promise<ReadonlyMap<string, string>> {
  const pages = new Map<string, string>([['README.md', index()]]);
  for (const rule of rules.values()) pages.set(`${rule.id}.md`, await page(rule));
  return pages;
}

const english = speak('en');
const chinese = speak('zh-Hans');

function index(): string {
  const rows = [...rules.values()].map(
    ({ id, severity }) =>
      `| [${id}](${id}.md) | ${severity} | ${sentencesOf(english, id).title} | ${sentencesOf(chinese, id).title} |`,
  );
  return [
    '# Rules',
    '',
    generated,
    '',
    'Each finding that gowarden reports belongs to one of these. The severity is the usual one; a finding may have another.',
    '',
    '| rule | severity | | |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

const generated =
  '<!-- Written by scripts/rule-pages.mjs from the folders of probes/rules/: change those, then run npm run docs. -->';

async function page(rule: NamedRule): Promise<string> {
  const finding = await example(rule);
  const after =
    rule.timeToVisibleMs === 0 ? 'at once' : `after ${english.units.duration(rule.timeToVisibleMs)}`;
  const hiddenBy = rule.dependsOn.map((id) => `[${id}](${id}.md)`).join(', ');
  return [
    `# ${rule.id}`,
    '',
    generated,
    '',
    `Severity: ${rule.severity}. Told ${after}${hiddenBy ? `, and not while ${hiddenBy} is open` : ''}.`,
    '',
    ...section(english, rule.id, finding, ['Cause', 'What to do', 'Example']),
    '```',
    ...finding.evidence,
    '```',
    '',
    '## Links',
    '',
    ...rule.links.map((link) => `- <${link}>`),
    '',
    ...section(chinese, rule.id, finding, ['原因', '怎么办', '示例']),
  ].join('\n');
}

function section(
  messages: Messages,
  id: NamedRule['id'],
  finding: Finding,
  heads: readonly string[],
): string[] {
  const { title, cause, remedy } = sentencesOf(messages, id);
  const [why = '', what = '', such = ''] = heads;
  return [
    `## ${title}`,
    '',
    `### ${why}`,
    '',
    cause,
    '',
    `### ${what}`,
    '',
    remedy,
    '',
    `### ${such}`,
    '',
    ...shown(messages, finding),
  ];
}

function shown(messages: Messages, finding: Finding): string[] {
  const { summary, next } = sayFinding(messages, finding);
  return [summary, ...(next === null ? [] : [next])].flatMap((line) => ['```', line, '```', '']);
}

/** The rule's finding as observed on its example machine. */
async function example(rule: NamedRule): Promise<Finding> {
  const folder = mkdtempSync(join(tmpdir(), 'gowarden-pages-'));
  try {
    const { host, lent } = await stage(folder, rule.id, writtenAt);
    const sweep = newSweep(host, new AbortController().signal, writtenAt, lent);
    const { report } = await lookAt(rule.probe, [rule], sweep);
    const [found] = report.findings;
    if (!found) throw new Error(`The example of ${rule.id} does not show it: change its example.ts`);
    return found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
