import { expect, test } from 'vitest';
import { withMakers } from '../../../daemon/sweep/maker.ts';
import type { Transition } from '../../../daemon/transition.ts';
import type { Files } from '../../../host/files/files.ts';
import { processTable } from '../../../host/processes/process-table.ts';
import type { Process } from '../../../host/processes/processes.ts';
import { anObservation } from '../fakes/findings.ts';

const aProcess = (pid: number, parent: number, more: Partial<Process> = {}): Process => ({
  ...{ pid, parent, uid: 501, startedMs: 0, executable: '/bin/zsh', arguments: ['zsh'], translated: false },
  ...more,
});
const brewOf = (prefix: string): Partial<Process> => ({
  executable: '/opt/ruby',
  arguments: ['ruby', `${prefix}/Library/Homebrew/brew.rb`, 'upgrade'],
});
const tool = anObservation('/opt/homebrew/bin/go', { installer: 'homebrew', prefix: '/opt/homebrew' }).value;
const change: Transition = {
  ...{ kind: 'toolchain-changed', at: 0, subject: '/opt/homebrew/bin/go', before: null, after: tool },
};
/** One file is a program from before Apple silicon. */
const files = {
  open: (path: string) => ({ ok: true, value: { architectures: path.endsWith('/Old') ? ['amd64'] : [] } }),
} as unknown as Files;
const makers = async (all: readonly Process[]) => {
  const processes = processTable(all, () => Promise.resolve(new Map()));
  return withMakers([change], { files, processes: () => Promise.resolve(processes) });
};

test('the brew of that prefix is named, with its translated ancestor', async () => {
  const all = [
    aProcess(1, 0),
    aProcess(20, 1, { executable: '/Applications/Old.app/Old', translated: 'suspected' }),
    aProcess(30, 20),
    aProcess(40, 30, brewOf('/opt/homebrew')),
  ];
  expect(await makers(all)).toMatchObject([
    { by: { name: 'brew', pid: 40, translated: { name: 'Old', pid: 20 } } },
  ]);
  expect(await makers([aProcess(40, 1, brewOf('/opt/homebrew'))])).toMatchObject([
    { by: { pid: 40, translated: null } },
  ]);
});

test('nothing is said about another brew, or about no brew at all', async () => {
  expect(await makers([aProcess(40, 1, brewOf('/usr/local/Homebrew'))])).toEqual([change]);
  expect(await makers([])).toEqual([change]);
  const failing = { files, processes: () => Promise.reject(new Error('no table')) };
  expect(await withMakers([change], failing)).toEqual([change]);
});
