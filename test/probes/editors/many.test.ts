import { expect, test } from 'vitest';
import { codeAtWork } from '../../../host/simulated/at-work.ts';
import { home } from '../../../host/simulated/mac.ts';
import type { Host } from '../../../host/host.ts';
import { contention } from '../../../probes/contention/probe.ts';
import { contexts } from '../../../probes/contexts/probe.ts';
import { editors } from '../../../probes/editors/probe.ts';
import { newSweep } from '../../../probes/sweep.ts';
import { ask } from '../../../cli/commands/which/which.ts';
import { machine, today, with_ } from '../machine.ts';
import { user, withFiles } from './machines.ts';

const app = `${home}/src/app`;
const settings = `${app}/.vscode/settings.json`;
const wrong = '{ "go.delvePath": "/x" }\n';

/** The number of entries that are listed of that directory in this test; elsewhere 10,000. */
const most = 20;

/** A machine with more entries in a directory than are listed. */
async function withMany(directory: string): Promise<Host> {
  const many = Array.from({ length: most + 1 }, (_, at) => [`${directory}/f${at}`, { text: '' }] as const);
  const { host } = await machine(
    with_(
      withFiles({
        [`${user}/settings.json`]: wrong,
        [`${app}/go.mod`]: 'module example.com/app\n',
        [settings]: wrong,
      }),
      Object.fromEntries(many),
      { processes: codeAtWork(app, [['list', '-m', 'all']]) },
    ),
  );
  const list: Host['files']['list'] = (path, limit) =>
    host.files.list(path, path === directory ? most : limit);
  return { ...host, files: { ...host.files, list } };
}

test.each([
  ['the windows that an editor has written down', `${user}/workspaceStorage`],
  ['a folder', app],
])(
  '%s with more entries than are listed is unknown, with the reason, and what is known is shown',
  async (_, place) => {
    const host = await withMany(place);
    const sweep = newSweep(host, new AbortController().signal, today, { directory: app });
    const answer = await sweep.ask(editors);
    const { unread, files } = answer;
    expect(unread).toEqual([expect.stringMatching(/more than 20 entries/)]);
    expect(unread[0]).toContain(place);
    expect(files.map(({ file }) => file)).toEqual([`${user}/settings.json`, settings]);
    expect(editors.doubts(answer).unknown).toEqual(unread);
    if (place === app) return;
    const [work, start] = [await sweep.ask(contention), await sweep.ask(contexts)];
    expect(contention.doubts(work).unknown).toEqual(unread);
    expect(contention.doubts(work).undecided?.('x', 'shared-module-two-ides')).toBe(true);
    expect(contention.doubts(work).undecided?.('x', 'modcache-lock-wait')).toBe(false);
    expect(contexts.doubts(start).unknown).toEqual(unread);
    expect((await ask(host, 'go', app)).unread).toEqual(unread);
  },
);
