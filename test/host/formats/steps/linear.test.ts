import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, expect, test } from 'vitest';

interface Counted {
  readonly reader: string;
  readonly beginning: string;
  readonly piece: string;
  readonly half: number;
  readonly full: number;
}

const long = process.env.GOWARDEN_LONG === '1';
let directory: string;

/** Bundled, so that its steps are those of one script, which no coverage of this process disturbs. */
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'gowarden-steps-'));
  const input = join(import.meta.dirname, 'count.ts');
  const bundle = await rolldown({ input, platform: 'node', logLevel: 'silent' });
  await bundle.write({ file: join(directory, 'count.mjs'), format: 'esm' });
});

afterAll(() => rmSync(directory, { recursive: true }));

function count(lengths: readonly number[], every: number): readonly Counted[] {
  const words = [join(directory, 'count.mjs'), lengths.join(','), String(every)];
  const text = execFileSync(process.execPath, words, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return JSON.parse(text) as readonly Counted[];
}

/** Steps for a character; that of a quadratic reader is half of its text's length. */
const mostPerCharacter = 200;

test.each([
  { what: 'texts of 8 KiB', lengths: [4096, 8192], every: long ? 1 : 29 },
  { what: 'texts of 1 MiB', lengths: [524_288, 1_048_576], every: long ? 1 : 499 },
])(
  'readers take twice the steps for twice the text: $what',
  ({ lengths, every }) => {
    const counted = count(lengths, every);
    const [, full = 0] = lengths;
    const slow = counted.filter(
      (one) => one.full > 2.3 * one.half + 2000 || one.full > mostPerCharacter * full,
    );
    expect(slow).toEqual([]);
    expect(counted.length).toBeGreaterThan(30);
    // What counts nothing shows nothing.
    expect(counted.every((one) => one.half > 0)).toBe(true);
  },
  3_600_000,
);
