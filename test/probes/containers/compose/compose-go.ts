import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cached } from '../../../real/cache.ts';
import { goVersion } from '../../../real/go-programs.ts';

/** How a service is built, according to compose's own library. */
export interface OfCompose {
  readonly context: string;
  readonly dockerfile: string;
  readonly inline: string;
  readonly args: Readonly<Record<string, string | null>> | null;
  readonly platforms: readonly string[] | null;
  readonly target: string;
  readonly contexts: Readonly<Record<string, string>> | null;
}

const fixture = join(import.meta.dirname, '../../../fixtures/compose');

/** A program over github.com/compose-spec/compose-go of the version that its go.mod names. */
function program(): string {
  const source = createHash('sha256')
    .update(readFileSync(join(fixture, 'main.go')))
    .digest('hex');
  return cached(`programs/compose-${goVersion() ?? ''}-${source.slice(0, 12)}`, (directory) => {
    cpSync(fixture, directory, { recursive: true });
    const environment = { ...process.env, GOWORK: 'off', GOFLAGS: '', GOTOOLCHAIN: 'auto' };
    execFileSync('go', ['build', '-buildvcs=false', '-o', 'program', '.'], {
      cwd: directory,
      env: environment,
    });
    return join(directory, 'program');
  });
}

/** The services of the project of each directory that are built; null where compose refuses it. */
export function askCompose(
  directories: readonly string[],
): readonly (Readonly<Record<string, OfCompose>> | null)[] {
  const options = {
    input: JSON.stringify(directories),
    encoding: 'utf8',
    env: { HOME: '/' },
    maxBuffer: 512 * 1024 * 1024,
  } as const;
  return JSON.parse(execFileSync(program(), [], options)) as readonly Record<string, OfCompose>[];
}
