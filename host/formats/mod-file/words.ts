import { unquoteGo } from '../go-string.ts';
import { canonicalVersion, fitsMajor, pathMajor } from './version.ts';
import { inWords } from '../text.ts';

/** Thrown for a line that the go command refuses; the message says why. */
export class ModLineError extends Error {
  constructor(message: string) {
    const { stackTraceLimit } = Error;
    // A hostile file has half a million such lines: where each was thrown nobody asks, and to find out takes most of the time.
    Error.stackTraceLimit = 0;
    super(message);
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** What a word says: quoted ones are Go strings, quotes elsewhere are reserved (modfile's parseString). */
export function wordOf(word: string): string {
  const said = word.startsWith('"') ? unquoteGo(word) : /["'`]/.test(word) ? null : word;
  if (said === null) throw new ModLineError(inWords('badQuotes', { word: short(word) }));
  return said;
}

export interface ModuleVersion {
  readonly path: string;
  readonly version: string;
}

/** `module/path v1.2.3`. */
export function moduleVersionOf(words: readonly string[]): ModuleVersion {
  if (words.length !== 2) throw new ModLineError(inWords('pathAndVersion'));
  const path = wordOf(words[0] ?? '');
  return { path, version: versionOf(words[1] ?? '', path) };
}

/** A version in its canonical form; with a path, one that a module of that path may have. */
export function versionOf(word: string, path: string | null): string {
  const version = canonicalVersion(wordOf(word));
  if (version === null) throw new ModLineError(inWords('notAVersion', { word: short(word) }));
  if (path !== null) {
    const major = pathMajor(path);
    if (major === null) throw new ModLineError(inWords('notAModulePath', { path: short(path) }));
    if (!fitsMajor(version, major))
      throw new ModLineError(inWords('unfitVersion', { version: short(version), path: short(path) }));
  }
  return version;
}

export interface Replacement {
  readonly path: string;
  /** Null: every version. */
  readonly version: string | null;
  readonly by: string;
  /** Null: `by` is a directory. */
  readonly byVersion: string | null;
}

/** `module/path [v1.2.3] => other/module v1.4.0` or `=> ../directory`. */
export function replacementOf(words: readonly string[]): Replacement {
  const arrow = words[1] === '=>' ? 1 : 2;
  const target = words.slice(arrow + 1);
  if (words[arrow] !== '=>' || target.length < 1 || target.length > 2)
    throw new ModLineError(inWords('replacement'));
  const path = wordOf(words[0] ?? '');
  if (pathMajor(path) === null) throw new ModLineError(inWords('notAModulePath', { path: short(path) }));
  const version = arrow === 2 ? versionOf(words[1] ?? '', path) : null;
  const by = wordOf(target[0] ?? '');
  const byVersion = target[1] === undefined ? null : versionOf(target[1], null);
  if (isDirectory(by) !== (byVersion === null) || (byVersion === null && by.includes('\\')))
    throw new ModLineError(inWords('notATarget', { path: short(by) }));
  return { path, version, by, byVersion };
}

/** Paths of Windows count too (modfile.IsDirectoryPath). */
function isDirectory(path: string): boolean {
  return /^(?:\.{1,2}(?:$|[/\\])|[/\\]|[A-Za-z]:)/.test(path);
}

/** `v1.2.3` or `[v1.2.3, v1.4.0]`; what the versions are, `go` looks at later. */
export function checkInterval(words: readonly string[]): void {
  const [first = '', low = '', comma, high = '', close] = words;
  const interval = first === '[';
  if (interval ? comma !== ',' || close !== ']' || words.length !== 5 : words.length !== 1)
    throw new ModLineError(inWords('versionOrRange'));
  for (const word of interval ? [low, high] : [first]) wordOf(word);
}

function short(text: string): string {
  return text.length <= 100 ? text : `${text.slice(0, 100)}…`;
}
