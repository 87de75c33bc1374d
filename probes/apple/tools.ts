import { posix } from 'node:path';
import {
  commandLineTools,
  type DeveloperDirectory,
  developerLinks,
  developerPlaces,
} from '../../host/apple/developer-directory.darwin.ts';
import type { Context, Host } from '../../host/host.ts';
import type { Tools, ToolsVersion } from './answer.ts';
import { type AppleLook, textIn } from './look.ts';
import { minimumAbove } from './minimum.ts';

/**
 * Receipts of the Command Line Tools; they stay when the directory is removed. Since macOS 10.15 those of Apple's own packages are
 * in the first place (seen in public code, with `PackageVersion` as `26.6.0.0.1…`); see docs/needs-a-mac.md.
 */
const receipts = ['/Library/Apple/System/Library/Receipts', '/var/db/receipts'].map(
  (place) => `${place}/com.apple.pkg.CLTools_Executables.plist`,
);

/** Programs that every macOS has in /usr/bin and that only lead to the developer tools. */
const shims = ['xcode-select', 'xcrun', 'clang', 'cc', 'git', 'make'].map((name) => `/usr/bin/${name}`);

/**
 * Whether there is any trace of developer tools: the shims, which every Mac has, or what was chosen or installed. A folder
 * without any says nothing about missing tools on the machine that it was made from.
 */
export function isTold({ files }: Pick<Host, 'files'>, contexts: readonly Context[]): boolean {
  if (contexts.some(({ environment }) => environment.DEVELOPER_DIR || environment.SDKROOT)) return true;
  return [...shims, ...receipts, ...developerLinks].some((path) => files.facts(path).ok);
}

/** What is at a developer directory; for null, what is left of tools that were installed. */
export function toolsAt(
  look: AppleLook,
  directory: DeveloperDirectory | null,
  osVersion: string | null,
): Tools {
  const receipt = receipts.find((file) => look.isThere(file) === true) ?? null;
  const path = directory?.path ?? commandLineTools;
  const kind = kindOf(path);
  const { state, lacks } =
    directory === null && receipt === null
      ? { state: 'none' as const, lacks: [] }
      : stateOf(look, path, kind);
  const version = state === 'whole' ? versionOf(look, path, kind, receipt, osVersion) : null;
  const isOff = state === 'none' || state === 'gone' || state === 'broken';
  return {
    path,
    directory,
    setBy: null,
    kind,
    state,
    lacks,
    version,
    receipt: kind === 'command-line-tools' ? receipt : null,
    instead: isOff || (version && version.minimum !== null) ? insteadOf(look, path, osVersion) : null,
  };
}

function kindOf(path: string): Tools['kind'] {
  if (path === commandLineTools) return 'command-line-tools';
  return path.endsWith('.app/Contents/Developer') ? 'xcode' : 'other';
}

/** https://macops.ca/developer-binaries-on-os-x-xcode-select-and-xcrun; paths as Homebrew's os/mac/xcode.rb has them. */
function stateOf(look: AppleLook, path: string, kind: Tools['kind']): Pick<Tools, 'state' | 'lacks'> {
  const isThere = look.isThere(path);
  if (isThere === null) return { state: 'unknown', lacks: [] };
  if (!isThere) return { state: 'gone', lacks: [path] };
  if (kind === 'other') return { state: 'unknown', lacks: [] };
  const clang = kind === 'xcode' ? 'Toolchains/XcodeDefault.xctoolchain/usr/bin/clang' : 'usr/bin/clang';
  const either = ['usr/lib/libxcrun.dylib', 'usr/bin/xcrun'].map((name) => posix.join(path, name));
  const runs = either.map((file) => look.isThere(file));
  const compiles = look.isThere(posix.join(path, clang));
  if (compiles === null || (!runs.includes(true) && runs.includes(null)))
    return { state: 'unknown', lacks: [] };
  const lacks = [...(compiles ? [] : [posix.join(path, clang)]), ...(runs.includes(true) ? [] : either)];
  return { state: lacks.length === 0 ? 'whole' : 'broken', lacks };
}

function versionOf(
  look: AppleLook,
  path: string,
  kind: Tools['kind'],
  receipt: string | null,
  osVersion: string | null,
): ToolsVersion | null {
  const file = kind === 'xcode' ? posix.join(path, '../version.plist') : receipt;
  if (file === null || kind === 'other') return null;
  const key = kind === 'xcode' ? 'CFBundleShortVersionString' : 'PackageVersion';
  const value = textIn(look.dictionary(file), key);
  if (value === null) return null;
  const minimum = minimumAbove(value, kind === 'xcode' ? 'xcode' : 'commandLineTools', osVersion);
  return { value, file, minimum };
}

/**
 * The first whole directory of the places that are looked at when nothing names one, else of the other Xcodes in /Applications:
 * several stand there side by side as Xcode_16.4.app or Xcode-26.app. Those that are old for this macOS are none.
 */
function insteadOf(look: AppleLook, path: string, osVersion: string | null): Tools['instead'] {
  const there = developerPlaces
    .filter((place) => look.isThere(place.look) === true)
    .map((place) => place.path);
  const isFit = (place: string): boolean =>
    place !== path && isWhole(look, place) && !isOld(look, place, osVersion);
  const usual = there.find(isFit);
  if (usual !== undefined) return { path: usual, isDefault: usual === there[0] };
  const other = otherXcodes(look).find(isFit);
  return other === undefined ? null : { path: other, isDefault: false };
}

/** Whether the files in a developer directory make it work. */
export function isWhole(look: AppleLook, path: string): boolean {
  return stateOf(look, path, kindOf(path)).state === 'whole';
}

function isOld(look: AppleLook, path: string, osVersion: string | null): boolean {
  const receipt = receipts.find((file) => look.isThere(file) === true) ?? null;
  const version = versionOf(look, path, kindOf(path), receipt, osVersion);
  return version !== null && version.minimum !== null;
}

const mostXcodes = 50;

/** The last by name first, which mostly is the newest. */
function otherXcodes(look: AppleLook): readonly string[] {
  const names = look.names('/Applications').filter((name) => /^Xcode.+\.app$/.test(name));
  return names
    .toSorted()
    .toReversed()
    .slice(0, mostXcodes)
    .map((name) => `/Applications/${name}/Contents/Developer`);
}
