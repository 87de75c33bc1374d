import { posix } from 'node:path';
import { fieldOf, readJson } from '../../host/formats/json.ts';
import type { Sdk, Tools } from './answer.ts';
import { type AppleLook, textIn } from './look.ts';
import { compareNumbers, isVersion, majorOf } from './minimum.ts';
import { inWords } from './text.ts';

/** Bytes of SDKSettings.json; that of macOS 26 has about 20,000. */
const largestSettings = 1024 * 1024;

/**
 * The SDK with which clang compiles: SDKROOT when that is a path, else that of the tools. Homebrew refuses an SDK older than the
 * macOS: the newest one there is of an older major version. Null when it could not be determined.
 * https://github.com/Homebrew/brew/blob/main/Library/Homebrew/os/mac/sdk.rb
 */
export function sdkOf(
  look: AppleLook,
  { directory, kind }: Tools,
  named: { readonly path: string; readonly setBy: string | null } | null,
  osVersion: string | null,
): Sdk | null {
  if (named !== null) return sdkAt(look, named.path, named.setBy ?? 'SDKROOT', null);
  if (directory === null || kind === 'other') return null;
  const below = kind === 'xcode' ? 'Platforms/MacOSX.platform/Developer/SDKs' : 'SDKs';
  return sdkAt(look, posix.join(directory.path, below, 'MacOSX.sdk'), null, osVersion);
}

function sdkAt(look: AppleLook, path: string, setBy: string | null, osVersion: string | null): Sdk | null {
  const target = look.link(path);
  const base = { path, setBy, target, version: null };
  const isThere = look.isThere(path);
  if (isThere === null) return null;
  if (!isThere) return { ...base, fault: target === null ? 'absent' : 'dangling' };
  const headers = look.isThere(posix.join(path, 'usr/include/stdlib.h'));
  if (headers === null) return null;
  if (!headers) return { ...base, fault: 'no-headers' };
  const version = setBy === null ? newestBeside(look, path, osVersion) : versionOf(look, path);
  return { ...base, version, fault: isOlder(version, osVersion) ? 'old' : null };
}

/** Of an older major version. */
function isOlder(version: string | null, osVersion: string | null): boolean {
  const [own, os] = [majorOf(version), majorOf(osVersion)];
  return own !== null && os !== null && own < os;
}

/** A newer one may lie beside the one that the link names. Null where none is known to be new enough and one does not tell. */
function newestBeside(look: AppleLook, path: string, osVersion: string | null): string | null {
  const directory = posix.dirname(path);
  const others = look
    .names(directory)
    .filter((name) => /^MacOSX[\d.]*\.sdk$/.test(name))
    .slice(0, 50);
  const versions = others.map((name) => versionOf(look, posix.join(directory, name)));
  const newest =
    versions
      .filter((version) => version !== null)
      .toSorted(compareNumbers)
      .at(-1) ?? null;
  const silent = others.find((_, index) => versions[index] === null);
  if (silent === undefined || (newest !== null && !isOlder(newest, osVersion))) return newest;
  look.unknown.add(inWords('noVersion', { path: posix.join(directory, silent) }));
  return null;
}

/** Older SDKs have their settings as a property list alone. */
function versionOf(look: AppleLook, path: string): string | null {
  const text = look.host.files.text(posix.join(path, 'SDKSettings.json'), largestSettings);
  const value = text.ok
    ? fieldOf(readJson(text.value), 'Version')
    : textIn(look.dictionary(posix.join(path, 'SDKSettings.plist')), 'Version');
  return typeof value === 'string' && isVersion(value) ? value : null;
}
