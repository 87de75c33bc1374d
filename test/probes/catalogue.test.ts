import { expect, it } from 'vitest';
import { rules as english } from '../../messages/en/rules.ts';
import { rules as chinese } from '../../messages/zh/rules.ts';
import { probes, register, rules } from '../../probes/catalogue.ts';

it('refuses a rule id that is claimed twice', () => {
  expect(() => register([...probes, ...probes])).toThrow(
    'The rule go-arch-mismatch is registered twice, the second time by probe toolchains.',
  );
});

it('has texts in both languages for exactly the rules that probes decide', () => {
  expect([...rules.keys()].sort()).toEqual(Object.keys(english).sort());
  expect(Object.keys(chinese).sort()).toEqual(Object.keys(english).sort());
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
