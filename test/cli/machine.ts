import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { buildMachine } from '../../host/simulated/build.ts';
import { type PresetName, presets } from '../../host/simulated/presets.ts';
import { removeWhole } from '../remove.ts';

/** A directory of this test file's own, removed when it ends. */
export function temporary(name: string): string {
  const directory = mkdtempSync(join(tmpdir(), `gowarden-${name}-`));
  afterAll(() => {
    removeWhole(directory);
  });
  return directory;
}

/** Builds a preset machine below the directory and returns its folder. */
export function build(directory: string, preset: PresetName): string {
  const folder = join(directory, preset);
  buildMachine(folder, presets[preset]());
  return folder;
}
