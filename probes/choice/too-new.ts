import { join, posix } from 'node:path';
import { laxGoVersion, readGoMod, readGoWork, type GoWork } from '../../host/formats/mod-file/read.ts';
import { versionLine } from '../../host/formats/mod-file/version-line.ts';
import { compareVersions } from '../versions/parse.ts';
import { findModuleFile, type Surroundings } from './module-file.ts';
import type { Policy } from './select.ts';

/** Bytes. */
const largestFile = 1024 * 1024;

/** The go that runs in the end. */
export interface Running {
  /** Without `go`. */
  readonly version: string;
  readonly policy: Policy | null;
  /** GOTOOLCHAIN as set; empty when it is not. */
  readonly gotoolchain: string;
}

/**
 * What the go command says, as soon as it loads the module, of a go.mod or go.work that asks for a newer Go than the one that
 * runs; null when there is none. It needs no more than `go` lines: a file that cannot be parsed says so by itself.
 * cmd/go/internal/modload (ReadModFile, ReadWorkFile, errWorkTooOld) and gover.TooNewError of Go 1.26.
 */
export function tooNew(running: Running, around: Surroundings): string | null {
  // Another file counts for what it is given to, and none of it is ours to guess.
  if (/(^|\s)--?modfile=/.test(around.settings('GOFLAGS').value)) return null;
  const gowork = around.settings('GOWORK').value;
  const found = findModuleFile(around);
  const named = !['', 'off', 'auto'].includes(gowork);
  if (named && !around.host.files.target(gowork).ok)
    return `go: reading go.work: open ${shortPath(around.directory, gowork)}: no such file or directory`;
  if (found === null || 'error' in found) return null;
  const text = around.host.files.text(found.file, largestFile);
  if (!text.ok) return null;
  if (posix.basename(found.file) !== 'go.mod' || found.by !== null)
    return ofWorkspace(running, found.file, readGoWork(text.value), around);
  return ofFile(running, found.file, wantedBy(text.value), around);
}

/** The version of the `go` line of a go.mod as far as the go command hears it, and whether it takes the file as a whole. */
function wantedBy(text: string): Wanted {
  const mod = readGoMod(text);
  const isTaken = mod.problems.length === 0;
  return { go: isTaken ? mod.go : laxGoVersion(text), isTaken: isTaken && mod.module !== null };
}

interface Wanted {
  readonly go: string | null;
  /** False where the go command would refuse it even if it were not too new. */
  readonly isTaken: boolean;
}

function ofFile(
  running: Running,
  file: string,
  { go: wanted }: Pick<Wanted, 'go'>,
  around: Surroundings,
): string | null {
  if (wanted === null || compareVersions(wanted, running.version) <= 0) return null;
  const short = shortPath(around.directory, file);
  return `go: ${short} requires go >= ${wanted} (running go ${running.version}${explained(running, file, short, around)})`;
}

function ofWorkspace(running: Running, file: string, work: GoWork, around: Surroundings): string | null {
  if (work.problems.length > 0) return null;
  const own = ofFile(running, file, work, around);
  if (own !== null) return own;
  const listed = work.go ?? '1.18';
  for (const { directory } of work.use.slice(0, 1000)) {
    const root = posix.resolve(posix.dirname(file), directory);
    const text = around.host.files.text(join(root, 'go.mod'), largestFile);
    // The go command reports all of them, and what else is wrong with each: this is the first of its kind.
    if (!text.ok) continue;
    const { go, isTaken } = wantedBy(text.value);
    const wanted = go ?? '1.16';
    const strict = compareVersions(wanted, listed) > 0 && compareVersions(wanted, '1.21') >= 0;
    if (!(strict && isTaken) && compareVersions(wanted, running.version) <= 0) continue;
    const verb = work.go === null ? 'implicitly requires' : 'lists';
    const place = shortPath(around.directory, root);
    return `go: module ${place} listed in go.work file requires go >= ${wanted}, but go.work ${verb} go ${listed}; to update it: go work use`;
  }
  return null;
}

/** What the go command adds of how its version came about. */
function explained(
  { policy, gotoolchain }: Running,
  file: string,
  short: string,
  around: Surroundings,
): string {
  const set = gotoolchain === '' || gotoolchain === 'auto' ? '' : `; GOTOOLCHAIN=${gotoolchain}`;
  if (policy === null || policy.mode === 'local') return set;
  const text = around.host.files.text(file, largestFile);
  const toolchain = text.ok ? versionLine(text.value, 'toolchain') : null;
  return toolchain?.value === 'default' ? `${set}; ${short} sets toolchain default` : set;
}

/** As the go command shortens paths in what it says: relative to where it runs, when that is shorter. */
function shortPath(directory: string, path: string): string {
  const relative = posix.relative(directory, path) || '.';
  return relative.length < path.length ? relative : path;
}
