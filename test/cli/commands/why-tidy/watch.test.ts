import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import type { TidyPlace } from '../../../../cli/commands/why-tidy/place.ts';
import { LockWatch } from '../../../../cli/commands/why-tidy/watch.ts';
import type { Host } from '../../../../host/host.ts';
import { openHost } from '../../../../host/open.ts';
import { HeldLock } from './held-lock.ts';

const hasFlock = spawnSync('flock', ['--version']).status === 0;
const home = mkdtempSync(join(tmpdir(), 'gowarden-watch-'));

afterAll(() => rmSync(home, { recursive: true }));

/** This machine, counting how often locks were looked up. */
async function counting(): Promise<{
  readonly host: Host;
  readonly looked: (times: number) => Promise<void>;
}> {
  const host = await openHost();
  let looks = 0;
  const locks: Host['locks'] = async (wanted) => {
    const found = await host.locks(wanted);
    looks += 1;
    return found;
  };
  const looked = async (times: number): Promise<void> => {
    const from = looks;
    while (looks < from + times) await wait(20);
  };
  return { host: { ...host, locks }, looked };
}

function placeIn(directory: string): TidyPlace {
  return {
    ...{ directory, module: directory, moduleCache: join(directory, 'mod') },
    ...{ modFile: join(directory, 'go.mod'), sumFile: join(directory, 'go.sum') },
    refusedModFile: null,
    settings: (name) => ({ name, value: '', source: { kind: 'default' } }),
  };
}

describe.skipIf(!hasFlock)('the holder of the locks that tidy takes (needs flock)', () => {
  it('is named while our go waits for its lock, and mentioned in the past tense once it is gone', async () => {
    const place = placeIn(mkdtempSync(join(home, 'a-')));
    const path = join(place.moduleCache, 'cache/lock');
    const lock = new HeldLock(path);
    await lock.isHeld();
    const gone = once(spawn('flock', [path, 'true'], { stdio: 'ignore' }), 'exit');
    await lock.isWanted();
    const { host, looked } = await counting();
    const watch = new LockWatch(host, place, false);
    watch.start();
    await looked(4);
    const [held] = await watch.causes(false);
    expect(held).toMatchObject({ id: 'lock', subject: expect.stringMatching(/flock|sleep/) as string });
    expect(held).not.toHaveProperty('ended');
    await lock.release();
    await gone;
    await watch.stop();
    expect(await watch.causes(false)).toMatchObject([{ id: 'lock', ended: true, pid: held?.pid }]);
  });

  it('is not named where our go does not wait for it', async () => {
    const place = placeIn(mkdtempSync(join(home, 'b-')));
    const lock = new HeldLock(join(place.moduleCache, 'cache/lock'));
    await lock.isHeld();
    const { host, looked } = await counting();
    const watch = new LockWatch(host, place, true);
    watch.start();
    await looked(3);
    await watch.stop();
    expect(await watch.causes(true)).toEqual([]);
    await lock.release();
  });

  it('is named for go.mod and go.sum, although our copies never wait for it', async () => {
    const place = placeIn(mkdtempSync(join(home, 'c-')));
    const lock = new HeldLock(place.modFile);
    await lock.isHeld();
    const { host, looked } = await counting();
    const watch = new LockWatch(host, place, false);
    watch.start();
    await looked(4);
    await watch.stop();
    expect(await watch.causes(false)).toMatchObject([
      { id: 'lock', evidence: expect.stringContaining(place.modFile) as string },
    ]);
    await lock.release();
  });
});
