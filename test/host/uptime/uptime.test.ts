import { expect, test } from 'vitest';
import { uptimeOfDarwin } from '../../../host/uptime/uptime.darwin.ts';
import { uptimeOfLinux } from '../../../host/uptime/uptime.linux.ts';
import { ourUptime } from '../../../host/uptime/ours.ts';
import { passedSince } from '../../../host/uptime/uptime.ts';

test('our own clock continues, and belongs to one start of the machine', () => {
  const first = ourUptime();
  const second = ourUptime();
  expect(first.ms).toBeGreaterThan(0);
  expect(second.boot).toBe(first.boot);
  expect(passedSince(first, second)).toBeGreaterThanOrEqual(0);
});

test('Linux shows it in /proc', () => {
  const files: Record<string, string> = {
    '/proc/uptime': '350735.47 234388.90\n',
    '/proc/sys/kernel/random/boot_id': '1f85a429-5947-4cac-a6fd-1bbf146550e5\n',
  };
  const read = (path: string): string => files[path] ?? '';
  expect(uptimeOfLinux(read)).toEqual({ boot: '1f85a429-5947-4cac-a6fd-1bbf146550e5', ms: 350_735_470 });
  files['/proc/uptime'] = 'soon';
  expect(() => uptimeOfLinux(read)).toThrow('Expected /proc/uptime to begin with seconds, got "soon"');
});

test('macOS shows it in ticks of its continuous clock, which does not identify the start', () => {
  expect(uptimeOfDarwin(() => 350_735_470_123_456n)).toEqual({ boot: null, ms: 350_735_470 });
});

test('after a restart only the time since then is certain', () => {
  const then = { boot: 'a', ms: 5000 };
  expect(passedSince(then, { boot: 'a', ms: 9000 })).toBe(4000);
  expect(passedSince(then, { boot: 'b', ms: 9000 })).toBe(9000);
  expect(passedSince(then, { boot: 'a', ms: 700 })).toBe(0);
  expect(passedSince({ boot: null, ms: 5000 }, { boot: null, ms: 9000 })).toBe(4000);
  expect(passedSince({ boot: null, ms: 5000 }, { boot: null, ms: 700 })).toBe(700);
});
