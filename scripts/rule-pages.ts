import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHost } from '../host/open.ts';
import { buildMachine } from '../host/simulated/build.ts';
import { type PresetName, presets } from '../host/simulated/presets.ts';
import { sayFinding } from '../messages/finding.ts';
import type { RuleId } from '../messages/rules.ts';
import { type Messages, speak } from '../messages/speak.ts';
import { probes, rules } from '../probes/catalogue.ts';
import type { Finding, Rule } from '../probes/probe.ts';
import { newSweep } from '../probes/sweep.ts';

/** The small Mac on which a page's example is observed. A rule about what processes do has none. */
const examples: Readonly<Partial<Record<RuleId, PresetName>>> = {
  'go-arch-mismatch': 'amd64-swapped-in',
  'go-tool-arch-mismatch': 'amd64-tools',
  'go-prefix-shadowed': 'intel-prefix-first',
  'go-toolchain-mixed': 'mixed-goroot',
  'go-missing': 'link-loop',
  'go-version-eol': 'intel-prefix-first',
  'go-tool-no-uuid': 'amd64-tools',
  'go-toolchain-inherited': 'inherited-toolchain',
  'node-translated': 'translated-node',
};

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
      `| [${id}](${id}.md) | ${severity} | ${english.rules[id].title} | ${chinese.rules[id].title} |`,
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
  '<!-- Written by scripts/rule-pages.mjs from probes/catalogue.ts and messages/: change those, then run npm run docs. -->';

async function page(rule: Rule): Promise<string> {
  const finding = await example(rule.id);
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
    ...(finding ? ['```', ...finding.evidence, '```', ''] : []),
    '## Links',
    '',
    ...rule.links.map((link) => `- <${link}>`),
    '',
    ...section(chinese, rule.id, finding, ['原因', '怎么办', '示例']),
  ].join('\n');
}

function section(
  messages: Messages,
  id: RuleId,
  finding: Finding | null,
  heads: readonly string[],
): string[] {
  const { title, cause, remedy } = messages.rules[id];
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
    ...(finding ? [`### ${such}`, '', ...shown(messages, finding)] : []),
  ];
}

function shown(messages: Messages, finding: Finding): string[] {
  const { summary, next } = sayFinding(messages, finding);
  return [summary, ...(next === null ? [] : [next])].flatMap((line) => ['```', line, '```', '']);
}

/** A finding as it is observed on a small Mac in a folder. */
async function example(id: RuleId): Promise<Finding | null> {
  const preset = examples[id];
  if (preset === undefined) return null;
  const folder = mkdtempSync(join(tmpdir(), 'gowarden-pages-'));
  try {
    buildMachine(folder, presets[preset]());
    const host = await openHost({ simulation: folder });
    const sweep = newSweep(host, new AbortController().signal, writtenAt);
    const probe = probes.find((one) => one.rules.some((rule) => rule.id === id));
    const findings = (await probe?.run(sweep))?.findings ?? [];
    const found = findings.find((finding) => finding.rule === id);
    if (!found) throw new Error(`The machine ${preset} shows no ${id}: choose another for its page`);
    return found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
