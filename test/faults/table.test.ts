import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const page = readFileSync(at('docs/faults.md'), 'utf8');
const { scripts } = JSON.parse(readFileSync(at('package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};
const rows = page
  .split('\n')
  .filter((line) => /^\| \d+ *\|/.test(line))
  .map((line) => ({
    number: line.split('|')[1]?.trim() ?? '',
    proofs: line.match(/test\/\S+\.test\.ts/g) ?? [],
  }));

test('each fault on the page has its proofs, and `npm run test:faults` runs them', () => {
  const run = scripts['test:faults']?.split(' ').filter((word) => word.startsWith('test/')) ?? [];
  for (const { number, proofs } of rows) {
    expect(proofs, number).not.toEqual([]);
    for (const proof of proofs) {
      expect(readFileSync(at(proof), 'utf8')).toContain('test');
      expect(
        run.some((filter) => proof.includes(filter)),
        `test:faults runs ${proof}`,
      ).toBe(true);
    }
  }
});

test('each fault that a test names is on the page, with that file', () => {
  for (const name of readdirSync(at('test/faults')).filter((file) => file.endsWith('.test.ts'))) {
    const text = readFileSync(at(`test/faults/${name}`), 'utf8');
    for (const [, number] of text.matchAll(/['`]row (\d+): /g)) {
      const row = rows.find((one) => one.number === number);
      if (row === undefined)
        expect(Number(number)).toSatisfy((cleaning: number) => cleaning >= 17 && cleaning <= 23);
      else if (!name.startsWith('cleaning-')) expect(row.proofs).toContain(`test/faults/${name}`);
    }
  }
});
