import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { buildMachine } from '../../host/simulated/build.ts';
import { type PresetName, presets } from '../../host/simulated/presets.ts';

/** A directory of this test file's own, removed when it ends. */
export function temporary(name: string): string {
  const directory = mkdtempSync(join(tmpdir(), `gowarden-${name}-`));
  afterAll(() => {
    rmSync(directory, { recursive: true, force: true });
  });
  return directory;
}

/** Builds a preset machine below the directory and returns its folder. */
export function build(directory: string, preset: PresetName): string {
  const folder = join(directory, preset);
  buildMachine(folder, presets[preset]());
  return folder;
}
