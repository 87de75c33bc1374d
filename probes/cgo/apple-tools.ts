import { posix } from 'node:path';
import { developerDirectory } from '../../host/apple/developer-directory.darwin.ts';
import type { Environment, Host } from '../../host/host.ts';

/** In the Command Line Tools, and in Xcode. */
const clangs = ['usr/bin/clang', 'Toolchains/XcodeDefault.xctoolchain/usr/bin/clang'];

/** Whether Apple's shims would find no compiler to start. False when that is unknown. */
export function lacksAppleTools({ files }: Host, environment: Environment): boolean {
  const read = developerDirectory(files, environment);
  if (!read.ok) return false;
  if (read.value === null) return true;
  const { path } = read.value;
  return clangs.every((clang) => {
    const facts = files.target(posix.join(path, clang));
    return !facts.ok && facts.failure.kind === 'absent';
  });
}
