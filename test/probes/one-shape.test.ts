import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ruleIds } from '../../probes/rules/ids.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const rules = fileURLToPath(new URL('../../probes/rules/', import.meta.url));

test('a rule is a folder with these three files and its helpers, and no part of a rule is elsewhere', () => {
  for (const id of ruleIds) {
    const files = readdirSync(`${rules}${id}`);
    expect(files, id).toEqual(expect.arrayContaining(['example.ts', 'rule.ts', 'text.ts']));
    const rule = readFileSync(`${rules}${id}/rule.ts`, 'utf8');
    expect(rule, id).toMatch(/^export const rule: Rule<\w+, Values> = \{$/m);
    // It decides from answers: it uses at most types of the host, and only paths of Node.
    expect(
      [...rule.matchAll(/^import (?!type )[^;]*? from '([^']+)';$/gms)].map(([, from]) => from),
    ).not.toContainEqual(expect.stringMatching(/\/host\/|^node:(?!path$)/));
  }
  expect(sources('messages').filter((path) => /rules?\.ts$|finding\.ts$/.test(path))).toEqual([]);
  expect(sources('probes/contention/rules')).toEqual([]);
});

test('no older shape of a rule, and no file that only re-exports, is left', () => {
  for (const path of [
    ...sources('probes'),
    ...sources('messages'),
    ...sources('daemon'),
    ...sources('cli'),
  ]) {
    const text = readFileSync(`${root}${path}`, 'utf8');
    expect(text, path).not.toMatch(
      /RuleLook|ContentionLook|RuleTexts|\bRuleText\b|messages\/(en\/|zh\/)?rules/,
    );
    if (path.startsWith('probes/')) expect(text, path).not.toMatch(/^export (\*|\{[^}]*\}) from /m);
  }
});

function sources(folder: string): readonly string[] {
  if (!existsSync(`${root}${folder}`)) return [];
  const names = readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.ts')).map((name) => `${folder}/${name}`);
}
