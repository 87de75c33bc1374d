import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { probes, rules } from '../../probes/catalogue.ts';
import { ruleIds } from '../../probes/rules/ids.ts';
import { ruleCatalogue } from '../../scripts/rule-catalogue.ts';

const folder = new URL('../../probes/rules/', import.meta.url);

describe('the catalogue of rules', () => {
  it('matches the folders (npm run catalogue writes it)', async () => {
    const files = await ruleCatalogue(folder.pathname);
    expect(files.size).toBe(4);
    for (const [name, text] of files) expect(readFileSync(new URL(name, folder), 'utf8'), name).toBe(text);
  });

  it('names only known rules in dependsOn, without circles', () => {
    const reach = (id: string, seen: readonly string[]): void => {
      expect(seen).not.toContain(id);
      const rule = [...rules.values()].find((one) => one.id === id);
      expect(rule, id).toBeDefined();
      for (const other of rule?.dependsOn ?? []) reach(other, [...seen, id]);
    };
    for (const id of rules.keys()) reach(id, []);
  });

  it('has every probe once, under an id of its own', () => {
    const ids = probes.map(({ id }) => id);
    const questions = readdirSync(new URL('..', folder), { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('/probe.ts'),
    );
    expect(new Set(ids).size).toBe(questions.length);
    expect(ids).toHaveLength(questions.length);
    expect([...rules.keys()]).toEqual([...ruleIds]);
  });
});
