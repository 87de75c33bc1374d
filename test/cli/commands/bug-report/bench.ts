import { join } from 'node:path';
import { expect } from 'vitest';
import { call } from '../../call.ts';
import { temporary } from '../../machine.ts';
import { documented } from '../../schema.ts';

export interface Doctor {
  readonly findings: readonly Record<string, unknown>[];
  readonly unknown: readonly string[];
}

/** A directory for one test file, and the two commands that it tests. */
export function bench(name: string) {
  const directory = temporary(name);
  const state = join(directory, 'state');

  const doctor = async (...words: string[]): Promise<Doctor & { readonly code: number }> => {
    const { code, out } = await call(['doctor', '--json', '--state', state, ...words]);
    return { code, ...(documented('doctor', out) as Doctor) };
  };

  /** Saves a report of a simulated machine, or of this one; returns its path. */
  const save = async (host: string | null, as: string): Promise<string> => {
    const file = join(directory, `${as}.zip`);
    const from = host === null ? [] : ['--host', host];
    const called = await call(['bug-report', '--yes', '--json', '-o', file, '--state', state, ...from]);
    expect(called.err).toBe('');
    const report = documented('bug-report', called.out) as { saved: string; differences: string[] };
    expect(report).toMatchObject({ saved: file, differences: [] });
    return file;
  };

  return { directory, state, doctor, save };
}
