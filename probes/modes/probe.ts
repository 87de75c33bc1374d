import { join } from 'node:path';
import { namesIn } from '../../host/files/memory.ts';
import { placesOf } from '../../host/go/places.ts';
import { readSettings, type Settings } from '../../host/go/settings.ts';
import type { Context, ContextId, Host } from '../../host/host.ts';
import { moduleOf } from '../contention/actor.ts';
import { recentFolders } from '../contention/recent.ts';
import { Origins } from '../environment/origin.ts';
import type { Inventory } from '../inventory/inventory.ts';
import { toolchains } from '../inventory/probe.ts';
import { watchTargets } from '../inventory/watch.ts';
import type { Probe, Sweep } from '../probe.ts';
import { knownPlaces } from '../workspace/probe.ts';
import { isWithin, type Workspace } from '../workspace/workspace.ts';
import type { ContextSettings, ModeHere, Modes, SetHere } from './answer.ts';
import { modeOf } from './mode.ts';
import { moduleCachesOf } from './module-caches.ts';

/** In which mode does the go command work in each directory that is known here, and which old habits are in its way? */
export const modes: Probe<Modes> = {
  id: 'modes',
  schedule: '*/5 * * * *',
  timeLimitMs: 20_000,
  async ask(sweep) {
    const { host, signal } = sweep;
    const inventory = await sweep.ask(toolchains);
    const origins = new Origins(host, inventory.contexts);
    const watched = inventory.contexts.filter(({ id }) => builders.includes(id));
    const contexts = watched.map((context) => settingsOf(host, context, inventory, origins));
    const unmoduled = withoutModule(
      sweep,
      contexts.flatMap(({ gopath }) => gopath),
    );
    const projects: ModeHere[] = [];
    const works = new Map<string, Workspace | null>();
    for (const directory of [...new Set([...(await knownPlaces(sweep)), ...unmoduled])])
      for (const context of watched) {
        signal.throwIfAborted();
        projects.push(modeHere(host, directory, context, inventory, works));
      }
    const { platform } = host;
    return {
      platform,
      contexts,
      projects,
      unmoduled,
      moduleCaches: moduleCachesOf(host, watched),
      inventory,
    };
  },
  doubts: ({ inventory }) => ({ unknown: [], undecided: () => inventory.unseen.length > 0 }),
  watches: ({ inventory, projects }, { host }) => [
    ...watchTargets(inventory, host),
    ...[...new Set(projects.map(({ directory }) => directory))].map((directory) => ({
      directory,
      names: ['go.mod', 'vendor'],
    })),
    ...[...new Set(projects.flatMap(({ vendor }) => (vendor?.exists ? [vendor.directory] : [])))].map(
      (directory) => ({ directory, names: ['modules.txt'] }),
    ),
  ],
};

/** Our own process builds nothing. */
const builders: readonly ContextId[] = ['login-shell', 'gui'];

/** The settings that are reported, in that order. */
const told = ['GO111MODULE', 'GOFLAGS', 'GOWORK', 'GOPATH', 'GOBIN', 'GOMODCACHE', 'GOCACHE'] as const;

function settingsOf(host: Host, context: Context, inventory: Inventory, origins: Origins): ContextSettings {
  const settings = settingsIn(host, context, inventory, null);
  const { gopath } = placesOf(host, context.environment, settings);
  const rootMod = gopath[0] === undefined ? null : join(gopath[0], 'go.mod');
  return {
    context: context.id,
    gopath,
    rootMod: rootMod !== null && host.files.target(rootMod).ok ? rootMod : null,
    settings: told.map((name): SetHere => {
      const { value, source } = settings(name);
      const by = source.kind === 'variable' ? origins.of(context, name) : null;
      return { name, value, source, by, context: context.id, certainty: context.certainty };
    }),
  };
}

function settingsIn(
  host: Host,
  { id, environment }: Context,
  inventory: Inventory,
  directory: string | null,
): Settings {
  return readSettings(host, environment, gorootOf(id, inventory), directory);
}

function gorootOf(id: ContextId, inventory: Inventory): string | null {
  const go = inventory.toolchains.find(({ winsIn }) => winsIn.includes(id));
  return inventory.goroots.get(id)?.path ?? go?.goroot?.path ?? null;
}

/** The mode of one context's go in a directory, absolute. */
export function modeHere(
  host: Host,
  directory: string,
  context: Context,
  inventory: Inventory,
  works?: Map<string, Workspace | null>,
): ModeHere {
  const { id, environment, certainty } = context;
  const go = inventory.toolchains.find(({ winsIn }) => winsIn.includes(id));
  const mode = modeOf({
    ...{ host, directory, goroot: gorootOf(id, inventory), temporary: environment.TMPDIR || '/tmp' },
    settings: settingsIn(host, context, inventory, directory),
    ...(works && { works }),
    version: go?.binary?.go?.version.replace(/^go/, '').split(' ', 1)[0] ?? null,
  });
  return { ...mode, directory, context: id, certainty };
}

/** The caller's directory and folders that editors had open, when they are below `src` of a GOPATH, contain Go files and lack a module. */
function withoutModule({ host, directory }: Sweep, gopath: readonly string[]): readonly string[] {
  const folders = [...(directory === undefined ? [] : [directory]), ...recentFolders(host)];
  return [...new Set(folders)].filter((folder) => {
    if (!gopath.some((element) => isWithin(folder, join(element, 'src')))) return false;
    if (moduleOf(folder, host.files) !== null) return false;
    const names = namesIn(host, folder, 'Go files', (name) => name.endsWith('.go'));
    return names.ok && names.value.length > 0;
  });
}
