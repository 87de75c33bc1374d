import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from '../../../fast-check.ts';
import { expect, test } from 'vitest';
import { buildMachine } from '../../../../host/simulated/build.ts';
import { isPlain } from '../../../../host/redaction/pseudonyms.ts';
import { call } from '../../call.ts';
import { bench } from './bench.ts';
import { plant, type Planted } from './places.ts';
import { found } from './search.ts';

const { directory } = bench('secrets');

/** Names that people give to their companies, projects, teams and keys; never a word of our own. */
const secret = fc
  .oneof(
    fc.stringMatching(/^[a-z]{9,14}$/),
    fc.stringMatching(/^[A-Z][a-z]{3,5}[A-Z][a-z]{3,5}\d{2}$/),
    fc.stringMatching(/^[a-z]{6,8}-[a-z]{6,8}$/),
    fc.stringMatching(/^[A-Z0-9]{3}[A-Z]{6}[0-9]{2}$/),
    fc.stringMatching(/^[а-я]{7,9}$/),
    fc.stringMatching(/^[\u4e00-\u4fff]{4,6}$/),
  )
  .filter((word) => word.split(/[^\p{L}\p{N}]/u).every((part) => part.length >= 4 && !isPlain(part)));

/** Plants secrets in turn; returns those that were planted. */
function planted(all: readonly string[]): Planted & { readonly secrets: readonly string[] } {
  let at = 0;
  const made = plant(() => all[at++] ?? 'lastofall'.concat(String(at)));
  return { ...made, secrets: all.slice(0, at) };
}

function write(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

const secretsIn = (planted: ReturnType<typeof plant>): string => JSON.stringify(planted);

test('five hundred secrets in every place that a report can hold: none is in it, in no encoding', async () => {
  const rounds = Number(process.env.GOWARDEN_SECRET_ROUNDS ?? 4);
  const many = fc.uniqueArray(secret, {
    minLength: 220,
    maxLength: 220,
    selector: (word) => word.toLowerCase(),
  });
  let count = 0;
  await fc.assert(
    fc.asyncProperty(many, async (all) => {
      const { machine, own, secrets } = planted(all);
      count += secrets.length;
      const root = join(directory, `planted-${count}`);
      buildMachine(join(root, 'machine'), machine);
      write(join(root, 'own'), own);
      const file = join(root, 'report.zip');
      const words = ['bug-report', '--yes', '--json', '-o', file, '--state', join(root, 'own')];
      const { code, err, out } = await call([...words, '--host', join(root, 'machine')]);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(found(file, secrets)).toEqual([]);
      expect(secrets.filter((word) => out.toLowerCase().includes(word.toLowerCase()))).toEqual([]);
      expect(secretsIn({ machine, own })).toContain(secrets[0]);
    }),
    { numRuns: rounds, endOnFailure: true },
  );
  expect(count).toBeGreaterThanOrEqual(500);
}, 300_000);
