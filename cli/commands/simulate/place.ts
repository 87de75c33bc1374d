import { commandLine } from '../../../messages/command.ts';
import { inLanguage } from '../../../messages/fill.ts';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeTemporary, removeTemporary } from '../../../daemon/files/own.ts';
import { ownPaths, type OwnPaths } from '../../../host/paths.ts';
import { ourPlatform } from '../../../host/platform.ts';
import type { Session } from '../../command.ts';
import { texts } from './text.ts';

/** A folder for a simulated machine, with a place for what gowarden writes about it. */
export interface Place {
  readonly machine: string;
  readonly paths: OwnPaths;
}

/** Lends a temporary folder for a machine, and removes it afterwards unless it is to be kept. */
export async function withMachine<T>(
  keep: boolean,
  session: Session,
  use: (place: Place) => Promise<T>,
): Promise<T> {
  const folder = makeTemporary('sim');
  const machine = join(folder, 'machine');
  // Short: the daemon's sockets below it may have 103 bytes, and macOS' temporary directory takes 49 of them.
  const state = join(folder, 's');
  try {
    return await use({ machine, paths: ownPaths(ourPlatform, folder, {}, state) });
  } finally {
    const text = inLanguage(session.language, texts);
    if (keep)
      session.err(
        text.kept(
          commandLine`gowarden doctor --host ${machine}`,
          commandLine`gowarden history --state ${state}`,
        ),
      );
    else removeTemporary(folder);
  }
}

/** Settings for a daemon that is watched: it logs every event, and puts no icon on the watcher's desktop. */
export function writeSettings({ paths }: Place): void {
  mkdirSync(dirname(paths.configFile), { recursive: true, mode: 0o700 });
  writeFileSync(paths.configFile, '[log]\nlevel = "trace"\n\n[tray]\nenabled = false\n', { mode: 0o600 });
}
