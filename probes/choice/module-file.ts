import { join, posix } from 'node:path';
import type { Host } from '../../host/host.ts';
import { upward } from '../shims/upward.ts';
import type { Settings } from '../../host/go/settings.ts';
import type { Setting } from '../../host/go/setting.ts';

/** What the go command says to a relative GOWORK. */
export const invalidGowork = 'go: invalid GOWORK: not an absolute path';

export interface ModuleFile {
  readonly file: string;
  /** GOWORK, when that named the file. */
  readonly by: Setting | null;
  /** The go.mod that a go.work hides. */
  readonly hides: string | null;
}

/** Where to look from, and what the search must not cross. */
export interface Surroundings {
  readonly host: Host;
  readonly directory: string;
  readonly settings: Settings;
  readonly goroot: string | null;
  /** The directory for temporary files: a go.mod right in it does not count (https://go.dev/issue/26708). */
  readonly temporary: string;
}

/** The file whose `go` and `toolchain` lines count: go.work before go.mod (https://go.dev/doc/toolchain#select). */
export function findModuleFile(surroundings: Surroundings): ModuleFile | { readonly error: string } | null {
  const { host, settings } = surroundings;
  const gowork = settings('GOWORK');
  const mod = findGoMod(surroundings);
  if (gowork.value !== 'off') {
    const named = gowork.value !== '' && gowork.value !== 'auto';
    if (named && !gowork.value.startsWith('/')) return { error: invalidGowork };
    const work = named ? gowork.value : findGoWork(surroundings);
    if (work !== null && host.files.target(work).ok)
      return { file: work, by: named ? gowork : null, hides: mod };
  }
  return mod === null ? null : { file: mod, by: null, hides: null };
}

function findGoWork({ host, directory, goroot }: Surroundings): string | null {
  for (const place of upward(directory)) {
    if (isFile(host, join(place, 'go.work'))) return join(place, 'go.work');
    // The standard library is never part of somebody's workspace.
    if (posix.dirname(place) === goroot) return null;
  }
  return null;
}

export function findGoMod({ host, directory, temporary }: Surroundings): string | null {
  const place = upward(directory).find((one) => isFile(host, join(one, 'go.mod')));
  if (place === undefined) return null;
  const [here, there] = [host.files.realPath(place), host.files.realPath(temporary)];
  return here.ok && there.ok && here.value === there.value ? null : join(place, 'go.mod');
}

function isFile(host: Host, path: string): boolean {
  const facts = host.files.target(path);
  return facts.ok && facts.value.kind !== 'directory';
}
