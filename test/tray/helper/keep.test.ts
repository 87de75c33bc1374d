import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { visible } from '../../../messages/visible.ts';
import type { Notice } from '../../../daemon/status.ts';
import { Keeper, NotNow } from '../../../tray/helper/keep.ts';
import type { Candidate } from '../../../tray/helper/choose.ts';
import { Unsafe } from '../../../tray/helper/place.ts';
import type { Helper } from '../../../tray/helper/start.ts';
import type { Menu } from '../../../tray/menu.ts';
import { fakeClock } from '../../daemon/fakes/clock.ts';
import { keptLog } from '../../daemon/fakes/log.ts';
import { eventually } from '../../eventually.ts';

const native: Candidate = { kind: 'native', translated: false };
const rosetta: Candidate = { kind: 'bundled', translated: true };
const labelled = (label: string): Menu => ({
  shape: 'native',
  label: visible(label),
  rows: [],
  silent: { label: visible(''), headline: visible('') },
});

/** A started helper that a test can end. */
interface Started {
  readonly candidate: Candidate;
  /** Labels that it was started with and that it then showed. */
  readonly shown: string[];
  readonly end: (why: string) => void;
  readonly stopped: string[];
  /** Where macOS keeps its icon off the screen. */
  parked: string | null;
}

/** A keeper whose helpers start at once unless `fails` gives a reason. */
function keep(
  chosen: readonly Candidate[] | Notice,
  fails: (candidate: Candidate) => Error | null = () => null,
) {
  const clock = fakeClock();
  const started: Started[] = [];
  const refused: string[] = [];
  let cpu: number | null = 0;
  const keeper = new Keeper(labelled('first'), {
    clock,
    log: keptLog(),
    choose: () => Promise.resolve(chosen),
    cpuSeconds: () => Promise.resolve(cpu),
    start: (candidate, menu) => {
      const failure = fails(candidate);
      if (failure) {
        refused.push(candidate.kind);
        return Promise.reject(failure);
      }
      let end!: (why: string) => void;
      const ended = new Promise<string>((resolve) => (end = resolve));
      const one: Started = { candidate, shown: [menu.label], end, stopped: [], parked: null };
      started.push(one);
      const helper: Helper = {
        pid: started.length,
        parked: () => one.parked,
        ended,
        show: (next) => void one.shown.push(next.label),
        stop: (why) => {
          one.stopped.push(why);
          end(why);
          return Promise.resolve();
        },
      };
      return Promise.resolve(helper);
    },
  });
  onTestFinished(() => keeper.close());
  return { keeper, clock, started, refused, burn: (seconds: number | null) => void (cpu = seconds) };
}

const failure = new Error('it was not ready within 20 s');

describe('a single helper is kept', () => {
  test('what is shown while it is away is shown by the next helper', async () => {
    const { keeper, clock, started } = keep([native]);
    await clock.pass(0);
    expect(keeper.running()).toBe(true);
    started[0]!.end('it ended on its own (SIGKILL)');
    await clock.pass(0);
    expect(keeper.running()).toBe(false);
    expect(keeper.notice()).toEqual({
      code: 'tray-retry',
      values: { reason: 'it ended on its own (SIGKILL)', seconds: '0.5' },
    });
    keeper.show(labelled('meanwhile'));
    await clock.pass(500);
    expect(started).toHaveLength(2);
    expect(started[1]!.shown.at(-1)).toBe('meanwhile');
    expect(keeper.notice()).toBeNull();
  });

  test('the delays grow, and start anew after a helper that ran for a minute', async () => {
    const { clock, started } = keep([native]);
    for (const ms of [500, 2000, 10_000]) {
      await clock.pass(0);
      const before = started.length;
      started.at(-1)!.end('gone');
      await clock.pass(ms - 1);
      expect(started).toHaveLength(before);
      await clock.pass(1);
      expect(started).toHaveLength(before + 1);
    }
    await clock.pass(60_000);
    started.at(-1)!.end('gone');
    await clock.pass(500);
    expect(started).toHaveLength(5);
  });

  test('one that dies within a minute five times is not started a sixth time', async () => {
    const { keeper, clock, started } = keep([native]);
    for (let round = 0; round < 10; round += 1) {
      await clock.pass(40_000);
      if (keeper.running()) started.at(-1)!.end('gone');
    }
    await clock.pass(1000);
    expect(started).toHaveLength(5);
    expect(keeper.notice()).toEqual({ code: 'tray-native-failed', values: { reason: 'gone' } });
  });
});

test('an icon that macOS parks off the screen is reported for as long as it is parked', async () => {
  const { keeper, clock, started } = keep([native]);
  await clock.pass(0);
  expect(keeper.notice()).toBeNull();
  started[0]!.parked = '34 × 22 at 0, -17, no screen';
  expect(keeper.notice()).toEqual({ code: 'tray-parked', values: { where: '34 × 22 at 0, -17, no screen' } });
  started[0]!.end('gone');
  await clock.pass(0);
  expect(keeper.notice()?.code).toBe('tray-retry');
  await clock.pass(500);
  expect(keeper.notice()).toBeNull();
});

describe('the next candidate has its turn', () => {
  test('when the native one fails to get ready twice; that it is translated is reported with the reason', async () => {
    const { keeper, clock, started, refused } = keep([native, rosetta], ({ kind }) =>
      kind === 'native' ? failure : null,
    );
    await clock.pass(500);
    expect(refused).toEqual(['native', 'native']);
    expect(started.map((one) => one.candidate)).toEqual([rosetta]);
    expect(keeper.notice()).toEqual({ code: 'tray-translated', values: { reason: failure.message } });
  });

  test('when the native one uses too much CPU; it is stopped and not tried again', async () => {
    const { keeper, clock, started, burn } = keep([native, rosetta]);
    await clock.pass(20_000);
    burn(30);
    await clock.pass(40_000);
    expect(started.map((one) => one.candidate)).toEqual([native, rosetta]);
    expect(started[0]!.stopped).toEqual(['it used more than two fifths of a processor core']);
    expect(keeper.notice()?.code).toBe('tray-translated');
  });

  test('one that becomes busy later is noticed when the daemon is awake anyway', async () => {
    const { keeper, clock, started, burn } = keep([native]);
    await clock.pass(60_000);
    keeper.tick();
    await clock.pass(240_000);
    burn(200);
    await clock.pass(60_000);
    expect(started[0]!.stopped).toEqual([]);
    keeper.tick();
    await clock.pass(0);
    expect(started[0]!.stopped).toHaveLength(1);
    await clock.pass(0);
    expect(keeper.notice()?.code).toBe('tray-native-failed');
  });

  test('a helper of unknown CPU time is left alone', async () => {
    const { clock, started, burn } = keep([native]);
    burn(null);
    await clock.pass(3_600_000);
    expect(started[0]!.stopped).toEqual([]);
  });
});

describe('without a helper', () => {
  test('after all have failed, all are tried again half an hour later, when the daemon is awake anyway', async () => {
    const { keeper, clock, refused } = keep([native, rosetta], () => failure);
    await clock.pass(10_000);
    expect(refused).toEqual(['native', 'native', 'bundled', 'bundled']);
    expect(keeper.notice()).toEqual({
      code: 'tray-helper-failed',
      values: { helper: 'bundled', reason: failure.message },
    });
    keeper.tick();
    await clock.pass(29 * 60_000);
    keeper.tick();
    await clock.pass(0);
    expect(refused).toHaveLength(4);
    await clock.pass(60_000);
    expect(clock.waiting()).toBe(0);
    keeper.tick();
    await clock.pass(10_000);
    expect(refused).toHaveLength(8);
  });

  test('a temporary absence is waited for, longer each time, and does not lead to the next candidate', async () => {
    let away = true;
    const { keeper, clock, started, refused } = keep([native, rosetta], () =>
      away ? new NotNow('the bus is away') : null,
    );
    await clock.pass(500 + 2000 + 10_000 + 30_000);
    expect(refused).toEqual(Array(5).fill('native'));
    expect(keeper.notice()).toEqual({
      code: 'tray-retry',
      values: { reason: 'the bus is away', seconds: '120' },
    });
    away = false;
    await clock.pass(120_000);
    expect(started.map((one) => one.candidate)).toEqual([native]);
    expect(keeper.notice()).toBeNull();
  });

  test('one that is not safe to start is not tried twice, and the path is reported', async () => {
    const { keeper, clock, refused } = keep(
      [native],
      () => new Unsafe('/s/helper', 'it is not a regular file'),
    );
    await clock.pass(60_000);
    expect(refused).toEqual(['native']);
    expect(keeper.notice()).toEqual({
      code: 'tray-unsafe',
      values: { path: '/s/helper', reason: 'it is not a regular file' },
    });
  });

  test('a machine without any candidate has that notice', async () => {
    const none = { code: 'tray-no-bus', values: {} };
    const { keeper, clock } = keep(none);
    await clock.pass(0);
    expect(keeper.notice()).toEqual(none);
    expect(keeper.running()).toBe(false);
  });
});

describe('closing', () => {
  test('stops the helper and starts no other', async () => {
    const { keeper, clock, started } = keep([native]);
    await clock.pass(0);
    await keeper.close();
    await clock.pass(3_600_000);
    expect(started[0]!.stopped).toEqual(['closed']);
    expect(started).toHaveLength(1);
  });

  test('ends a wait between two tries', async () => {
    const { keeper, clock, refused } = keep([native], () => failure);
    await clock.pass(0);
    await keeper.close();
    await clock.pass(3_600_000);
    expect(refused).toHaveLength(1);
    expect(clock.waiting()).toBe(0);
  });

  test('during a start: the helper is asked to give up, and one that came up nevertheless is stopped', async () => {
    let arrive!: (helper: Helper) => void;
    let aborted = false;
    const stop = vi.fn<Helper['stop']>();
    const keeper = new Keeper(labelled('first'), {
      clock: fakeClock(),
      log: keptLog(),
      choose: () => Promise.resolve([native]),
      cpuSeconds: () => Promise.resolve(0),
      start: (_candidate, _menu, signal) => {
        signal.addEventListener('abort', () => (aborted = true));
        return new Promise((resolve) => (arrive = resolve));
      },
    });
    await eventually(() => expect(arrive).toBeDefined());
    const closed = keeper.close();
    expect(aborted).toBe(true);
    stop.mockResolvedValue();
    arrive({ pid: 1, show: () => undefined, ended: Promise.resolve('closed'), stop });
    await closed;
    expect(stop).toHaveBeenCalledWith('closed');
  });
});
