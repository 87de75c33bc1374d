import { expect, test } from 'vitest';
import type { Outcome } from '../../../messages/outcome.ts';
import { stage } from './stage.ts';

const cleaned: Outcome = {
  done: true,
  code: 'cleaned',
  values: { bytes: '2000000000', files: '3', until: '0', who: '', leftOut: '0' },
};

async function tell(staged: ReturnType<typeof stage>, news: Outcome): Promise<void> {
  for (const listener of [...staged.listeners]) listener({ id: 0, type: 'news', data: news });
  await new Promise((resolve) => setTimeout(resolve, 5));
}

test('an automatic clean-up leads to one notification, in both languages', async () => {
  const english = stage();
  await tell(english, cleaned);
  expect(english.notified).toEqual([{ title: 'Caches cleaned', body: '2.0 GB cleaned' }]);
  const chinese = stage({ language: 'zh-Hans' });
  await tell(chinese, { done: false, code: 'clean-failed', values: { reason: 'EIO' } });
  expect(chinese.notified).toEqual([{ title: '缓存未能清理', body: '失败：EIO' }]);
});

test('at a bad moment it is not notified, nor later', async () => {
  const off = stage({ notifications: { enabled: false } });
  const quiet = stage({ notifications: { quietHours: '00:00-23:59' } });
  const paused = stage();
  paused.pause(paused.clock.now() + 1000);
  for (const one of [off, quiet, paused]) {
    await tell(one, cleaned);
    await one.clock.pass(86_400_000);
    expect(one.notified).toEqual([]);
  }
});

test('it counts towards the hourly limit, and an unreachable desktop is only noted', async () => {
  const limited = stage({ notifications: { maxPerHour: 1 } });
  await tell(limited, cleaned);
  await tell(limited, cleaned);
  expect(limited.notified).toHaveLength(1);
  const broken = stage();
  broken.breakDesktop('no bus');
  await tell(broken, cleaned);
  await broken.look([]);
  expect(broken.notified).toEqual([]);
});
