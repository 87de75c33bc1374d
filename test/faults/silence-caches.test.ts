import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { runChild } from '../../caches/child/start.ts';
import { runs } from '../host/running.ts';
import { FuseMount, missingForFuse as missing } from '../real/fuse.ts';
import { patience, Running, temporary } from './running.ts';
import { aHome, sentence } from './silent.ts';

/** Our own children, which measure and remove. */
function children(): number[] {
  return readdirSync('/proc/self/task')
    .flatMap((task) => readFileSync(`/proc/self/task/${task}/children`, 'utf8').trim().split(' '))
    .filter((pid) => pid !== '' && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('caches-child'))
    .map(Number);
}

describe.skipIf(missing.length > 0)(
  `row 33: caches on a file system that does not answer${missing.length > 0 ? ` (missing ${missing.join()})` : ''}`,
  () => {
    test('work that is given up ends although its process cannot be ended yet', async () => {
      const place = temporary('stuck');
      mkdirSync(join(place, 'disk/cache'), { recursive: true });
      const below = await new FuseMount(join(place, 'disk'), join(place, 'below')).mounted();
      const mount = await new FuseMount(join(place, 'below'), join(place, 'mnt')).mounted();
      below.stop();
      const stop = new AbortController();
      const request = { mode: 'drift', since: 0, paths: [join(mount.point, 'cache')] } as const;
      const work = runChild(request, { lowPriority: false, signal: stop.signal }, () => undefined);
      const [pid = 0] = await vi.waitFor(() => {
        const waiting = children().filter((one) =>
          readFileSync(`/proc/${one}/wchan`, 'utf8').startsWith('request_wait'),
        );
        expect(waiting).toHaveLength(1);
        return waiting;
      }, patience);
      // A request that nobody has accepted yet is withdrawn with its process.
      await vi.waitFor(() => expect(mount.isStuck()).toBe(true), patience);
      stop.abort(new Error('given up'));
      await expect(work).rejects.toThrow('given up');
      expect(runs(pid)).toBe(true);
      below.goOn();
      await vi.waitFor(() => expect(runs(pid)).toBe(false), patience);
    });

    test('a cache there is left out with a reason, and all others are measured', async () => {
      const { home, mount, environment } = await aHome();
      mkdirSync(join(home, 'far/bin/build/00'), { recursive: true });
      mkdirSync(join(home, '.cache/golangci-lint'), { recursive: true });
      const daemon = new Running({
        machine: null,
        environment: { ...environment, STATICCHECK_CACHE: join(mount.point, 'bin/build') },
      });
      await daemon.ready();
      const look = async () =>
        (await daemon.client.post('/v1/caches/look')) as {
          caches: readonly { path: string; bytes: number | null }[];
          unknown: readonly string[];
        };
      const paths = (await look()).caches.map(({ path }) => path);
      expect(paths).toContain(join(mount.point, 'bin/build'));
      mount.stop();
      const { caches, unknown } = await look();
      const isFar = ({ path }: { path: string }): boolean => path.startsWith(mount.point);
      expect(caches.filter((cache) => !isFar(cache)).map(({ path }) => path)).toEqual(
        paths.filter((path) => !isFar({ path })),
      );
      for (const cache of caches) if (isFar(cache)) expect(cache.bytes).toBeNull();
      for (const cache of caches) if (!isFar(cache)) expect(cache.bytes).not.toBeNull();
      expect(unknown.join('\n')).toContain(sentence(mount).slice(sentence(mount).indexOf(' does not')));
      expect(await daemon.stop()).toBe(0);
    });
  },
);
