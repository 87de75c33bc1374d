import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { textOf } from '../../../host/files/memory.ts';
import { isSafeMiseToml } from '../../../host/formats/mise-trust.ts';
import { hasTemplate } from '../../../host/formats/mise-toml.ts';
import type { ShimCall } from '../shim.ts';
import { upward } from '../upward.ts';
import { isCi } from './ci.ts';
import type { Early } from './early.ts';
import type { Places } from './places.ts';
import { configRoot } from './root.ts';
import type { MiseSettings } from './settings.ts';
import { oldStateName, stateName } from './state-name.ts';
import { inMainCheckout } from './worktree.ts';

/** Directories of which trust is looked up, of one file: no deeper than anyone's. */
const mostAbove = 64;

/** Files and directories of which somebody said that mise is to leave them alone; more are not looked at. */
const mostIgnored = 1000;

/**
 * What mise has stored about files and directories: what to trust, and what to ignore. A shim stops at a file that may do more
 * than name versions and that nobody trusts; in a terminal it asks first. https://mise.jdx.dev/cli/trust.html,
 * https://github.com/jdx/mise/blob/main/src/config/config_file/mod.rs, `trust_check` and `is_trusted`
 */
export class Trust {
  readonly #call: ShimCall;
  readonly #places: Places;
  readonly #early: Early;
  /** The user's and the system's own files: nobody else writes them. By real paths. */
  readonly #globals: ReadonlySet<string>;
  readonly #left: ReadonlySet<string>;

  constructor(call: ShimCall, places: Places, early: Early, globals: readonly string[]) {
    this.#call = call;
    this.#places = places;
    this.#early = early;
    this.#globals = new Set(globals.map((file) => this.#real(file) ?? file));
    this.#left = this.#leftAlone();
  }

  get home(): string {
    return this.#places.home;
  }

  /** Whether a file is the user's or the system's own. */
  isGlobal(file: string): boolean {
    return this.#globals.has(this.#real(file) ?? file);
  }

  /**
   * Whether it is known what the user trusts. On a machine without mise's state directory that is nothing, and mise 2026.9.15 stops
   * there as it does with an empty one (measured); the description of a machine may only have left the directory out.
   */
  get isKnown(): boolean {
    const { simulated, files } = this.#call.host;
    return !simulated || files.target(this.#places.state).ok;
  }

  /** Whether mise was set to ignore a file (`mise trust --ignore`, or No when it asked). */
  isLeftAlone(file: string): boolean {
    return [this.#rootOf(file), file].some((path) => {
      const real = this.#real(path);
      return real === null || this.#left.has(real);
    });
  }

  /** Whether a setting names the file, or a directory that it is in. */
  isNamed(file: string, { trustedPaths }: MiseSettings): boolean {
    const real = this.#real(file);
    return real !== null && isBelow(real, this.#realPaths(trustedPaths));
  }

  /** What would have to be trusted before mise reads a file with that text; null where it reads it. */
  missingFor(file: string, text: string, settings: MiseSettings): string | null {
    if (settings.safe || !this.#isAsked(file, text, settings)) return null;
    const root = settings.paranoid ? file : this.#rootOf(file);
    if (this.#isTrusted(root, settings) || this.#isTrusted(file, settings)) return null;
    return settings.yes && !this.#isIgnored(root) && !this.#isIgnored(file) ? null : root;
  }

  /** Files that name versions, and no more, are read whoever wrote them. */
  #isAsked(file: string, text: string, { paranoid, idiomatic }: MiseSettings): boolean {
    if (idiomatic.includes(posix.basename(file))) return false;
    if (paranoid) return true;
    if (!file.endsWith('.toml')) return hasTemplate(text);
    return this.#isIgnored(this.#rootOf(file)) || this.#isIgnored(file) || !isSafeMiseToml(text);
  }

  #isTrusted(path: string, settings: MiseSettings): boolean {
    const real = this.#real(path);
    if (real === null || this.#isNamedToIgnore(real)) return false;
    if (isBelow(real, this.#realPaths(settings.trustedPaths))) return true;
    if (this.#left.has(real)) return false;
    if (this.#globals.has(real) || this.#isInMonorepo(real)) return true;
    if (settings.paranoid) return this.#isUnchanged(real);
    if (isCi(this.#call.environment) || this.#isThere(this.#recordOf(real))) return true;
    const main = inMainCheckout(this.#call.host, real);
    return main !== null && this.#isTrusted(main, settings);
  }

  /** Of a monorepo whose root is trusted, what lies at least one directory below that root. */
  #isInMonorepo(real: string): boolean {
    const above = upward(posix.dirname(posix.dirname(real))).slice(0, mostAbove);
    if (posix.dirname(real) === '/') return false;
    return above.some((place) => this.#isThere(`${this.#recordOf(place)}.monorepo`));
  }

  /** Whether a file is what it was when it was trusted. */
  #isUnchanged(real: string): boolean {
    const hash = textOf(this.#call.host, `${this.#recordOf(real)}.hash`);
    const text = textOf(this.#call.host, real);
    return hash !== null && text !== null && createHash('sha256').update(text).digest('hex') === hash;
  }

  #recordOf(real: string): string {
    const directory = posix.join(this.#places.state, 'trusted-configs');
    const old = posix.join(directory, oldStateName(real));
    return this.#isThere(old) ? old : posix.join(directory, stateName(real));
  }

  #isThere(path: string): boolean {
    return this.#call.host.files.target(path).ok;
  }

  #isIgnored(path: string): boolean {
    const real = this.#real(path);
    return real === null || this.#left.has(real) || this.#isNamedToIgnore(real);
  }

  #isNamedToIgnore(real: string): boolean {
    return isBelow(real, this.#early.ignored) || isBelow(real, this.#realPaths(this.#early.ignored));
  }

  #leftAlone(): ReadonlySet<string> {
    const directory = posix.join(this.#places.state, 'ignored-configs');
    const names = this.#call.host.files.list(directory);
    const all = (names.ok ? names.value : []).slice(0, mostIgnored);
    return new Set(all.flatMap((name) => this.#real(posix.join(directory, name)) ?? []));
  }

  /** What a file is about; the user's own are about the home directory. */
  #rootOf(file: string): string {
    return this.isGlobal(file) ? this.#places.home : configRoot(file);
  }

  #realPaths(paths: readonly string[]): readonly string[] {
    return paths.flatMap((path) => this.#real(path) ?? []);
  }

  #real(path: string): string | null {
    const real = this.#call.host.files.realPath(path);
    return real.ok ? real.value : null;
  }
}

function isBelow(path: string, directories: readonly string[]): boolean {
  return directories.some(
    (directory) => path === directory || path.startsWith(directory === '/' ? '/' : `${directory}/`),
  );
}
