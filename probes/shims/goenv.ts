import { join } from 'node:path';
import { readGoenvGoMod, readGoenvVersions } from '../../host/formats/version-files.ts';
import { textOf } from '../../host/files/memory.ts';
import { compareVersions } from '../versions/parse.ts';
import type { ShimCall, ShimChoice } from './shim.ts';
import { upward } from './upward.ts';
import { isWaiting } from './waiting.ts';
import { inWords } from './text.ts';

/**
 * GOENV_VERSION, else the nearest `.go-version` (with GOENV_GOMOD_VERSION_ENABLE go.mod as well), else `$GOENV_ROOT/version`. The
 * first such file that exists decides, whatever it contains.
 * https://github.com/go-nv/goenv/blob/master/libexec/goenv-version-name, goenv-version-file
 */
export function chooseByGoenv(call: ShimCall): ShimChoice {
  const { host, environment } = call;
  if (environment.GOENV_VERSION) return pick(call, environment.GOENV_VERSION, 'GOENV_VERSION');
  const file = fileFor(call);
  if (!host.files.target(file).ok) return system(call, inWords('absentSoSystem', { file }));
  const text = textOf(host, file);
  const words =
    text === null ? [] : file.endsWith('/go.mod') ? readGoenvGoMod(text) : readGoenvVersions(text);
  if (words.length > 0) return pick(call, words.join(':'), file);
  const facts = host.files.target(file);
  if (text === null && facts.ok && facts.value.kind === 'file')
    return { path: null, reason: inWords('unreadable', { file }) };
  if (isWaiting(call, file)) return { path: null, reason: inWords('notAFile', { file }) };
  return system(call, inWords('emptySoSystem', { file }));
}

function system({ next }: ShimCall, reason: string): ShimChoice {
  const path = next();
  return path === null ? { path, reason: inWords('noNext', { reason }), stops: true } : { path, reason };
}

function fileFor({ host, environment, directory, root }: ShimCall): string {
  const withModules = environment.GOENV_GOMOD_VERSION_ENABLE === '1';
  const own = environment.GOENV_DIR;
  for (const place of [...(own?.startsWith('/') ? upward(own) : []), ...upward(directory)]) {
    const names = ['.go-version', ...(withModules ? ['go.mod'] : [])];
    const name = names.find((one) => host.files.target(join(place, one)).ok);
    if (name !== undefined) return join(place, name);
  }
  return join(root, 'version');
}

/** Each version of a colon-separated list has to be installed; the first that has a go runs. */
function pick(call: ShimCall, versions: string, source: string): ShimChoice {
  const { host, environment, root, next } = call;
  const names = versions.replace(/:$/, '').split(':');
  const meant = names.map((name) => ({ name, is: name === 'system' ? name : installedAs(call, name) }));
  const missing = meant.filter(({ is }) => is === null).map(({ name }) => name);
  if (missing.length > 0) return refused(call, { versions, missing, source });
  const reason = inWords('named', { source, versions });
  const paths = environment.GOENV_GOPATH_PREFIX || join(environment.HOME ?? host.user.home, 'go');
  for (const { is } of meant) {
    if (is === 'system') {
      const path = next();
      if (path !== null) return { path, reason };
      continue;
    }
    const places = [join(root, 'versions', is ?? '', 'bin/go')];
    if (environment.GOENV_DISABLE_GOPATH !== '1') places.push(join(paths, is ?? '', 'bin/go'));
    const path = places.find((place) => isExecutable(call, place));
    if (path !== undefined) return { path, reason };
  }
  return { path: null, reason: inWords('withoutGo', { source, versions }), stops: true };
}

/** The name of the tree that a version means: the newest patch of `1.22`, all else itself, also without `go-` in front. */
function installedAs(call: ShimCall, version: string): string | null {
  const directory = join(call.root, 'versions');
  const isTree = (name: string): boolean => {
    const facts = call.host.files.target(join(directory, name));
    return facts.ok && facts.value.kind === 'directory';
  };
  const newest = (short: string): string | null => {
    if (!/^\d+\.\d+$/.test(short)) return null;
    const names = call.host.files.list(directory);
    const patches = (names.ok ? names.value : []).filter(
      (name) =>
        name === short || (name.startsWith(`${short}.`) && /^\d+$/.test(name.slice(short.length + 1))),
    );
    return patches.toSorted((a, b) => a.length - b.length || compareVersions(a, b)).at(-1) ?? null;
  };
  const own = newest(version) ?? version;
  if (isTree(own)) return own;
  const bare = version.replace(/^go-/, '');
  if (bare === version || !/^\d+\.\d+(?:\.\d+)?$/.test(bare)) return null;
  const other = newest(bare) ?? bare;
  return isTree(other) ? other : null;
}

function refused(
  call: ShimCall,
  {
    versions,
    missing,
    source,
  }: { readonly versions: string; readonly missing: readonly string[]; readonly source: string },
): ShimChoice {
  const directory = join(call.root, 'versions');
  const [first = ''] = missing;
  const bare = first.replace(/^(?:go|v)/, '');
  if (bare !== first && installedAs(call, bare) !== null)
    return { path: null, reason: inWords('withoutPrefix', { source, version: first, bare }), stops: true };
  if (versions === first)
    return { path: null, reason: inWords('notInstalledIn', { source, versions, directory }), stops: true };
  return {
    path: null,
    reason: inWords('oneMissing', { source, versions, missing: missing.join(':'), directory }),
    stops: true,
  };
}

function isExecutable({ host }: ShimCall, path: string): boolean {
  const facts = host.files.target(path);
  return facts.ok && facts.value.kind === 'file' && (facts.value.mode & 0o111) !== 0;
}
