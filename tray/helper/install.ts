import { cappedBytes, cappedText } from '../../host/files/capped.ts';
import { lstatSync, readlinkSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Platform } from '../../host/host.ts';
import type { OwnPaths } from '../../host/paths.ts';
import type { Candidate } from './choose.ts';
import {
  placeDirectories,
  placeFiles,
  largestHelper,
  quoted,
  readKnown,
  Unsafe,
  wrapper,
  type Placed,
} from './place.ts';
import { inWords } from './text.ts';

/** SHA-256 of the programs in systray2 2.1.4. Others are not started. */
const known: Readonly<Record<Platform, string>> = {
  darwin: 'b406fe6d13d1ba66f901a07267ecfcf1b615e9c8b3410287be576706bd737791',
  linux: 'f61eee19036c0af93e2bb0e5b9fff0bd413469aff5ea1261b8fcfe9e2c027c04',
};

export interface Place {
  readonly platform: Platform;
  readonly paths: Pick<OwnPaths, 'state' | 'run'>;
  /** Linux: the library to find under the name that the helper asks for; null when the system has that name. */
  readonly library?: string | null;
  /** The native helper's script; by default the one beside the bundle. */
  readonly script?: string;
}

/**
 * Puts a helper where systray2 will look for it and checks that nobody else could have touched it. Returns the `copyDir` for
 * systray2, which stops looking when something is there: on its own it would prefer `./traybin` in the current directory. Throws
 * `Unsafe`.
 */
export function installHelper(candidate: Candidate, place: Place): string {
  const { platform, paths } = place;
  const systray2 = dirname(createRequire(import.meta.url).resolve('systray2/package.json'));
  const { version } = JSON.parse(cappedText(join(systray2, 'package.json'), 65_536)) as { version: string };
  const copyDir = join(paths.state, 'tray', candidate.kind);
  const directory = join(copyDir, version);
  placeDirectories(dirname(copyDir), copyDir, directory);
  const name = `tray_${platform}_release`;
  const at = (file: string, content: Buffer): Placed => ({ path: join(directory, file), content });
  if (candidate.kind === 'native') {
    const script = place.script ?? fileURLToPath(new URL('tray-helper.js', import.meta.url));
    // `arch -arm64`, because a translated Node would start the Intel half of a universal program (arch(1)).
    const run = 'exec /usr/bin/arch -arm64 /usr/bin/osascript -l JavaScript tray-helper.js';
    placeFiles(at('tray-helper.js', cappedBytes(script, largestHelper)), at(name, wrapper(directory, run)));
  } else {
    const program = readKnown(join(systray2, 'traybin', name), known[platform]);
    const environment = platform === 'linux' ? linuxEnvironment(place, directory) : [];
    placeFiles(at('helper', program), at(name, wrapper(directory, ...environment, 'exec ./helper')));
  }
  return copyDir;
}

/** Lines that set up the helper's own environment: its icons go to a private place and not to /tmp, the library by its old name. */
function linuxEnvironment({ paths, library }: Place, directory: string): string[] {
  const icons = join(paths.run, 'tray');
  placeDirectories(icons);
  const lines = [`export TMPDIR=${quoted(icons)}`];
  if (!library) return lines;
  const folder = join(directory, 'lib');
  placeDirectories(folder);
  const link = join(folder, oldName);
  if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(library, link);
  if (readlinkSync(link) !== library)
    throw new Unsafe(link, inWords('elsewhere', { target: readlinkSync(link), wanted: library }));
  return [...lines, `export LD_LIBRARY_PATH=${quoted(folder)}\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}`];
}

/** The library that the helper was linked with. */
export const oldName = 'libappindicator3.so.1';
