import { withoutTrailing } from '../../host/formats/lines.ts';
import { join, posix } from 'node:path';
import type { Context } from '../../host/host.ts';
import { placesOf } from '../../host/go/places.ts';
import { readSettings } from '../../host/go/settings.ts';
import type { Look } from './look.ts';
import { managerRoots } from './managers.ts';

/** Homebrew's documented prefixes (https://docs.brew.sh/Installation) and those that a context names. */
export function homebrewPrefixes(look: Look, contexts: readonly Context[]): readonly string[] {
  const named = contexts.map((context) => context.environment.HOMEBREW_PREFIX);
  const prefixes = [
    '/opt/homebrew',
    '/usr/local',
    // On macOS a question about what is below /home goes to the automounter, and from there maybe to a network.
    ...(look.host.platform === 'linux' ? ['/home/linuxbrew/.linuxbrew'] : []),
    join(look.host.user.home, '.linuxbrew'),
    ...named.filter((prefix) => prefix?.startsWith('/')),
  ];
  return [...new Set(prefixes)].filter((prefix): prefix is string => {
    return prefix !== undefined && look.facts(join(prefix, 'Cellar')).ok;
  });
}

/** The directories of a context's PATH, each once, in order of search; at most 200. */
export function searchPath(context: Context): readonly string[] {
  const absolute = context.path.filter((directory) => directory.startsWith('/'));
  return [...new Set(absolute.map(clean))].slice(0, 200);
}

/** Which entry of PATH a directory is, from 1, as its text counts them; null where the text is not known. */
export function positionOf({ environment }: Context, directory: string): number | null {
  const at = (environment.PATH ?? '').split(':').findIndex((entry) => clean(entry) === directory);
  return at === -1 ? null : at + 1;
}

/**
 * Where a `go` may be that no PATH leads to, the stable names (`opt/go`) before the changing ones (`Cellar/go/1.26.8`).
 * Paths are only named here, they need not exist.
 */
export function placesOfGo(look: Look, contexts: readonly Context[]): readonly string[] {
  const home = look.host.user.home;
  const below = (directory: string, wanted: RegExp, rest: string): string[] =>
    look.list(directory, wanted).map((name) => join(directory, name, rest));

  const formula = /^go(@[\d.]+)?$/;
  const homebrew = homebrewPrefixes(look, contexts);
  const roots = managerRoots(look, contexts);
  return [
    ...homebrew.flatMap((prefix) => [
      join(prefix, 'bin/go'),
      ...below(join(prefix, 'opt'), formula, 'bin/go'),
    ]),
    '/usr/local/go/bin/go',
    ...below(join(home, 'sdk'), /^go/, 'bin/go'),
    ...below(join(roots.goenv, 'versions'), /./, 'bin/go'),
    ...below(join(roots.gvm, 'gos'), /./, 'bin/go'),
    ...below(join(roots.gvm, 'versions'), /^go/, 'bin/go'),
    ...below(join(roots.proto, 'tools/go'), /^\d/, 'bin/go'),
    ...look
      .list(join(roots.vfox, 'cache/golang'), /^v-/)
      .map((name) => join(roots.vfox, 'cache/golang', name, `golang-${name.slice(2)}`, 'bin/go')),
    ...below(join(home, '.govm/versions'), /^go/, 'bin/go'),
    ...below(join(roots.mise, 'installs/go'), /./, 'bin/go'),
    ...below(join(roots.asdf, 'installs/golang'), /./, 'go/bin/go'),
    ...below(join(home, '.g/versions'), /./, 'bin/go'),
    ...below(join(home, '.go/.versions'), /./, 'bin/go'),
    join(home, '.gobrew/current/bin/go'),
    ...below(join(home, '.gobrew/versions'), /./, 'go/bin/go'),
    '/opt/local/bin/go',
    ...below('/opt/local/lib', /^go/, 'bin/go'),
    join(home, '.nix-profile/bin/go'),
    '/run/current-system/sw/bin/go',
    `/etc/profiles/per-user/${look.host.user.name}/bin/go`,
    '/nix/var/nix/profiles/default/bin/go',
    '/snap/go/current/bin/go',
    ...below('/usr/lib', /^go(-[\d.]+|lang)?$/, 'bin/go'),
    ...moduleCaches(look, contexts).flatMap((cache) =>
      below(join(cache, 'golang.org'), /^toolchain@/, 'bin/go'),
    ),
    ...homebrew.flatMap((prefix) =>
      look
        .list(join(prefix, 'Cellar'), formula)
        .flatMap((name) => below(join(prefix, 'Cellar', name), /^\d/, 'bin/go')),
    ),
  ];
}

/** The directories where `go install` puts programs, in any context. */
export function placesOfTools(look: Look, contexts: readonly Context[]): readonly string[] {
  const directories = contexts.flatMap(({ environment }) => {
    const places = placesOf(look.host, environment, readSettings(look.host, environment, null));
    return [places.installs, ...places.gopath.map((path) => join(path, 'bin'))];
  });
  return [...new Set(directories.filter((directory) => directory !== null).map(clean))];
}

function moduleCaches(look: Look, contexts: readonly Context[]): readonly string[] {
  const caches = contexts.map(({ environment }) => {
    return placesOf(look.host, environment, readSettings(look.host, environment, null)).moduleCache;
  });
  return [...new Set(caches.filter((cache) => cache !== null).map(clean))];
}

function clean(path: string): string {
  const normal = posix.normalize(path);
  return normal === '/' ? normal : withoutTrailing(normal, '/');
}
