import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from '../../../cli/client.ts';
import type { OwnPaths } from '../../../host/paths.ts';
import { swapLink } from '../../../host/simulated/swap.ts';

/** What happens to a machine and its daemon. */
export interface Place {
  /** The folder of the simulated machine. */
  readonly machine: string;
  readonly paths: OwnPaths;
  readonly client: Client;
}

export type Act = (place: Place, round: number) => Promise<unknown>;

const link = '/opt/homebrew/bin/go';
const swap =
  (target: string, way: 'unlink' | 'rename'): Act =>
  ({ machine }) =>
    swapLink(machine, link, target, { way });

export function writeSettings({ configFile }: OwnPaths, maxPerHour: number): void {
  const lines = [
    '[tray]\nenabled = false',
    '[history]\nretentionDays = 1',
    '[log]\nlevel = "debug"',
    `[notifications]\nmaxPerHour = ${maxPerHour}`,
  ];
  writeFileSync(configFile, `${lines.join('\n')}\n`, { mode: 0o600 });
}

/** A client that listens for a moment and disconnects without a word, like one that is closed. */
const listen: Act = async ({ client }) => {
  const leave = new AbortController();
  const heard = (async () => {
    for await (const event of client.events(0, leave.signal)) if (event.id < 0) break;
  })();
  await Promise.race([wait(300), heard]);
  leave.abort();
  await heard;
};

/** In turn: swaps, places that cannot be read, new files, settings, and every request that a client makes. */
export const acts: readonly (readonly [name: string, act: Act])[] = [
  ['swap to amd64', swap('../Cellar/go/1.27.1/bin/go', 'unlink')],
  ['status', ({ client }) => client.status()],
  ['swap back', swap('../Cellar/go/1.26.8/bin/go', 'rename')],
  ['history', ({ client }) => client.get('/v1/history?limit=500')],
  ['a link that leads in a circle', swap('go', 'rename')],
  ['check', ({ client }) => client.post('/v1/check')],
  ['swap back', swap('../Cellar/go/1.26.8/bin/go', 'unlink')],
  ['events', listen],
  ['a link that leads nowhere', swap('../Cellar/go/9/bin/go', 'rename')],
  ['status', ({ client }) => client.status()],
  ['a link to what is no program', swap('../Cellar/go/1.26.8/INSTALL_RECEIPT.json', 'rename')],
  ['check', ({ client }) => client.post('/v1/check')],
  ['swap back', swap('../Cellar/go/1.26.8/bin/go', 'rename')],
  ['diagnostics', ({ client }) => client.get('/v1/diagnostics')],
  [
    'a file beside it',
    ({ machine }, round) => {
      writeFileSync(join(machine, `root/opt/homebrew/bin/tool${round % 50}`), String(round));
      return Promise.resolve();
    },
  ],
  ['a refusal', ({ client }) => client.get('/v1/nothing').catch(() => null)],
  [
    'settings',
    ({ paths }, round) => {
      writeSettings(paths, 6 + (round % 3));
      return Promise.resolve();
    },
  ],
  ['a notification', ({ client }) => client.post('/v1/notify')],
  ['a pause', ({ client }) => client.post('/v1/pause', { minutes: 1 })],
  ['its end', ({ client }) => client.post('/v1/resume')],
];
