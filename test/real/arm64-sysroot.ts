import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cached } from './cache.ts';

/** Headers and libraries, as `-dev` packages and their dependencies contain them. */
const packages = ['libffi-dev', 'libffi8', 'libssl-dev', 'libssl3'];

/** Whether a C compiler for linux/arm64 and everything else that this needs are installed. */
export function hasArm64Compiler(): boolean {
  return [
    ['aarch64-linux-gnu-gcc', '--version'],
    ['dpkg', '--version'],
    ['apt-get', '--version'],
  ].every(([program = '', ...words]) => spawnSync(program, words).status === 0);
}

/**
 * A directory with Debian's libffi and OpenSSL for arm64, unpacked and not installed: this machine's own packages and lists stay as
 * they are. The first call downloads 4 MB and the list of packages.
 */
export function arm64Sysroot(): string {
  return cached('sysroots/debian-arm64', (directory) => {
    const [lists, cache, root] = ['lists', 'cache', 'root'].map((name) => join(directory, name));
    for (const place of [lists, cache]) mkdirSync(join(place ?? '', 'partial'), { recursive: true });
    const options = [
      'APT::Architecture=arm64',
      'APT::Architectures=arm64',
      `Dir::State::lists=${lists}`,
      `Dir::Cache=${cache}`,
    ];
    const apt = (...words: readonly string[]): void => {
      execFileSync('apt-get', ['-qq', ...options.flatMap((option) => ['-o', option]), ...words], {
        cwd: directory,
        stdio: 'pipe',
        env: { ...process.env, LC_ALL: 'C' },
      });
    };
    apt('update');
    apt('download', ...packages.map((name) => `${name}:arm64`));
    for (const name of readdirSync(directory).filter((one) => one.endsWith('.deb')))
      execFileSync('dpkg', ['-x', name, root ?? ''], { cwd: directory });
    return root ?? '';
  });
}
