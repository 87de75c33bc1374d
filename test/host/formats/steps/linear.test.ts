import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { known } from './nasty.ts';

const run = promisify(execFile);

interface Counted {
  readonly reader: string;
  readonly beginning: string;
  readonly piece: string;
  readonly half: number;
  readonly full: number;
}

const long = process.env.GOWARDEN_LONG === '1';
let directory: string;

/** Bundled, so that its steps are those of one script, undisturbed by the coverage of this process. */
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'gowarden-steps-'));
  const input = join(import.meta.dirname, 'count.ts');
  const bundle = await rolldown({ input, platform: 'node', logLevel: 'silent' });
  await bundle.write({ file: join(directory, 'count.mjs'), format: 'esm' });
});

afterAll(() => rmSync(directory, { recursive: true }));

async function count(lengths: readonly number[], every: number, alone = false): Promise<readonly Counted[]> {
  const words = [join(directory, 'count.mjs'), lengths.join(','), String(every), alone ? 'alone' : ''];
  const { stdout } = await run(process.execPath, words, { maxBuffer: 64 * 1024 * 1024 });
  return JSON.parse(stdout) as readonly Counted[];
}

/** Steps for each character; for a quadratic reader that is half the length of its text. */
const mostPerCharacter = 200;

const [kib, mib] = [1024, 1_048_576];

/** What was once quadratic is counted for each, whatever `every` says. */
const looks = long
  ? [
      { what: 'every text, of 8 KiB', lengths: [4 * kib, 8 * kib], every: 1 },
      { what: 'every text, of 256 KiB', lengths: [8 * kib, 256 * kib], every: 1 },
      { what: 'every piece alone, of 1 MiB', lengths: [8 * kib, mib], every: 1, alone: true },
    ]
  : [
      { what: 'some texts, of 8 KiB', lengths: [4 * kib, 8 * kib], every: 61 },
      { what: 'some texts, of 128 KiB', lengths: [8 * kib, 128 * kib], every: 499 },
      { what: 'what was quadratic once, of 1 MiB', lengths: [8 * kib, mib], every: 1_000_000 },
    ];

test.concurrent.each(looks)(
  'readers take steps in proportion to the length of the text: $what',
  async ({ lengths, every, alone }) => {
    const counted = await count(lengths, every, alone);
    const [half = 1, full = 0] = lengths;
    const most = (1.15 * full) / half;
    const slow = counted.filter(
      (one) => one.full > most * one.half + 2000 || one.full > mostPerCharacter * full,
    );
    expect(slow).toEqual([]);
    expect(counted.length).toBeGreaterThanOrEqual(known.length);
    // If nothing is counted, nothing is shown.
    expect(counted.every((one) => one.half > 0)).toBe(true);
  },
  3_600_000,
);
