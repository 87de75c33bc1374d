import { describe, expect, test } from 'vitest';
import type { ToolchainChange } from '../../../daemon/notifier/causes.ts';
import type { ObservedTool } from '../../../probes/probe.ts';
import { fakeClock } from '../fakes/clock.ts';
import { hardware, nativeGo } from '../../tray/some-status.ts';
import { open, stage } from './stage.ts';

const minute = 60_000;

const tool = (version: string, architecture: string, file: string): ObservedTool => ({
  name: 'go',
  state: 'present',
  file,
  chain: [],
  version,
  architectures: [architecture],
  installer: 'homebrew',
  prefix: null,
});
const swap = (at: number, subject = '/opt/homebrew/bin/go'): ToolchainChange => ({
  kind: 'toolchain-changed',
  at,
  subject,
  before: tool('go1.26.8', 'arm64', '/opt/homebrew/Cellar/go/1.26.8/bin/go'),
  after: tool('go1.22.5', 'amd64', '/usr/local/Cellar/go/1.22.5/bin/go'),
});

describe('one cause, one notification', () => {
  test('a swap and the finding that it opened: what changed, before and after, the origin, and the next step', async () => {
    const { look, notified, clock } = stage();
    const finding = open('/opt/homebrew/bin/go', {
      values: {
        tool: 'go',
        path: '/opt/homebrew/bin/go',
        file: '/usr/local/Cellar/go/1.22.5/bin/go',
        version: 'go1.22.5',
        architecture: 'amd64',
        hardware: 'arm64',
        installer: 'homebrew',
      },
      remedy: {
        steps: [{ kind: 'run', argv: ['/opt/homebrew/bin/brew', 'reinstall', 'go'] }],
        needs: [],
        undo: null,
      },
    });
    await look([finding], [swap(clock.now())]);
    expect(notified).toEqual([
      {
        title: 'Go is built for another architecture',
        body: [
          'Was go1.26.8 arm64, homebrew: /opt/homebrew/Cellar/go/1.26.8/bin/go',
          'Now go1.22.5 amd64, homebrew: /usr/local/Cellar/go/1.22.5/bin/go',
          'Run: /opt/homebrew/bin/brew reinstall go',
        ].join('\n'),
      },
    ]);
  });

  test('in Chinese', async () => {
    const { look, notified, clock } = stage({ language: 'zh-Hans' });
    await look([open()], [swap(clock.now())]);
    expect(notified[0]?.title).toMatch(/架构/);
    expect(notified[0]?.body).toContain('原为 go1.26.8 arm64');
  });

  test('without a change, the rule says what is wrong', async () => {
    const { look, notified } = stage();
    await look([open('/usr/local/bin/go')]);
    expect(notified[0]?.body).toContain('/usr/local/bin/go is go1.26.8 for amd64; this machine is arm64.');
  });

  test('several findings about the swapped path are one notification, the worst first', async () => {
    const { look, notified, clock } = stage();
    const inherited = open('/opt/homebrew/bin/go', { rule: 'go-toolchain-inherited', severity: 'warning' });
    await look([inherited, open()], [swap(clock.now())]);
    expect(notified).toHaveLength(1);
    expect(notified[0]?.title).toBe('Go is built for another architecture');
    expect(notified[0]?.body).toContain('\nAlso: ');
  });

  test('five tools of one rule are one', async () => {
    const { look, notified } = stage();
    await look(
      ['dlv', 'gopls', 'a', 'b', 'c'].map((name) =>
        open(`/go/bin/${name}`, { rule: 'go-tool-arch-mismatch' }),
      ),
    );
    expect(notified).toHaveLength(1);
    expect(notified[0]?.body).toContain('(4)');
  });

  test('two causes are two notifications, three are summed up in one', async () => {
    const causes = [
      open('/a', { rule: 'go-arch-mismatch' }),
      open('/b', { rule: 'go-version-eol' }),
      open('/c', { rule: 'node-translated' }),
    ];
    const two = stage();
    await two.look(causes.slice(0, 2));
    expect(two.notified).toHaveLength(2);
    const three = stage();
    await three.look(causes);
    expect(three.notified).toHaveLength(1);
    expect(three.notified[0]?.title).toBe('Go on this machine: 3 findings');
    expect(three.notified[0]?.body.split('\n')).toHaveLength(4);
  });

  test('a later, no worse finding about the same path belongs to what was already notified', async () => {
    const { look, notified, clock } = stage();
    const told = open();
    await look([told], [swap(clock.now())]);
    await clock.pass(minute);
    const late = open('/opt/homebrew/bin/go', { rule: 'go-toolchain-inherited', severity: 'warning' });
    await look([told, late]);
    expect(notified).toHaveLength(1);
    await look([told, late, open('/other/go')]);
    expect(notified).toHaveLength(2);
  });

  test('a change that brings no finding is quiet, and so is a fix', async () => {
    const { look, notified, clock } = stage();
    await look([], [swap(clock.now())]);
    await look([open()]);
    await look([]);
    expect(notified).toHaveLength(1);
  });
});

describe('those left in peace', () => {
  test.each([
    ['hidden', { visible: false }],
    ['less severe than wanted', { severity: 'info' }],
  ] as const)('a finding that is %s', async (_, changes) => {
    const { look, notified } = stage();
    await look([open('/a', changes)]);
    expect(notified).toEqual([]);
  });

  test('a hidden finding is notified once it is visible', async () => {
    const { look, notified } = stage();
    await look([open('/a', { visible: false })]);
    await look([open('/a')]);
    await look([open('/a')]);
    expect(notified).toHaveLength(1);
  });

  test('a finding that got worse is notified again, one that got better is not', async () => {
    const { look, notified } = stage();
    await look([open('/a', { severity: 'warning' })]);
    await look([open('/a', { severity: 'error' })]);
    await look([open('/a', { severity: 'warning' })]);
    await look([open('/a', { severity: 'error' })]);
    expect(notified).toHaveLength(2);
  });

  test('users who want no notifications', async () => {
    const { look, notified } = stage({ notifications: { enabled: false } });
    await look([open()]);
    expect(notified).toEqual([]);
  });

  test('a finding that comes and goes at 1 Hz for an hour is notified once', async () => {
    const { look, notified, clock } = stage();
    for (let second = 0; second < 3600; second++) {
      await look(second % 2 === 0 ? [open()] : []);
      await clock.pass(1000);
    }
    expect(notified).toHaveLength(1);
  });

  test('3,600 findings within an hour stay below the hourly limit', async () => {
    const { look, notified, clock } = stage();
    for (let second = 0; second < 3600; second++) {
      await look([open(`/go${second}`)]);
      if (second < 3599) await clock.pass(1000);
    }
    expect(notified).toHaveLength(6);
  });

  test('one that returns after a long enough absence is news', async () => {
    const { look, notified, clock } = stage();
    await look([open()]);
    await look([]);
    await clock.pass(4 * minute);
    await look([open()]);
    expect(notified).toHaveLength(1);
    await look([]);
    await clock.pass(6 * minute);
    await look([]);
    await look([open()]);
    const told = 'Go is built for another architecture';
    expect(notified.map(({ title }) => title)).toEqual([told, 'Resolved', told]);
  });

  test('a quiet message replaces the notification once the fix lasts, not before', async () => {
    const { look, notified, manners, clock } = stage();
    await look([open('/a'), open('/b')]);
    await look([open('/b')]);
    await clock.pass(6 * minute);
    await look([open('/b')]);
    await look([]);
    expect(notified).toHaveLength(1);
    expect(manners[0]).toMatchObject({ urgency: 'normal', replaces: null });
    await clock.pass(6 * minute);
    await look([]);
    await look([]);
    expect(notified).toHaveLength(2);
    expect(manners[1]).toMatchObject({ urgency: 'low', replaces: 1 });
    expect(notified[1]?.title).toBe('Resolved');
    expect(notified[1]?.body).toBe(
      ['/a', '/b'].map((path) => `No more: Go is built for another architecture (${path})`).join('\n'),
    );
  });

  test('a return to native is reported where it was observed, in both languages', async () => {
    for (const [language, title] of [
      ['en', 'Native again'],
      ['zh-Hans', '已恢复为原生架构'],
    ] as const) {
      const { look, notified, clock } = stage({ language, status: { winner: nativeGo, hardware } });
      await look([open('/a')]);
      await look([]);
      await clock.pass(6 * minute);
      await look([]);
      expect(notified[1]?.title).toBe(title);
    }
  });

  test('at a bad moment the notification is only withdrawn', async () => {
    const evening = fakeClock(new Date(2026, 10, 23, 21, 59).getTime());
    const { look, notified, withdrawn, clock } = stage({
      clock: evening,
      notifications: { quietHours: '22:00-07:00' },
    });
    await look([open('/a')]);
    await look([]);
    await clock.pass(6 * minute);
    await look([]);
    expect(notified).toHaveLength(1);
    expect(withdrawn).toEqual([1]);
  });
});

describe('untrusted texts', () => {
  test('have no control characters, no reversed text, no private home, and a limited length', async () => {
    const { look, notified } = stage();
    const path = `/Users/ada/go/\u202Eexe\n\x1b[31m\0/${'x'.repeat(2000)}`;
    await look([open(path)]);
    const { title, body } = notified[0]!;
    expect(`${title}${body}`).not.toMatch(/[\0\x1b\u202E]|\/Users\/ada/);
    expect(body).toContain(String.raw`~/go/\u202eexe\n\u001b[31m\u0000/x`);
    expect(body.length).toBeLessThanOrEqual(500);
  });
});
