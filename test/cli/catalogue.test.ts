import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { commandCatalogue } from '../../scripts/command-catalogue.mjs';

const cli = fileURLToPath(new URL('../../cli/', import.meta.url));

test('the catalogue has every folder of cli/commands (npm run catalogue writes it)', () => {
  expect(readFileSync(`${cli}catalogue.ts`, 'utf8')).toBe(commandCatalogue(`${cli}commands`));
});
