import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { home } from '../../../host/simulated/mac.ts';
import { editors } from '../../../probes/editors/probe.ts';
import { newSweep } from '../../../probes/sweep.ts';
import { machine, today } from '../machine.ts';
import { user, withFiles } from './machines.ts';

const app = `${home}/src/app`;
const settings = `${app}/.vscode/settings.json`;
const wrong = '{ "go.delvePath": "/x" }\n';

/** A machine with 10,001 more entries in a directory. */
async function withMany(directory: string) {
  const made = await machine(
    withFiles({
      [`${user}/settings.json`]: wrong,
      [`${app}/go.mod`]: 'module example.com/app\n',
      [settings]: wrong,
    }),
  );
  const place = join(made.folder, 'root', directory);
  mkdirSync(place, { recursive: true });
  for (let at = 0; at <= 10_000; at += 1) writeFileSync(join(place, `f${at}`), '');
  return made.host;
}

test.each([
  ['the windows that an editor has written down', `${user}/workspaceStorage`],
  ['a folder', app],
])(
  '%s with more entries than are listed is unknown, with why, and what is known is shown',
  async (_, place) => {
    const host = await withMany(place);
    const sweep = newSweep(host, new AbortController().signal, today, { directory: app });
    const answer = await sweep.ask(editors);
    const { unread, files } = answer;
    expect(unread).toEqual([expect.stringMatching(/more than 10000 entries/)]);
    expect(unread[0]).toContain(place);
    expect(files.map(({ file }) => file)).toEqual([`${user}/settings.json`, settings]);
    expect(editors.doubts(answer).unknown).toEqual(unread);
  },
);
