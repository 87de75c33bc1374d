import { realpathSync } from 'node:fs';
import type { Files } from './files.ts';
import { closedByPrivacy } from './private.darwin.ts';
import { realFiles } from './real.ts';

/** What has to be known of a machine to ask about its files. */
export interface Surroundings {
  readonly darwin: boolean;
  readonly uid: number;
  /** The home whose private folders macOS protects and we leave alone; null where they are looked into. */
  readonly privateHome: string | null;
}

/** The files of the machine that we run on, asked in place, however long that takes. */
export function directFiles({ darwin, uid, privateHome }: Surroundings): Files {
  const closed = privateHome === null ? {} : { closed: closedByPrivacy(privateHome, realPathOf) };
  return realFiles({ darwin, uid, ...closed });
}

/** Where a path leads; the path itself when that is unknown. */
function realPathOf(path: string): string {
  try {
    return realpathSync.native(path);
  } catch (error) {
    if (error instanceof Error) return path;
    throw error;
  }
}
