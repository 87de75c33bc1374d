import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { cached } from '../../../real/cache.ts';
import { goVersion } from '../../../real/go-programs.ts';

/** An instruction as BuildKit's own parser reports it. */
export interface OfBuildKit {
  readonly keyword: string;
  readonly line: number;
  readonly endLine: number;
  readonly flags: readonly string[] | null;
  readonly words: readonly string[] | null;
  readonly document: string;
}

const fixture = join(import.meta.dirname, '../../../fixtures/dockerfile');

/** A program over github.com/moby/buildkit/frontend/dockerfile/parser of the version that its go.mod names. */
function program(): string {
  return cached(`programs/dockerfile-${goVersion() ?? ''}`, (directory) => {
    cpSync(fixture, directory, { recursive: true });
    const environment = { ...process.env, GOWORK: 'off', GOFLAGS: '', GOTOOLCHAIN: 'auto' };
    execFileSync('go', ['build', '-buildvcs=false', '-o', 'program', '.'], {
      cwd: directory,
      env: environment,
    });
    return join(directory, 'program');
  });
}

/** How BuildKit parses each text; null where it refuses it. */
export function askBuildKit(texts: readonly string[]): readonly (readonly OfBuildKit[] | null)[] {
  const options = { input: JSON.stringify(texts), encoding: 'utf8', maxBuffer: 512 * 1024 * 1024 } as const;
  return JSON.parse(execFileSync(program(), [], options)) as readonly (readonly OfBuildKit[] | null)[];
}
