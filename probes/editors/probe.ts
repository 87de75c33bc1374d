import { posix } from 'node:path';
import type { Context, Host } from '../../host/host.ts';
import { applications } from '../applications/probe.ts';
import type { Inventory } from '../inventory/inventory.ts';
import { startedBy } from '../inventory/native.ts';
import type { Probe } from '../probe.ts';
import { running } from '../running/probe.ts';
import type { Editors, NamedTool, SettingsFile } from './answer.ts';
import { type Around, throughOpt } from './expand.ts';
import { declaredSettings } from './extensions.ts';
import { SettingsFiles } from './files.ts';
import { openedIn } from './folders.ts';
import { hasUndescribed } from './lint.ts';
import { namedRoots } from './roots.ts';
import { namedTools } from './tools.ts';
import { userDirectories } from './users.ts';

/** What do the settings of VS Code and its relatives say to the Go extension, and which programs do they name? From files alone. */
export const editors: Probe<Editors> = {
  id: 'editors',
  schedule: '*/30 * * * *',
  timeLimitMs: 20_000,
  async ask(sweep) {
    const { host } = sweep;
    const { inventory, runs } = await sweep.ask(running);
    const { all } = await sweep.ask(applications);
    const around = ofExtensionHost(host, inventory.contexts);
    const users = userDirectories(host, around.environment, all);
    const modules = new Set(runs.map(({ directory }) => directory));
    if (sweep.directory !== undefined) modules.add(sweep.directory);
    modules.delete(host.user.home);
    const files = new SettingsFiles(host);
    for (const user of users) files.ofUser(user);
    files.ofServers();
    sweep.signal.throwIfAborted();
    files.ofOpened(openedIn(host, users, [...modules]));
    const { found, unread } = files;
    const tools = namedTools(host, found, inventory.hardware, around);
    return {
      platform: host.platform,
      hardware: inventory.hardware,
      files: found,
      tools,
      roots: namedRoots(host, found, tools, inventory, around),
      trees: treesOf(host, inventory, tools),
      declared: hasUndescribed(found) ? declaredSettings(host) : new Map(),
      unread,
    };
  },
  doubts: ({ unread }) => ({
    unknown: unread,
    undecided: (subject) => unread.some((sentence) => sentence.includes(subject)),
  }),
  watches: ({ files, tools }) => [
    ...files.map(({ file }) => placeOf(file)),
    ...tools.flatMap(({ resolved }) => (resolved?.startsWith('/') ? [placeOf(resolved)] : [])),
  ],
};

/**
 * VS Code asks the login shell for its environment when it was started from the desktop, and has it from the terminal else.
 * https://code.visualstudio.com/docs/supporting/faq#_resolving-shell-environment-fails
 */
function ofExtensionHost({ user }: Host, contexts: readonly Context[]): Omit<Around, 'folder'> {
  const of = (id: Context['id']): Context | undefined => contexts.find((one) => one.id === id);
  const terminal = of('login-shell');
  const own = { HOME: user.home, USER: user.name };
  return {
    home: user.home,
    environment: { ...own, ...of('gui')?.environment, ...terminal?.environment },
    isWhole: terminal?.certainty === 'observed',
  };
}

/** Of the Gos that win on a PATH or are chosen by a setting: as they are called, without links, and by the path that stays. */
function treesOf(host: Host, inventory: Inventory, tools: readonly NamedTool[]): readonly string[] {
  const winners = inventory.toolchains.filter(({ winsIn }) => winsIn.length > 0);
  const paths = [
    ...winners.map((go) => startedBy(go, inventory)?.goroot?.path),
    ...tools.map(({ found }) => found?.goroot?.path),
  ].filter((path) => path !== undefined);
  return paths.flatMap((path) => {
    const real = host.files.realPath(path);
    const own = real.ok ? [path, real.value] : [path];
    return [...own, ...own.flatMap((place) => throughOpt(place) ?? [])];
  });
}

function placeOf(file: SettingsFile['file']): {
  readonly directory: string;
  readonly names: readonly string[];
} {
  return { directory: posix.dirname(file), names: [posix.basename(file)] };
}
