import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { Status } from '../../daemon/status.ts';
import { aMachine, bundle, patience, Running } from './running.ts';

const queue = '/proc/sys/fs/inotify/max_queued_events';
const missing = existsSync(queue) ? '' : ' (missing inotify)';

/** What a command sees that examines the same machine for the first time. */
function freshLook(folder: string): Pick<Status, 'toolchains' | 'tools' | 'findings'> {
  const words = [bundle, 'doctor', '--json', '--host', folder, '--state', join(folder, '../none')];
  const { stdout } = spawnSync(process.execPath, words, { encoding: 'utf8', env: { HOME: '/nowhere' } });
  return JSON.parse(stdout) as Status;
}

test.skipIf(missing !== '')(
  `row 9: more events than the system's queue holds lose nothing: what is known matches a fresh look${missing}`,
  async () => {
    const machine = aMachine();
    const daemon = new Running({ machine });
    await daemon.settled();
    const bin = join(machine.folder, 'root/opt/homebrew/bin');
    const most = Number(readFileSync(queue, 'utf8'));
    // It cannot read its queue meanwhile, so there is no room for the last event, the only one that matters.
    daemon.child.kill('SIGSTOP');
    for (let events = 0; events < most + 1000; events += 2) {
      writeFileSync(join(bin, 'busy'), 'x');
      rmSync(join(bin, 'busy'));
    }
    await machine.swap('amd64');
    daemon.child.kill('SIGCONT');
    const status = await daemon.untilMismatch(true);
    // A look that was due while it was blocked may have seen the swap first.
    const lost = 'so many events that some may be lost: looking at everything';
    await vi.waitFor(() => expect(daemon.log().map(({ msg }) => msg)).toContain(lost), patience);
    const fresh = freshLook(machine.folder);
    expect(fresh.toolchains).toMatchObject(status.toolchains);
    expect(fresh.tools).toMatchObject(status.tools);
    // Those with the same severity are in the order in which the tools were found.
    const named = (findings: readonly { readonly rule: string; readonly subject: string }[]): string[] =>
      findings.map(({ rule, subject }) => `${rule} ${subject}`).toSorted();
    expect(named(status.findings)).toEqual(named(fresh.findings));
    expect(await daemon.notified()).toEqual(['Go is built for another architecture']);
  },
  patience.timeout * 3,
);

test('row 9: while events do not cease it keeps looking, and does not hang', async () => {
  const machine = aMachine();
  const daemon = new Running({ machine });
  await daemon.ready();
  const bin = join(machine.folder, 'root/opt/homebrew/bin');
  const storm = setInterval(() => {
    for (let round = 0; round < 300; round++) {
      writeFileSync(join(bin, 'go.new'), 'x');
      rmSync(join(bin, 'go.new'));
    }
  }, 10);
  try {
    for (const to of ['amd64', 'arm64'] as const) {
      await machine.swap(to);
      await daemon.untilMismatch(to === 'amd64');
    }
  } finally {
    clearInterval(storm);
  }
  expect(await daemon.stop()).toBe(0);
});
