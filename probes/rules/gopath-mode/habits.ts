import { posix } from 'node:path';
import { isKnownSystem } from '../../environment/targets.ts';
import {
  type ContextSettings,
  type ModeHere,
  type Modes,
  type SetHere,
  settingOf,
} from '../../modes/answer.ts';
import { isNative, type Inventory } from '../../inventory/inventory.ts';
import { isIntelPrefix } from '../../inventory/means.ts';
import { isWithin } from '../../workspace/workspace.ts';
import type { Values } from './text.ts';

/** An old habit that harms, before it is said. */
export interface Habit {
  readonly kind: Values['kind'];
  /** The setting; null where none is to blame. */
  readonly setting: SetHere | null;
  /** What it is about: the directories concerned, or the module caches. */
  readonly paths: readonly string[];
  /** What the go command says; null when it goes on. */
  readonly says: string | null;
  /** It is likely and not proven. */
  readonly isLikely?: true;
}

/** Every habit of one context. */
export function habitsOf(context: ContextSettings, answer: Modes): readonly Habit[] {
  const projects = answer.projects.filter((one) => one.context === context.context);
  return [
    ...refused(context),
    ...modulesOff(context, projects),
    ...outsideModules(context, projects, answer),
    ...gobin(context, answer.inventory),
    ...(context.rootMod === null ? [] : [rootMod(context.rootMod)]),
  ];
}

/** More than one module cache: each downloads and keeps the same modules once more. */
export function severalCaches({ moduleCaches }: Modes): Habit | null {
  if (moduleCaches.length < 2) return null;
  return { kind: 'two-caches', setting: null, paths: moduleCaches.map(({ path }) => path), says: null };
}

function refused(context: ContextSettings): readonly Habit[] {
  const [modules, gopath] = [settingOf(context, 'GO111MODULE'), settingOf(context, 'GOPATH')];
  const bad = gopath.value.split(':').find((one) => one !== '' && !one.startsWith('/'));
  const says = bad?.startsWith('~')
    ? `go: GOPATH entry cannot start with shell metacharacter '~': ${JSON.stringify(bad)}`
    : `go: GOPATH entry is relative; must be absolute path: ${JSON.stringify(bad)}.`;
  return [
    ...(['', 'on', 'off', 'auto'].includes(modules.value)
      ? []
      : [habit('unknown-mode', modules, [], `go: unknown environment setting GO111MODULE=${modules.value}`)]),
    ...(bad === undefined ? [] : [habit('gopath-relative', gopath, [], says)]),
  ];
}

function modulesOff(context: ContextSettings, projects: readonly ModeHere[]): readonly Habit[] {
  const modules = settingOf(context, 'GO111MODULE');
  if (modules.value !== 'off') return [];
  const says = "go: modules disabled by GO111MODULE=off; see 'go help modules'";
  return [
    habit(
      'off',
      modules,
      projects.map(({ directory }) => directory),
      says,
    ),
  ];
}

/** Folders with Go files below `src` of a GOPATH and no go.mod: built in GOPATH mode, or not at all. */
function outsideModules(
  context: ContextSettings,
  projects: readonly ModeHere[],
  { unmoduled, projects: everywhere }: Modes,
): readonly Habit[] {
  const here = projects.filter(({ directory }) => unmoduled.includes(directory));
  const modules = settingOf(context, 'GO111MODULE');
  const inGopath = here.filter(({ kind }) => kind === 'gopath').map(({ directory }) => directory);
  // What another context builds there is reported by the setting that has it so.
  const built = new Set(everywhere.flatMap(({ kind, directory }) => (kind === 'gopath' ? [directory] : [])));
  const outside = here
    .filter(({ kind, directory }) => kind === 'none' && !built.has(directory))
    .map(({ directory }) => directory);
  const says =
    "go: go.mod file not found in current directory or any parent directory; see 'go help modules'";
  return [
    ...(modules.value === 'auto' && inGopath.length > 0 ? [habit('auto', modules, inGopath, null)] : []),
    ...outside.map((directory) => habit('no-module', null, [directory], says)),
  ];
}

/** GOBIN in a tree for other processors: what `go install` makes there is taken for a part of it, and shadows or is shadowed. */
function gobin(context: ContextSettings, inventory: Inventory): readonly Habit[] {
  const setting = settingOf(context, 'GOBIN');
  if (setting.value === '') return [];
  if (!setting.value.startsWith('/'))
    return [habit('gobin-relative', setting, [], 'cannot install, GOBIN must be an absolute path')];
  const { hardware, platform, means, toolchains } = inventory;
  const names = setting.value.split('/');
  const target = names.find((name) => {
    const [os = '', architecture = '', ...more] = name.split('_');
    return more.length === 0 && architecture !== '' && isKnownSystem(os);
  });
  const isOther = target !== undefined && target !== `${platform}_${hardware.architecture}`;
  if (isOther) return [habit('gobin-foreign', setting, [setting.value], null)];
  const foreign = toolchains.find(({ binary, goroot }) => {
    const architectures = binary?.architectures ?? [];
    const isForeign = architectures.length > 0 && !isNative(architectures, hardware);
    return isForeign && goroot !== null && isWithin(setting.value, goroot.path);
  });
  if (foreign) return [habit('gobin-foreign', setting, [setting.value, foreign.goroot?.path ?? ''], null)];
  const intel = means.homebrews.find(
    ({ prefix }) => hardware.architecture === 'arm64' && isIntelPrefix(platform, prefix),
  );
  if (!intel || posix.normalize(setting.value) !== `${intel.prefix}/bin`) return [];
  return [{ ...habit('gobin-foreign', setting, [setting.value, intel.prefix], null), isLikely: true }];
}

function rootMod(file: string): Habit {
  const says = `go: warning: ignoring go.mod in $GOPATH ${posix.dirname(file)}`;
  return habit('gopath-root', null, [file], says);
}

function habit(
  kind: Habit['kind'],
  setting: SetHere | null,
  paths: readonly string[],
  says: string | null,
): Habit {
  return { kind, setting, paths, says };
}
