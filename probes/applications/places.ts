import { posix } from 'node:path';
import { namesIn } from '../../host/files/memory.ts';
import type { FileFailure } from '../../host/files/files.ts';
import type { Host } from '../../host/host.ts';

/** Bundles or directories that may be applications, each once. */
export interface Places {
  readonly paths: readonly string[];
  readonly unseen: ReadonlyMap<string, FileFailure>;
}

const most = 2000;

/** Where applications are, as the platform and JetBrains Toolbox put them. */
export function placesOfApplications(host: Host): Places {
  const search = new Search(host);
  if (host.platform === 'darwin') darwin(search, host.user.home);
  else linux(search, host.user.home);
  return { paths: [...search.found].slice(0, most), unseen: search.unseen };
}

/**
 * `/Applications` and `~/Applications` with the folders in them (the default of Toolbox 2), and the tree of Toolbox 1. Not
 * `/System`: what is there is Apple's, for both processors.
 */
function darwin(search: Search, home: string): void {
  for (const root of ['/Applications', `${home}/Applications`]) {
    for (const name of search.names(root, /^[^.]/)) {
      const path = posix.join(root, name);
      if (name.endsWith('.app')) search.add(path);
      else search.all(path, /\.app$/);
    }
  }
  const toolbox = `${home}/Library/Application Support/JetBrains/Toolbox/apps`;
  for (const build of search.deep([toolbox], 3)) search.all(build, /\.app$/);
}

/** Where packages, archives, snap, Toolbox and Zed's installer put them. */
function linux(search: Search, home: string): void {
  for (const path of search.deep(['/opt'], 1)) {
    search.add(path);
    search.all(path, anyName);
  }
  // Of the hundreds of directories here only those count that are laid out as Electron's or JetBrains' applications are.
  for (const root of ['/usr/share', '/usr/lib', '/usr/local/share', `${home}/.local/share`])
    search.all(root, anyName, (path) => isLaidOut(search.host, path));
  search.all(`${home}/.local`, /\.app$/);
  search.all('/usr/lib', /^(?:zed|sublime-text)$/);
  search.all('/usr/libexec', /^zed$/);
  const toolbox = `${home}/.local/share/JetBrains/Toolbox/apps`;
  search.all(toolbox, anyName);
  for (const build of search.deep([toolbox], 3)) search.add(build);
  for (const snap of search.deep(['/snap'], 1)) {
    search.add(`${snap}/current`);
    search.all(`${snap}/current/usr/share`, anyName, (path) => isLaidOut(search.host, path));
  }
}

const anyName = /^[^.]/;

function isLaidOut({ files }: Host, path: string): boolean {
  return (
    files.target(`${path}/resources/app/product.json`).ok || files.target(`${path}/product-info.json`).ok
  );
}

class Search {
  readonly host: Host;
  readonly found = new Set<string>();
  readonly unseen = new Map<string, FileFailure>();

  constructor(host: Host) {
    this.host = host;
  }

  add(path: string): void {
    this.found.add(path);
  }

  names(directory: string, wanted: RegExp, fits?: (path: string) => boolean): readonly string[] {
    const names = namesIn(this.host, directory, `applications ${wanted.source}`, (name) => {
      return wanted.test(name) && (fits === undefined || fits(posix.join(directory, name)));
    });
    if (names.ok) return names.value;
    // What permissions keep from us they keep from who would start it, too.
    if (['privacy', 'unresponsive'].includes(names.failure.kind)) this.unseen.set(directory, names.failure);
    return [];
  }

  all(directory: string, wanted: RegExp, fits?: (path: string) => boolean): void {
    for (const name of this.names(directory, wanted, fits)) this.add(posix.join(directory, name));
  }

  /** All directories so many levels below; at most 200 a level. */
  deep(directories: readonly string[], levels: number): readonly string[] {
    if (levels === 0) return directories;
    const below = directories.flatMap((directory) =>
      this.names(directory, anyName).map((name) => posix.join(directory, name)),
    );
    return this.deep(below.slice(0, 200), levels - 1);
  }
}
