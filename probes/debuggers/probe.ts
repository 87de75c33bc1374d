import { dirname } from 'node:path';
import type { Context, Host } from '../../host/host.ts';
import { editors } from '../editors/probe.ts';
import { desktopOf, golands } from '../goland/installs.ts';
import { watchTargets } from '../inventory/watch.ts';
import type { Probe } from '../probe.ts';
import { running } from '../running/probe.ts';
import { namesLocalhost } from '../../host/formats/hosts.ts';
import { parsedOf } from '../../host/files/memory.ts';
import type { DebugServer, Debuggers } from './answer.ts';
import { debugServerOf } from './debug-server.ts';
import { findDebuggers } from './find.ts';
import { targetsOf } from './targets.ts';

/** Does each `dlv` fit the programs that the Gos of this machine make? From files alone: none is started, none is connected to. */
export const debuggers: Probe<Debuggers> = {
  id: 'debuggers',
  schedule: '*/5 * * * *',
  timeLimitMs: 30_000,
  async ask(sweep) {
    const { host } = sweep;
    const ran = await sweep.ask(running);
    const { inventory, hardware } = ran;
    const { tools } = await sweep.ask(editors);
    return {
      hardware,
      inventory,
      debuggers: findDebuggers(host, inventory, golands(host, desktopOf(inventory.contexts)), tools),
      targets: targetsOf(ran, host),
      servers: new Map(starting(inventory.contexts, host).map((one) => [one.id, debugServerOf(host, one)])),
      localhost:
        host.platform === 'darwin'
          ? parsedOf(host, '/etc/hosts', { purpose: 'localhost' }, namesLocalhost)
          : null,
    };
  },
  doubts: ({ inventory }) => ({
    // The toolchains probe reports that a place could not be looked at.
    unknown: [],
    undecided: () => inventory.unseen.length > 0,
  }),
  watches: ({ inventory, debuggers: found, servers }, { host }) => [
    ...watchTargets(inventory, host),
    ...found
      .filter(({ tool }) => tool === null)
      .map(({ path }) => ({ directory: dirname(path), names: ['dlv'] })),
    ...[...servers.values()].flatMap(placeOf),
  ],
};

/** Where people and editors start a debugger. Delve needs a server of Apple's on a Mac alone. */
function starting(contexts: readonly Context[], { platform }: Host): readonly Context[] {
  return platform === 'darwin' ? contexts.filter(({ id }) => id !== 'daemon') : [];
}

function placeOf({ path }: DebugServer) {
  return path?.startsWith('/')
    ? [{ directory: dirname(path), names: [path.slice(path.lastIndexOf('/') + 1)] }]
    : [];
}
