import { posix } from 'node:path';
import type { Context, ContextId, Hardware, Host } from '../../host/host.ts';
import { installationOf } from './installer.ts';
import { architectureThatRuns, nativeGo, terminalOf } from './native.ts';
import { placesOf } from '../../host/go/places.ts';
import { readSettings } from '../../host/go/settings.ts';
import { describeSource } from '../../host/go/setting.ts';
import { searchPath } from './candidates.ts';
import { versionIn } from './goroot.ts';
import { faultOf, isSeenAtOnce } from './tree.ts';
import { obstacleIn } from './build-cache.ts';
import { firstWord } from './builders.ts';
import type { Building, GorootInUse, Inventory, Tool } from './inventory.ts';

/** What each context's settings make of what was found: files that rules would else have to ask for. */
export function inUse(
  host: Host,
  found: Pick<Inventory, 'hardware' | 'contexts' | 'toolchains'>,
): Pick<Inventory, 'goroots' | 'brews' | 'building'> {
  const goroots = new Map<ContextId, GorootInUse>();
  const brews = new Map<ContextId, readonly string[]>();
  for (const context of found.contexts) {
    const go = found.toolchains.find((tool) => tool.winsIn.includes(context.id));
    const goroot = go && gorootOf(go, context, found.hardware, host);
    if (goroot) goroots.set(context.id, goroot);
    if (host.platform === 'darwin') brews.set(context.id, brewsOf(context, host));
  }
  return { goroots, brews, building: buildingOf(host, found) };
}

function gorootOf(go: Tool, context: Context, hardware: Hardware, host: Host): GorootInUse | null {
  // A manager's shim sets GOROOT for the go that it starts.
  if (go.leadsTo || !go.binary?.go?.version) return null;
  const own = go.goroot?.path;
  const settings = readSettings(host, context.environment, own ?? null);
  const set = settings('GOROOT');
  const isOwn = set.value === '' || samePlace(host, set.value, own);
  const path = isOwn ? own : set.value;
  if (path === undefined) return null;
  const fault = faultOf(host, { root: path, architecture: architectureThatRuns(go.binary, hardware) });
  const place = fault === 'relative' ? null : host.files.target(path);
  const version = place?.ok ? versionIn(host, path) : null;
  const isMixed = version !== null && firstWord(version) !== firstWord(go.binary.go.version);
  const isHidden = (isMixed || fault !== null) && !isSeenAtOnce(fault);
  const { buildCache } = placesOf(host, context.environment, settings);
  return {
    path,
    obstacle: isHidden && buildCache !== null ? obstacleIn(host, buildCache) : null,
    state: place?.ok ? 'present' : fault === null ? 'blocked' : 'absent',
    fault,
    version,
    installer: installationOf(host, [posix.join(path, 'bin/go')]).installer,
    setBy: isOwn ? null : describeSource(set.source),
    source: set.source.kind,
  };
}

function samePlace({ files }: Host, one: string, other: string | undefined): boolean {
  if (other === undefined || !one.startsWith('/')) return false;
  const [x, y] = [files.realPath(one), files.realPath(other)];
  return x.ok && y.ok && x.value === y.value;
}

function brewsOf(context: Context, { files }: Host): readonly string[] {
  return searchPath(context)
    .map((directory) => posix.join(directory, 'brew'))
    .filter((path) => files.target(path).ok);
}

function buildingOf(
  host: Host,
  found: Pick<Inventory, 'hardware' | 'contexts' | 'toolchains'>,
): Building | null {
  const context = terminalOf(found);
  if (!context) return null;
  const settings = readSettings(host, context.environment, nativeGo(found)?.goroot?.path ?? null);
  return {
    installs: placesOf(host, context.environment, settings).installs,
    architecture: settings('GOARCH').value,
    goroot: readSettings(host, context.environment, null)('GOROOT'),
  };
}
