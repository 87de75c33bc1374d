import { posix } from 'node:path';
import {
  readAsdfGoVersion,
  readAsdfVersions,
  readLegacyVersionFile,
  readToolVersions,
} from '../../host/formats/version-files.ts';
import { textOf } from '../../host/files/memory.ts';
import type { ShimCall, ShimChoice } from './shim.ts';
import { upward } from './upward.ts';
import { isWaiting } from './waiting.ts';
import { inWords } from './text.ts';

/**
 * ASDF_GOLANG_VERSION, else the nearest `.tool-versions` that names golang, at last the one in the home; where `.asdfrc` says so,
 * `.go-version` as well. As asdf since 0.16 does it: https://asdf-vm.com/manage/versions.html, internal/resolve and internal/shims
 * of https://github.com/asdf-vm/asdf
 */
export function chooseByAsdf(call: ShimCall): ShimChoice {
  const { host, environment, directory } = call;
  const home = environment.HOME ?? host.user.home;
  const own = readAsdfVersions(environment.ASDF_GOLANG_VERSION ?? '');
  if (environment.ASDF_GOLANG_VERSION) return pick(call, own, 'ASDF_GOLANG_VERSION');
  const name =
    environment.ASDF_TOOL_VERSIONS_FILENAME ||
    environment.ASDF_DEFAULT_TOOL_VERSIONS_FILENAME ||
    '.tool-versions';
  const configured = environment.ASDF_CONFIG_FILE || '~/.asdfrc';
  const config = posix.resolve(
    directory,
    configured.replace(/^~(?=\/|$)/, () => home),
  );
  const legacy = readLegacyVersionFile(textOf(host, config) ?? '');
  for (const place of new Set([...upward(directory), home])) {
    const file = posix.join(place, name);
    if (isWaiting(call, file)) return { path: null, reason: inWords('notAFile', { file }) };
    const versions = readToolVersions(textOf(host, file) ?? '', ['golang'], 'spaces');
    if (versions) return pick(call, versions, file);
    const choice = legacy ? byLegacyFile(call, place, config) : null;
    if (choice) return choice;
  }
  return { path: null, reason: inWords('noToolVersions', { name }), stops: true };
}

/** What the plugin makes of another manager's file (https://github.com/asdf-community/asdf-golang, bin/parse-legacy-file). */
function byLegacyFile(call: ShimCall, place: string, config: string): ShimChoice | null {
  const { host, environment } = call;
  const withModules = environment.ASDF_GOLANG_MOD_VERSION_ENABLED !== 'false';
  const names = ['.go-version', ...(withModules ? ['go.mod', 'go.work'] : [])];
  const file = names.map((name) => posix.join(place, name)).find((path) => host.files.target(path).ok);
  if (file === undefined) return null;
  const text = textOf(host, file);
  const start = file.endsWith('/.go-version') && text !== null ? readAsdfGoVersion(text) : null;
  if (start === null) return { path: null, reason: inWords('leftToPlugin', { file, config }) };
  const trees = posix.join(call.root, 'installs/golang');
  const installed = host.files.list(trees);
  const fitting = (installed.ok ? installed.value : []).filter(
    (name) => beginsWith(name, start) && host.files.target(posix.join(trees, name, '.')).ok,
  );
  const newest = fitting.length < 2 ? fitting[0] : fitting.toSorted(naturally()).at(-1);
  if (newest === undefined)
    return { path: null, reason: inWords('leftToReleases', { source: file, version: start }) };
  return pick(call, [newest], file);
}

/** A dot of a regular expression is any character. */
function beginsWith(name: string, start: string): boolean {
  if (name.length < start.length) return false;
  for (let at = 0; at < start.length; at += 1) {
    if (start.charAt(at) !== '.' && start.charAt(at) !== name.charAt(at)) return false;
  }
  return true;
}

/** Made where there is something to sort: the data for it takes 2.9 MB. */
function naturally(): (one: string, other: string) => number {
  return new Intl.Collator('en', { numeric: true }).compare;
}

/** Installed ones before the system's, and those before a path, in whatever order they are named. */
function pick(call: ShimCall, all: readonly string[], source: string): ShimChoice {
  const versions = all.join(' ');
  const reason = inWords('named', { source, versions });
  for (const version of all.filter((one) => one !== 'system' && !one.startsWith('path:'))) {
    const tree = posix.join(call.root, 'installs/golang', version.replace(/^ref:/, 'ref-'));
    const path = programIn(call, tree);
    if (path !== null) return { path, reason };
  }
  if (all.includes('system')) {
    const path = call.next();
    return path === null ? { path, reason: inWords('noSystem', { reason }), stops: true } : { path, reason };
  }
  const [first] = all.filter((one) => one.startsWith('path:'));
  const path = first?.startsWith('path:/') ? programIn(call, first.slice('path:'.length)) : null;
  return path === null
    ? { path: null, reason: inWords('notInstalled', { source, versions }), stops: true }
    : { path, reason };
}

/** Directories of programs that the plugin names; the last that has it counts. */
function programIn({ host }: ShimCall, tree: string): string | null {
  const paths = ['go/bin/go', 'bin/go'].map((path) => posix.join(tree, path));
  return paths.find((path) => host.files.target(path).ok) ?? null;
}
