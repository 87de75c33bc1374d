import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fakeClock } from '../fakes/clock.ts';
import { open, stage, temporaryState } from './stage.ts';

const minute = 60_000;
const hour = 60 * minute;

describe('what has to wait', () => {
  const evening = new Date(2026, 10, 23, 21, 59).getTime();

  test('for the end of quiet hours is then notified in one if still true', async () => {
    const { look, notified, clock } = stage({
      clock: fakeClock(evening),
      notifications: { quietHours: '22:00-07:00' },
    });
    await clock.pass(2 * minute);
    await look([open('/a'), open('/gone')]);
    await look([open('/a'), open('/b', { rule: 'go-version-eol' }), open('/c', { rule: 'node-translated' })]);
    await clock.pass(8 * hour + 58 * minute);
    expect(notified).toEqual([]);
    await clock.pass(2 * minute);
    expect(notified).toHaveLength(1);
    expect(notified[0]?.title).toBe('Go on this machine: 3 findings');
  });

  test('for the end of a pause', async () => {
    const { look, notified, pause } = stage();
    pause(1);
    await look([open()]);
    expect(notified).toEqual([]);
    pause(null);
    await look([open()]);
    expect(notified).toHaveLength(1);
  });

  test('for the hourly limit', async () => {
    const { look, notified, clock } = stage({ notifications: { maxPerHour: 2 } });
    await look([open('/a')]);
    await clock.pass(10 * minute);
    await look([open('/a'), open('/b')]);
    await look([open('/a'), open('/b'), open('/c')]);
    await look([open('/a'), open('/b'), open('/c'), open('/d', { rule: 'go-version-eol' })]);
    expect(notified).toHaveLength(2);
    await clock.pass(49 * minute);
    expect(notified).toHaveLength(2);
    await clock.pass(2 * minute);
    expect(notified).toHaveLength(3);
  });

  test('needs no timer when nothing is waiting', async () => {
    const { look, clock, part, listeners } = stage({ notifications: { maxPerHour: 1 } });
    await look([open('/a')]);
    expect(clock.waiting()).toBe(0);
    await look([open('/a'), open('/b')]);
    expect(clock.waiting()).toBe(1);
    await part.close();
    expect(clock.waiting()).toBe(0);
    expect(listeners.size).toBe(0);
  });

  test('is neither held up nor multiplied by a clock that is set back by a day', async () => {
    const { look, notified, clock } = stage({ notifications: { maxPerHour: 2 } });
    await look([open('/a')]);
    clock.jump(-24 * hour);
    await look([open('/a'), open('/b')]);
    await look([open('/a'), open('/b'), open('/c')]);
    expect(notified).toHaveLength(2);
    await clock.pass(61 * minute);
    expect(notified).toHaveLength(3);
  });
});

describe('after a restart', () => {
  test('thousands of findings are not notified again', async () => {
    const state = temporaryState();
    const all = Array.from({ length: 5_000 }, (_, index) => open(`/home/kim/go/bin/tool-${index}`));
    const first = stage({ state });
    await first.look(all);
    expect(first.notified).toHaveLength(1);
    await first.part.close();
    const second = stage({ state, clock: first.clock });
    await second.look(all);
    expect(second.notified).toEqual([]);
  });

  test('nothing is notified twice, and the hourly limit keeps counting', async () => {
    const state = temporaryState();
    const clock = fakeClock();
    for (let restart = 0; restart < 20; restart++) {
      const { look, part, notified } = stage({ state, clock, notifications: { maxPerHour: 3 } });
      await look([open('/same'), open(`/other${restart}`)]);
      await part.close();
      expect(notified).toHaveLength(restart < 3 ? 1 : 0);
      await clock.pass(1000);
    }
    expect(statSync(join(state, 'notified.json')).mode & 0o777).toBe(0o600);
  });

  test.each([
    '',
    'null',
    '{"sent":3}',
    '{"sent":[],"told":[["x"]]}',
    '\0\xff',
    '{"sent":["a"],"told":[["x",{"severity":"constructor"}]]}',
  ])('a damaged record counts as empty: %j', async (text) => {
    const state = temporaryState();
    writeFileSync(join(state, 'notified.json'), text);
    const { look, notified } = stage({ state });
    await look([open()]);
    expect(notified).toHaveLength(1);
    expect(JSON.parse(readFileSync(join(state, 'notified.json'), 'utf8'))).toMatchObject({
      schemaVersion: 1,
    });
  });

  test('a record that cannot be written stops nothing', async () => {
    const state = join(temporaryState(), 'gone');
    const { look, notified, log } = stage({ state });
    await look([open()]);
    await look([open()]);
    expect(notified).toHaveLength(1);
    expect(log.lines.filter(({ level }) => level === 'warn')).toHaveLength(1);
  });
});

describe('an unreachable desktop', () => {
  test('is a notice with the reason, is retried but not at every look, and is notified then', async () => {
    const { look, notified, part, breakDesktop, clock, log } = stage();
    breakDesktop('there is no bus');
    await look([open()]);
    await look([open()]);
    expect(part.notices()).toEqual([
      {
        code: 'notification-undelivered',
        values: { title: 'Go is built for another architecture', reason: 'there is no bus' },
      },
    ]);
    expect(log.lines.filter(({ level }) => level === 'warn')).toHaveLength(1);
    breakDesktop(null);
    await clock.pass(61_000);
    await look([open()]);
    expect(notified).toHaveLength(1);
    expect(part.notices()).toEqual([]);
  });

  test('no longer causes a notice when there is nothing to notify', async () => {
    const { look, part, breakDesktop } = stage();
    breakDesktop('there is no bus');
    await look([open()]);
    await look([]);
    expect(part.notices()).toEqual([]);
  });

  test('answers a request to test it', async () => {
    const { part, notified, breakDesktop } = stage({ notifications: { enabled: false } });
    expect(await part.actions.notify()).toMatchObject({ done: true });
    expect(notified[0]?.title).toBe('gowarden can reach you');
    breakDesktop('there is no bus');
    expect(await part.actions.notify()).toMatchObject({
      done: false,
      code: 'notification-undelivered',
      values: { reason: 'there is no bus' },
    });
  });
});
