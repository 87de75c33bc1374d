import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Status } from '../../daemon/status.ts';
import { noSmallDisk, smallDisk, type SmallDisk } from '../daemon/fakes/disk.ts';
import { aMachine, patience, Running, type Machine } from './running.ts';

const codes = ({ notices }: Status): string[] => notices.map(({ code }) => code);

describe.skipIf(noSmallDisk !== null)(
  `row 6: a full disk${noSmallDisk === null ? '' : ` (${noSmallDisk})`}`,
  () => {
    let disk: SmallDisk | undefined;
    let daemon: Running | undefined;
    afterEach(async () => {
      await daemon?.stop('SIGKILL');
      disk?.remove();
      disk = undefined;
    });

    /** Everything that the daemon writes is on it: history, log, socket, past notifications. */
    function startOn(size: string, machine: Machine): Running {
      disk = smallDisk(size);
      return (daemon = new Running({ state: join(disk.path, 's'), machine }));
    }
    function fill(): () => void {
      const ballast = join(disk?.path ?? '', 'ballast');
      expect(() => writeFileSync(ballast, Buffer.alloc(8 << 20))).toThrow('ENOSPC');
      return () => rmSync(ballast);
    }
    const mismatch = async (running: Running): Promise<(string | undefined)[]> =>
      (await running.history())
        .filter(({ subject }) => subject === '/opt/homebrew/bin/go')
        .map(({ kind }) => kind)
        .reverse();

    test('while it runs: it keeps observing, says so in one sentence, and loses nothing', async () => {
      const machine = aMachine();
      const running = startOn('1m', machine);
      await running.ready();
      const empty = fill();
      // Any space in existing pages is used up.
      for (let round = 0; round < 20; round++) {
        await machine.swap('amd64');
        await running.untilMismatch(true);
        await machine.swap('arm64');
        await running.untilMismatch(false);
        if (codes(await running.client.status()).includes('disk-full')) break;
      }
      await machine.swap('amd64');
      await running.untilMismatch(true);
      expect(codes(await running.client.status())).toEqual(['disk-full']);
      const seen = await mismatch(running);
      expect(seen.at(-1)).toBe('opened');
      empty();
      await running.client.post('/v1/check');
      await running.until((status) => expect(codes(status)).toEqual([]));
      expect(await running.stop()).toBe(0);
      const next = new Running({ state: running.paths.state, machine });
      daemon = next;
      await next.ready();
      expect(await mismatch(next)).toEqual(seen);
    });

    test('from the start: it starts, answers, observes; and resumes history and log when there is space', async () => {
      const machine = aMachine();
      disk = smallDisk('96k');
      const state = join(disk.path, 's');
      // A simulated desktop is a file on that disk, too, and is tried again after a minute.
      const settings = '[notifications]\nenabled = false\n';
      const running = (daemon = new Running({ state, machine, settings }));
      await running.ready();
      await running.stop();
      rmSync(join(state, 'history.sqlite'));
      rmSync(running.paths.logFile);
      const empty = fill();
      const full = (daemon = new Running({ state, machine, ownSettings: false }));
      await full.ready();
      expect(codes(await full.client.status())).toEqual(['disk-full']);
      await machine.swap('amd64');
      await full.untilMismatch(true);
      empty();
      disk.resize('4m');
      await full.client.post('/v1/check');
      await full.until((status) => expect(codes(status)).toEqual([]));
      expect(await mismatch(full)).toEqual(['toolchain-changed', 'opened']);
      expect(await full.stop()).toBe(0);
      expect(full.log().at(-1)?.msg).toBe('stopped');
      expect(readFileSync(running.paths.configFile, 'utf8')).toContain(settings);
    });

    test('without a free inode for its directories, a service waits and ends when it is asked to', async () => {
      disk = smallDisk('64k,nr_inodes=4');
      const running = (daemon = new Running({
        state: join(disk.path, 's'),
        words: ['--service'],
        ownSettings: false,
      }));
      await vi.waitFor(() => expect(running.said()).toMatch(/^gowarden cannot start: .*ENOSPC/), patience);
      expect(running.child.exitCode).toBeNull();
      expect(await running.stop()).toBe(0);
    });
  },
);
