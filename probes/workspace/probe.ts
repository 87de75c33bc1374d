import { join, posix } from 'node:path';
import { readSettings } from '../../host/go/settings.ts';
import type { ContextId, Host } from '../../host/host.ts';
import { knownModules } from '../cgo/known-modules.ts';
import { findModuleFile } from '../choice/module-file.ts';
import { recentFolders } from '../contention/recent.ts';
import { toolchains } from '../inventory/probe.ts';
import type { Inventory } from '../inventory/inventory.ts';
import type { Probe, Sweep } from '../probe.ts';
import { type ModulesBelow, modulesBelow } from './modules-below.ts';
import { isWithin, readWorkspace, type Workspace } from './workspace.ts';

/** A workspace with those of its known directories in which it is in force. */
export interface WorkspaceInUse extends Workspace {
  /** Directories that somebody works in or had open, and in which the go command takes this go.work. */
  readonly worked: readonly string[];
}

export interface Workspaces {
  readonly workspaces: readonly WorkspaceInUse[];
  readonly unread: readonly string[];
}

/** Places that are asked for their go.work, each a few questions about files. */
const mostPlaces = 64;

/** Which go.work is in force where people work, and do its lines fit the modules that are there? */
export const workspaces: Probe<Workspaces> = {
  id: 'workspaces',
  schedule: '*/5 * * * *',
  timeLimitMs: 20_000,
  async ask(sweep) {
    const { host } = sweep;
    const inventory = await sweep.ask(toolchains);
    const worked = new Map<string, Set<string>>();
    for (const place of await knownPlaces(sweep))
      for (const file of workFilesAt(host, place, inventory))
        worked.set(file, (worked.get(file) ?? new Set()).add(place));
    const found = [...worked].flatMap(([file, places]): readonly WorkspaceInUse[] => {
      const below = belowOf(sweep, posix.dirname(file));
      const own = [...places].filter((place) => host.files.facts(join(place, 'go.mod')).ok);
      const modules = [...new Set([...below.modules, ...own])].sort();
      const workspace = readWorkspace(host.files, file, modules);
      return workspace === null ? [] : [{ ...workspace, worked: [...places] }];
    });
    return { workspaces: found, unread: found.flatMap(({ unread }) => unread).slice(0, 20) };
  },
  doubts: ({ unread }) => ({ unknown: unread }),
  watches: (answer) =>
    answer.workspaces.flatMap(({ directory, members }) => [
      { directory, names: ['go.work'] },
      ...members.slice(0, mostPlaces).map((member) => ({ directory: member.directory, names: ['go.mod'] })),
    ]),
};

/** Our own process builds nothing. */
const builders: readonly ContextId[] = ['login-shell', 'gui'];

/** Modules that are known here, the folders that editors had open, which may be the top of a workspace, and the caller's directory. */
export async function knownPlaces(sweep: Sweep): Promise<readonly string[]> {
  const { host, directory } = sweep;
  const tops = [...(directory === undefined ? [] : [directory]), ...recentFolders(host)].filter(
    (folder) => host.files.facts(join(folder, 'go.work')).ok,
  );
  return [...new Set([...(await knownModules(sweep)), ...tops])].slice(0, mostPlaces);
}

/** The go.work files that the go commands of the contexts take in a directory: mostly one, as GOWORK may differ. */
function workFilesAt(host: Host, directory: string, { contexts, toolchains }: Inventory): readonly string[] {
  const found = contexts
    .filter(({ id }) => builders.includes(id))
    .flatMap(({ id, environment }) => {
      const go = toolchains.find(({ winsIn }) => winsIn.includes(id));
      const goroot = go?.goroot?.path ?? null;
      const settings = readSettings(host, environment, goroot, directory);
      const temporary = environment.TMPDIR || '/tmp';
      const file = findModuleFile({ host, directory, settings, goroot, temporary });
      const isWork = file !== null && 'file' in file && (file.by !== null || file.file.endsWith('/go.work'));
      return isWork ? [file.file] : [];
    });
  return [...new Set(found)];
}

/** A tree is looked through again after so long: a module more is not made every minute. */
const goodForMs = 10 * 60_000;

const trees = new WeakMap<Host, Map<string, { readonly at: number; readonly below: ModulesBelow }>>();

/** A home or what holds it is not searched: it is not a source tree, and macOS would ask its user about parts of it. */
function belowOf({ host, now }: Sweep, top: string): ModulesBelow {
  if (isWithin(host.user.home, top)) return { modules: [], whole: false };
  const known = trees.get(host) ?? new Map<string, { readonly at: number; readonly below: ModulesBelow }>();
  trees.set(host, known);
  const before = known.get(top);
  if (before && now >= before.at && now - before.at < goodForMs) return before.below;
  const below = modulesBelow(host.files, top);
  if (known.size >= mostPlaces) known.clear();
  known.set(top, { at: now, below });
  return below;
}
