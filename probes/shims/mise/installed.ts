import { posix } from 'node:path';
import type { ShimCall } from '../shim.ts';
import type { Places } from './places.ts';

/** The Gos that mise has installed. */
export class Installed {
  readonly #call: ShimCall;
  readonly #places: Places;
  /** Least first. */
  readonly versions: readonly string[];

  constructor(call: ShimCall, places: Places) {
    this.#call = call;
    this.#places = places;
    const directories = [places.installs, ...places.shared].map((place) => posix.join(place, 'go'));
    const names = directories.flatMap((directory) => this.#versionsIn(directory));
    this.versions = [...new Set(names)].toSorted(compare);
  }

  /** Where a version (or another name, such as `ref-master`) is, or would be. */
  directoryOf(name: string): string {
    const own = posix.join(this.#places.installs, 'go', name);
    const all = [own, ...this.#places.shared.map((place) => posix.join(place, 'go', name))];
    return all.find((path) => this.#call.host.files.target(path).ok) ?? own;
  }

  /** Those that a shortened version matches, lowest first (src/backend/mod.rs, `fuzzy_match_versions`). */
  matching(query: string): readonly string[] {
    const wanted = /^[vV]/.test(query)
      ? [query, query.slice(1)]
      : /^\d/.test(query)
        ? [query, `v${query}`]
        : [query];
    const separators = /^[vV]?\d/.test(query) ? '+-.' : '-.';
    return this.versions.filter((version) => {
      if (version === query) return true;
      if (preRelease.test(version)) return false;
      return wanted.some((start) => {
        const next = version.charAt(start.length);
        return (
          version.startsWith(start) &&
          (next === '' || (separators.includes(next) && version.length > start.length + 1))
        );
      });
    });
  }

  /** What `latest` means. */
  latest(): string | null {
    const link = posix.join(this.#places.installs, 'go/latest');
    const target = this.#call.host.files.readLink(link);
    if (target.ok && this.#call.host.files.target(link).ok) return posix.basename(target.value);
    return this.versions.findLast((version) => version !== 'latest') ?? null;
  }

  /** Whether `mise link` has put a directory of somebody else's among them: then mise does not go by lock files. */
  hasLinked(): boolean {
    const directory = posix.join(this.#places.installs, 'go');
    const own = [this.#call.root, this.#places.cache, ...this.#places.shared];
    return this.#namesIn(directory).some((name) => {
      const link = this.#call.host.files.readLink(posix.join(directory, name));
      return (
        link.ok && link.value.startsWith('/') && !own.some((place) => link.value.startsWith(`${place}/`))
      );
    });
  }

  /** The link that mise keeps for a shortened version (`1.22`, `latest`), where it leads to `version`. */
  linkTo(version: string, query: string): string | null {
    const link = posix.join(this.#places.installs, 'go', query.replace(/[:/]/g, '-'));
    const target = this.#call.host.files.readLink(link);
    return target.ok && target.value === `./${version}` ? link : null;
  }

  isComplete(name: string): boolean {
    const { files } = this.#call.host;
    return !files.target(posix.join(this.#places.cache, 'go', name, 'incomplete')).ok;
  }

  #versionsIn(directory: string): readonly string[] {
    const { files } = this.#call.host;
    return this.#namesIn(directory).filter((name) => {
      const path = posix.join(directory, name);
      const link = files.readLink(path);
      if (link.ok && link.value.startsWith('./')) return false;
      const facts = files.target(path);
      return facts.ok && facts.value.kind === 'directory' && this.isComplete(name);
    });
  }

  #namesIn(directory: string): readonly string[] {
    const names = this.#call.host.files.list(directory);
    return names.ok ? names.value.filter((name) => !name.startsWith('.')) : [];
  }
}

/** src/plugins/mod.rs, `VERSION_REGEX`. */
const preRelease =
  /-src|[-.]dev|-latest|-stm|[-.]rc|-milestone|-alpha|-beta|[-.]pre|-next|-test|-nightly|-canary|-experimental|-insider|-edge|snapshot|master|\d(?:alpha|beta|rc)\d{0,9}(?!\w)/i;

/** By their numbers; a suffix after a dash sorts before the version without it (`1.25.4-rc` is not yet 1.25.4). */
function compare(a: string, b: string): number {
  const [x, y] = [a, b].map((version) => version.replace(/^[vV](?=\d)/, ''));
  const dash = (version = ''): string =>
    version.includes('-') ? version.slice(version.indexOf('-') + 1) : '';
  const order = inParts(x?.split('-', 1)[0] ?? '', y?.split('-', 1)[0] ?? '');
  if (order !== 0) return order;
  if (dash(x) === '' || dash(y) === '') return Number(dash(x) === '') - Number(dash(y) === '');
  return inParts(dash(x), dash(y)) || Number(a > b) - Number(a < b);
}

/** By the numbers at the beginning of each part; what has none, or more than that, comes before; what is longer comes behind. */
function inParts(a: string, b: string): number {
  const [left, right] = [a.split(/[.+-]/), b.split(/[.+-]/)];
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const [x, y] = [left[at], right[at]];
    if (x === undefined || y === undefined) return x === undefined ? -1 : 1;
    const [n, m] = [leading(x), leading(y)];
    const order =
      n === m ? Number(isNumber(x)) - Number(isNumber(y)) || Number(x > y) - Number(x < y) : n - m;
    if (order !== 0 && x !== y && Number(x) !== Number(y)) return order;
  }
  return 0;
}

/** The number that a part begins with; -1 for one without. */
function leading(part: string): number {
  const digits = /^\d+/.exec(part)?.[0];
  return digits === undefined ? -1 : Number(digits);
}

function isNumber(part: string): boolean {
  return /^\d+$/.test(part);
}

export function newestFirst(versions: readonly string[]): readonly string[] {
  return versions.toSorted((a, b) => compare(b, a));
}
