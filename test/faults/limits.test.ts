import { spawnSync } from 'node:child_process';
import { connect } from 'node:net';
import { describe, expect, test, vi } from 'vitest';
import { missingPrograms } from '../real/bus.ts';
import { aMachine, patience, Running } from './running.ts';

const noPrlimit = missingPrograms(['prlimit']);
/** Limits of a separate user namespace apply only to the daemon (https://man7.org/linux/man-pages/man7/namespaces.7.html). */
const limited = (limit: string, value: number): string[] => [
  ...['unshare', '--user', '--map-root-user', 'sh', '-c'],
  `echo ${value} >/proc/sys/user/${limit} && exec "$@"`,
  'sh',
];
const noNamespace =
  spawnSync('unshare', limited('max_inotify_watches', 8).slice(1).concat('true')).status === 0
    ? []
    : ['a user namespace'];

const codes = (notices: readonly { readonly code: string }[]): string[] => notices.map(({ code }) => code);

describe.skipIf(noPrlimit.length > 0)(
  `row 7: few descriptors${noPrlimit.length > 0 ? ` (missing ${noPrlimit.join()})` : ''}`,
  () => {
    test.each([
      ['64', aMachine],
      ['64, on the real machine, where programs are started', () => null],
      ['32, on the real machine', () => null],
    ])('the daemon works with %s', async (what, machine) => {
      const daemon = new Running({ wrap: ['prlimit', `--nofile=${parseInt(what)}`], machine: machine() });
      await daemon.ready();
      await daemon.client.post('/v1/check');
      expect(await daemon.stop()).toBe(0);
    });

    test('clients that use all of them stop no detection, and affect nobody once they are gone', async () => {
      const machine = aMachine();
      const daemon = new Running({ wrap: ['prlimit', '--nofile=64'], machine });
      await daemon.ready();
      const clients = Array.from({ length: 300 }, () => {
        const socket = connect(daemon.paths.socket);
        socket.on('error', () => socket.destroy());
        return socket;
      });
      await machine.swap('amd64');
      await daemon.untilMismatch(true);
      expect(await daemon.notified()).toEqual(['Go is built for another architecture']);
      for (const socket of clients) socket.destroy();
      await machine.swap('arm64');
      await daemon.untilMismatch(false);
      expect(await daemon.stop()).toBe(0);
      expect(daemon.log().filter(({ msg }) => msg.includes('nobody'))).toEqual([]);
    });

    test('too few to start any program: it survives, and examines what it can', async () => {
      const measured = new Running({ machine: null });
      const { daemon: before } = await measured.ready();
      await measured.stop();
      // Only three of the seven that a program needs are left.
      const limit = (before.cost.descriptors ?? 0) + 3;
      const daemon = new Running({ wrap: ['prlimit', `--nofile=${limit}`], machine: null });
      await daemon.ready();
      for (let round = 0; round < 3; round++) await daemon.client.post('/v1/check');
      expect(daemon.log().filter(({ level }) => level >= 60)).toEqual([]);
      expect(await daemon.stop()).toBe(0);
    });
  },
);

describe.skipIf(noNamespace.length > 0)(
  `row 8: no more file watches${noNamespace.length > 0 ? ` (missing ${noNamespace.join()})` : ''}`,
  () => {
    test.each([
      ['max_inotify_watches', 0, 'sudo sysctl fs.inotify.max_user_watches=524288'],
      ['max_inotify_watches', 3, 'sudo sysctl fs.inotify.max_user_watches=524288'],
      ['max_inotify_instances', 0, 'sudo sysctl fs.inotify.max_user_instances=512'],
    ])('%s = %i: the daemon polls, and says which limit to raise and how', async (limit, value, advice) => {
      const machine = aMachine();
      const wrap = limited(limit, value);
      const daemon = new Running({ wrap, machine, settings: '[log]\nlevel = "trace"\n' });
      await daemon.ready();
      const { notices } = await daemon.until((status) =>
        expect(codes(status.notices)).toContain('watch-limit'),
      );
      expect(notices.find(({ code }) => code === 'watch-limit')?.values.hint).toContain(advice);
      await daemon.settled();
      await machine.swap('amd64');
      await daemon.untilMismatch(true);
      expect(await daemon.notified()).toEqual(['Go is built for another architecture']);
      // A check that was under way may have seen the swap first.
      await vi.waitFor(() => expect(daemon.log().map(({ msg }) => msg)).toContain('polled'), patience);
      expect(await daemon.stop()).toBe(0);
    });
  },
);
