import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cached } from './cache.ts';

/** The release in use. To change it, change this line and check what differs. */
export const miseVersion = '2026.9.15';

/** Path of the real mise, downloaded once from the package registry; npm checks it against the registry's hash. */
export function realMise(): string {
  const name = `@jdxcode/mise-linux-${process.arch}`;
  const kept = cached(`mise/${miseVersion}-${process.arch}-package`, (directory) => {
    const options = { cwd: directory, stdio: 'pipe' } as const;
    execFileSync('npm', ['pack', '--silent', `${name}@${miseVersion}`], options);
    const unpacked = join(directory, 'unpacked');
    mkdirSync(unpacked);
    const archive = `jdxcode-mise-linux-${process.arch}-${miseVersion}.tgz`;
    execFileSync(
      'tar',
      ['-xzf', archive, '-C', unpacked, 'package/bin/mise', 'package/package.json'],
      options,
    );
    rmSync(join(directory, archive));
    return unpacked;
  });
  return join(kept, 'package/bin/mise');
}
