import fc from '../../fast-check.ts';
import { expect, test } from 'vitest';
import type { Sketched, SketchedFiles } from '../../../host/simulated/build.ts';
import { apple } from '../../../probes/apple/probe.ts';
import { rules } from '../../../probes/catalogue.ts';
import { lookAt } from '../../../probes/decide.ts';
import type { ProbeReport } from '../../../probes/probe.ts';
import { newSweep } from '../../../probes/sweep.ts';
import { machine, today } from '../machine.ts';
import type { State } from './state.ts';
import { macIn, states } from './states.ts';

async function look(state: State): Promise<ProbeReport> {
  const { host } = await machine(macIn(state));
  const sweep = newSweep(host, new AbortController().signal, today);
  return (await lookAt(apple, rules.values(), sweep)).report;
}

/** What may have happened to a file: gone, empty, cut, a circle of links, another kind, other bytes. */
const damages: Readonly<Record<string, (file: Sketched, path: string) => SketchedFiles>> = {
  gone: () => ({}),
  empty: (_, path) => ({ [path]: { text: '' } }),
  cut: (file, path) =>
    'base64' in file
      ? { [path]: { base64: file.base64.slice(0, 24) } }
      : { [path]: { text: 'text' in file ? file.text.slice(0, file.text.length / 2) : '' } },
  circle: (_, path) => ({ [path]: { link: path } }),
  directory: (_, path) => ({ [path]: { directory: true } }),
  noise: (_, path) => ({ [path]: { base64: Buffer.alloc(500, 0xbf).toString('base64') } }),
};

const runs = process.env.GOWARDEN_LONG === '1' ? 3_000 : 25;

test('whatever happens to files, the look ends, and a finding has its evidence: one for each subject', async () => {
  const state = fc.constantFrom(...Object.values(states));
  const damage = fc.tuple(fc.nat(), fc.constantFrom(...Object.keys(damages)));
  await fc.assert(
    fc.asyncProperty(state, fc.array(damage, { minLength: 1, maxLength: 3 }), async (one, all) => {
      let files: SketchedFiles = one.files;
      for (const [at, how] of all) {
        const [path, file] = Object.entries(files)[at % Math.max(1, Object.keys(files).length)] ?? [];
        if (path === undefined || file === undefined) continue;
        const rest = Object.entries(files).filter(([name]) => name !== path);
        files = { ...Object.fromEntries(rest), ...damages[how]?.(file, path) };
      }
      const { findings } = await look({ ...one, files });
      const subjects = findings.map(({ rule, subject }) => `${rule} ${subject}`);
      expect(new Set(subjects).size).toBe(subjects.length);
      for (const { evidence } of findings) expect(evidence.length).toBeGreaterThan(0);
      // Missing tools have neither an SDK nor a license; a terminal that uses another directory may have them.
      const isOff =
        one.environment === undefined && findings.some(({ rule }) => rule === 'apple-tools-missing');
      if (isOff) expect(findings).toHaveLength(1);
    }),
    { numRuns: runs },
  );
});

test.each([
  ['empty', 'unknown'],
  ['noise', 'unknown'],
  ['circle', 'unknown'],
  ['gone', 'none'],
] as const)('nothing is concluded from a receipt that is %s', async (how, expected) => {
  const whole = states['Command Line Tools 15 on macOS 26']!;
  const path = Object.keys(whole.files).find((name) => name.endsWith('CLTools_Executables.plist'))!;
  const others = Object.fromEntries(Object.entries(whole.files).filter(([name]) => name !== path));
  const { findings, unknown } = await look({
    ...whole,
    files: { ...others, ...damages[how]?.(whole.files[path]!, path) },
  });
  expect(findings.map(({ rule }) => rule)).toEqual(['apple-sdk-broken']);
  expect(unknown.length > 0).toBe(expected === 'unknown');
});
