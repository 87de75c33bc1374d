import { posix } from 'node:path';
import type { Files, Read } from '../files/files.ts';
import type { Environment } from '../host.ts';

/** The directory of Apple's developer tools that a process is led to. */
export interface DeveloperDirectory {
  /** As it is named; an application means its `Contents/Developer`. It need not exist. */
  readonly path: string;
  /** `DEVELOPER_DIR`, or the link or file that names it; null where it is only at a place that is looked at without any. */
  readonly namedBy: string | null;
  /** Where another link names something else: which of the two counts depends on the version of macOS. */
  readonly rival: string | null;
}

export const commandLineTools = '/Library/Developer/CommandLineTools';

/** Made by `xcode-select --switch`: since Xcode 15 on macOS 14 the first, before that the second; the third is older still. */
export const developerLinks = [
  '/var/select/developer_dir',
  '/var/db/xcode_select_link',
  '/usr/share/xcode-select/xcode_dir_link',
] as const;
const pathFile = '/usr/share/xcode-select/xcode_dir_path';

/** Places that are looked at when nothing names one, in this order. */
const places = ['/Applications/Xcode.app', commandLineTools, '/Applications/Xcode-beta.app'] as const;

/** These places with the developer directory of each. */
export const developerPlaces: readonly { readonly look: string; readonly path: string }[] = places.map(
  (place) => ({ look: place, path: within(place) }),
);

/**
 * Which directory `/usr/bin/clang`, `git` and the other shims would look for their program in, in Apple's order: DEVELOPER_DIR, the
 * links of xcode-select, then the places of Xcode and the Command Line Tools. Null where there is none: then, and only then, a shim
 * opens the dialog that offers to install the tools. Files alone are read.
 * https://github.com/bouldev/libxcselect-shim, https://keith.github.io/xcode-man-pages/xcode-select.1.html
 */
export function developerDirectory(files: Files, environment: Environment): Read<DeveloperDirectory | null> {
  const { DEVELOPER_DIR: own = '' } = environment;
  if (own !== '') return found(own, 'DEVELOPER_DIR', null);
  const named = namedByLinks(files);
  if (!named.ok || named.value !== null) return named;
  for (const place of places) {
    const facts = files.target(place);
    if (facts.ok && facts.value.kind === 'directory') return found(place, null, null);
    if (!facts.ok && !isNothing(facts.failure.kind)) return facts;
  }
  return { ok: true, value: null };
}

function namedByLinks(files: Files): Read<DeveloperDirectory | null> {
  const named: { readonly target: string; readonly link: string }[] = [];
  for (const link of developerLinks) {
    const read = files.readLink(link);
    if (read.ok) named.push({ target: posix.resolve(posix.dirname(link), read.value), link });
    else if (!isNothing(read.failure.kind)) return read;
  }
  const [first, second] = named;
  if (first !== undefined) {
    const rival =
      second === undefined || within(second.target) === within(first.target) ? null : second.target;
    return found(first.target, first.link, rival);
  }
  const text = files.text(pathFile, 4096);
  if (!text.ok) return isNothing(text.failure.kind) ? { ok: true, value: null } : text;
  const [line = ''] = text.value.trim().split('\n', 1);
  return line.startsWith('/') ? found(line, pathFile, null) : { ok: true, value: null };
}

function isNothing(kind: string): boolean {
  return kind === 'absent' || kind === 'wrong-kind';
}

function found(path: string, namedBy: string | null, rival: string | null): Read<DeveloperDirectory> {
  return { ok: true, value: { path: within(path), namedBy, rival } };
}

/** An application means the directory inside it. */
function within(path: string): string {
  const place = path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
  return place.endsWith('.app') ? posix.join(place, 'Contents/Developer') : place;
}

/** Nothing is there: a shim that is pointed at it prints an error and does not open a dialog. */
const nowhere = '/var/empty/gowarden/no-developer-tools';

/**
 * DEVELOPER_DIR for whatever we start ourselves: git, go with cgo, dlv and start-up files of shells may come to a shim, which would
 * open a dialog that nobody asked for where no tools are. One that is set is kept.
 */
export function developerVariable(files: Files, environment: Environment): string {
  const read = developerDirectory(files, environment);
  return read.ok && read.value !== null ? read.value.path : nowhere;
}
