import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../remedies/', import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

test('the engine and its stand-in import only the step types of probes, since they judge what the builders build', () => {
  expect(files).toContain('stand-in/stand-in.ts');
  for (const file of files) {
    const text = readFileSync(`${root}${file}`, 'utf8');
    for (const [statement, from] of text.matchAll(/^import [^;]*? from '([^']*\/probes\/[^']*)';$/gms)) {
      expect(from, file).toMatch(/^(\.\.\/)+probes\/remedy\.ts$/);
      expect(statement, file).toMatch(/^import type /);
    }
  }
});
