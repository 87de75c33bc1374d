import { posix } from 'node:path';
import type { Architecture, Host } from '../../host/host.ts';
import { readProperties } from '../../host/formats/properties.ts';
import { parsedOf } from '../../host/files/memory.ts';
import type { GoLand } from '../goland/goland.ts';
import type { NamedTool } from '../editors/answer.ts';
import type { Inventory, Tool } from '../inventory/inventory.ts';
import { Look } from '../inventory/look.ts';
import { describeTool, type Found } from '../inventory/tool.ts';
import type { Debugger } from './answer.ts';
import { windowOf } from './window.ts';

/** Whoever starts a `dlv`, and the file that it starts. */
interface Named {
  readonly path: string;
  readonly source: Debugger['source'];
  readonly by: string;
}

/**
 * Every `dlv` that is started here: by its name in a terminal or an application, from where `go install` puts it, by a GoLand, which
 * brings its own, and by settings that name one. A file that is there twice counts once, by its first way.
 */
export function findDebuggers(
  host: Host,
  inventory: Inventory,
  golands: readonly GoLand[],
  settings: readonly NamedTool[],
): readonly Debugger[] {
  const look = new Look(host);
  const own = inventory.tools.filter(({ name }) => name === 'dlv').map(ofTool);
  const named = [
    ...golands.flatMap((goland) => [...bundled(host, goland), ...setIn(host, goland)]),
    ...settings.flatMap(setInEditor),
  ];
  const found = new Map(own.map((one) => [one.path, one]));
  for (const one of named) {
    if (found.has(one.path)) continue;
    const tool = describeTool(look, one.path, new Set());
    if (tool !== null) found.set(one.path, { ...described(tool), ...one, winsIn: [], tool: null });
  }
  return [...found.values()];
}

/** `dlv` of `go.alternateTools`. */
function setInEditor({ key, tool, resolved, found, line, in: { file } }: NamedTool): readonly Named[] {
  return key === 'go.alternateTools' && tool === 'dlv' && resolved !== null && found !== null
    ? [{ path: resolved, source: 'editor-setting', by: `${file}:${line}` }]
    : [];
}

function ofTool(tool: Tool): Debugger {
  return {
    ...described(tool),
    path: tool.path,
    source: tool.seenIn.length > 0 ? 'path' : 'installed',
    by: null,
    winsIn: tool.winsIn,
    tool,
  };
}

function described(tool: Found): Omit<Debugger, 'path' | 'source' | 'by' | 'winsIn' | 'tool'> {
  const version = releaseOf(tool);
  return {
    chain: tool.chain.links,
    state: tool.state,
    version,
    builtBy: tool.binary?.go?.version.split(' X:', 1)[0] ?? null,
    architectures: tool.binary?.architectures ?? [],
    window: version === null ? null : windowOf(version),
  };
}

/**
 * Which release of Delve it is: as the module's version says, or, where a package manager builds from an archive and it says
 * `(devel)`, as the directory is called that the manager keeps it in (a Cellar, the store of Nix).
 */
function releaseOf({ binary, chain }: Found): string | null {
  const module = binary?.go?.module;
  if (module?.path === 'github.com/go-delve/delve' && /^v\d+\.\d+\.\d+$/.test(module.version))
    return module.version;
  const kept = /\/(?:Cellar\/delve\/|nix\/store\/[a-z0-9]{32}-delve-)(\d+\.\d+\.\d+)(?:_\d+)?\//.exec(
    chain.file ?? '',
  )?.[1];
  return kept === undefined ? null : `v${kept}`;
}

/** The one that a GoLand starts: a setting's comes before its own. Null: neither is known. */
export function debuggerOf(host: Host, goland: GoLand): Named | null {
  return setIn(host, goland)[0] ?? bundled(host, goland)[0] ?? null;
}

/** Which of the two GoLand starts follows its own architecture. */
const folders: Readonly<Record<Host['platform'], Readonly<Record<Architecture, string>>>> = {
  darwin: { amd64: 'mac', arm64: 'macarm' },
  linux: { amd64: 'linux', arm64: 'linuxarm' },
};

function bundled(host: Host, goland: GoLand): readonly Named[] {
  const folder = folders[host.platform][goland.architectures[0] ?? ''];
  if (folder === undefined) return [];
  const [path] = ['plugins/go-plugin', 'plugins/go']
    .map((plugin) => posix.join(goland.home, plugin, 'lib/dlv', folder, 'dlv'))
    .filter((place) => host.files.target(place).ok);
  return path === undefined ? [] : [{ path, source: 'goland', by: goland.path }];
}

/** `dlv.path` in the user's idea.properties, which GoLand starts in place of its own. */
function setIn(host: Host, { config }: GoLand): readonly Named[] {
  const file = posix.join(config, 'idea.properties');
  const path = parsedOf(host, file, { purpose: 'dlv.path' }, (text) => ({
    value: readProperties(text).get('dlv.path') ?? '',
    line: text.split('\n').findIndex((line) => line.trimStart().startsWith('dlv.path')) + 1,
  }));
  if (!path?.value.startsWith('/')) return [];
  return [{ path: posix.normalize(path.value), source: 'goland-setting', by: `${file}:${path.line}` }];
}
