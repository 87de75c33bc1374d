import { posix } from 'node:path';
import { binaryOf, namesIn, parsedOf } from '../../host/files/memory.ts';
import { fieldOf, readJson } from '../../host/formats/json.ts';
import { type ProductInfo, readProductInfo } from '../../host/formats/product-info.ts';
import type { Architecture, Context, Environment, Host } from '../../host/host.ts';
import { placesOfApplications } from '../applications/places.ts';
import type { GoLand } from './goland.ts';

/** More than anyone keeps beside each other. */
const mostInstalls = 16;
/** Bytes; with the list of its plugins a real one has some hundred thousand. */
const largestInfo = 4 * 1024 * 1024;

/**
 * Every GoLand of this machine: applications, those of the Toolbox (also of version 1, a directory for each build), snaps and
 * unpacked archives, each by its own product-info.json, since others use the same names. `environment`: that of the desktop, which
 * may move the user's directories on Linux.
 */
export function golands(host: Host, environment: Environment): readonly GoLand[] {
  const found = new Map<string, GoLand>();
  for (const path of candidates(host)) {
    if (found.size === mostInstalls) break;
    const real = host.files.realPath(path);
    const place = real.ok ? real.value : path;
    if (found.has(place)) continue;
    const goland = describe(host, path, environment);
    if (goland !== null) found.set(place, goland);
  }
  return [...found.values()];
}

function candidates(host: Host): readonly string[] {
  const { home } = host.user;
  const mac = host.platform === 'darwin';
  const data = posix.join(home, mac ? 'Library/Application Support' : '.local/share');
  const written = listedBy(host, posix.join(data, 'JetBrains/Toolbox/state.json'));
  const own = ['', '.local/opt', 'opt', 'apps', 'Applications'].map((name) => posix.join(home, name));
  const unpacked = mac ? [] : ['/usr/local', ...own].flatMap((place) => namedGoland(host, place));
  return [...written, ...placesOfApplications(host).paths, ...unpacked];
}

function namedGoland(host: Host, directory: string): readonly string[] {
  const names = namesIn(host, directory, 'goland', (name) => /^goland/i.test(name));
  return names.ok ? names.value.map((name) => posix.join(directory, name)) : [];
}

/** The places that the Toolbox has written down. What is there is looked at all the same. */
function listedBy(host: Host, state: string): readonly string[] {
  const places = parsedOf(host, state, { purpose: 'toolbox' }, (text) => {
    const tools = fieldOf(readJson(text), 'tools');
    return (Array.isArray(tools) ? tools.slice(0, 200) : []).flatMap((tool: unknown) =>
      ['installLocation', 'installationDirectory'].flatMap((name) => {
        const place = fieldOf(tool, name);
        return typeof place === 'string' && place.startsWith('/') ? [posix.normalize(place)] : [];
      }),
    );
  });
  return places ?? [];
}

function describe(host: Host, path: string, environment: Environment): GoLand | null {
  const mac = host.platform === 'darwin';
  const home = mac ? posix.join(path, 'Contents') : path;
  const productInfo = posix.join(home, mac ? 'Resources/product-info.json' : 'product-info.json');
  const wishes = { purpose: 'product-info', limitBytes: largestInfo };
  const info = parsedOf(host, productInfo, wishes, readProductInfo);
  if (info?.code !== 'GO') return null;
  const at = (relative: string | null): string | null =>
    relative === null ? null : posix.join(posix.dirname(productInfo), relative);
  const launcher = at(info.launcher);
  return {
    path,
    home,
    productInfo,
    version: info.version,
    branch: branchOf(info.build),
    by: installerOf(path),
    variables: info.variables,
    config: placeOf(host, environment, info, 'config'),
    caches: placeOf(host, environment, info, 'caches'),
    launcher,
    architectures: architecturesOf(host, launcher, info.architecture),
    vmOptions: at(info.vmOptions),
    launches: info.launches,
    arguments: info.arguments,
  };
}

function installerOf(path: string): GoLand['by'] {
  if (path.startsWith('/snap/')) return 'snap';
  if (/\/JetBrains(?: |\/)Toolbox\//i.test(path)) return 'toolbox';
  return path.endsWith('.app') ? 'application' : 'archive';
}

function branchOf(build: string): number | null {
  const branch = /^(?:[A-Z]+-)?(\d{3})\./.exec(build)?.[1];
  return branch === undefined ? null : Number(branch);
}

/** The user's directories as the launcher has them (XPlatLauncher, get_config_home and get_caches_home). */
function placeOf(
  host: Host,
  environment: Environment,
  { vendor, dataDirectory }: ProductInfo,
  kind: 'config' | 'caches',
): string {
  const { home } = host.user;
  if (host.platform === 'darwin') {
    const library = kind === 'config' ? 'Library/Application Support' : 'Library/Caches';
    return posix.join(home, library, vendor, dataDirectory);
  }
  const set = environment[kind === 'config' ? 'XDG_CONFIG_HOME' : 'XDG_CACHE_HOME'];
  const base = set?.startsWith('/') ? set : posix.join(home, kind === 'config' ? '.config' : '.cache');
  return posix.join(base, vendor, dataDirectory);
}

const goNames: Readonly<Record<string, Architecture>> = { aarch64: 'arm64', x86_64: 'amd64' };

function architecturesOf(host: Host, launcher: string | null, told: string | null): readonly Architecture[] {
  const facts = launcher === null ? null : host.files.target(launcher);
  const binary = launcher !== null && facts?.ok ? binaryOf(host, launcher, facts.value) : null;
  if (binary?.ok && binary.value.architectures.length > 0) return binary.value.architectures;
  return told === null ? [] : [goNames[told] ?? told];
}

/** The environment of what is started from the Dock or a desktop's menu. */
export function desktopOf(contexts: readonly Context[]): Environment {
  return contexts.find(({ id }) => id === 'gui')?.environment ?? {};
}
