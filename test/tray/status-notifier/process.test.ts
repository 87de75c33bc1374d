import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { connectSessionBus } from '../../../desktop/dbus/connect.ts';
import { type PanelOptions, panelScript, startPanel } from '../../../tray/status-notifier/process.ts';
import type { Panel } from '../../../tray/status-notifier/start.ts';
import { missingPrograms, startSession, type Programs } from '../../real/bus.ts';
import { lives, someMenu } from '../helper/scripted.ts';
import { of, row } from '../rows.ts';
import { eventually } from '../../eventually.ts';

const missing = missingPrograms(['dbus-daemon']);

describe.skipIf(missing.length > 0)(
  `the icon's own process, on a real bus${missing.length > 0 ? ' (not here: dbus-daemon)' : ''}`,
  () => {
    let programs: Programs;
    let session: Parameters<typeof Panel.start>[1];
    beforeAll(async () => {
      ({ programs, session } = await startSession());
    });
    afterAll(() => programs.close());

    /** Asks what a panel asks the item of that process. */
    async function panelOf(pid: number) {
      const bus = await connectSessionBus(session.environment, session.user.uid, 30_000);
      onTestFinished(() => bus.close());
      const menuBar = {
        destination: `org.kde.StatusNotifierItem-${pid}-1`,
        path: '/MenuBar',
        interface: 'com.canonical.dbusmenu',
      };
      const ask = { member: 'GetProperty', signature: 'is', arguments: [1, 'label'] };
      return {
        headline: async () => {
          const [label] = (await bus.call({ ...menuBar, ...ask })) as [{ value: string }];
          return label.value;
        },
        click: () =>
          bus.call({
            ...menuBar,
            member: 'Event',
            signature: 'isvu',
            arguments: [1, 'clicked', { type: 's', value: '' }, 0],
          }),
        open: () => bus.call({ ...menuBar, member: 'AboutToShow', signature: 'i', arguments: [0] }),
      };
    }
    const start = async (more: Partial<PanelOptions> = {}) => {
      const [clicked, opened] = [vi.fn(), vi.fn()];
      const { signal } = new AbortController();
      const { environment } = session;
      const panel = await startPanel(someMenu, {
        ...{ environment, readyLimitMs: 20_000, signal, clicked, opened },
        ...more,
      });
      onTestFinished(() => panel.stop('test over'));
      return { panel, clicked, opened };
    };
    const of2 = (questions: number) => of({ unknown: Array<string>(questions).fill('q') });

    test('shows the last message, reports clicks and its opening, and ends when it is asked to', async () => {
      const { panel, clicked, opened } = await start();
      const seen = await panelOf(panel.pid);
      expect(await seen.headline()).toBe(row(someMenu, 'headline').title);
      for (let round = 1; round <= 500; round += 1) panel.show(of2(round));
      await vi.waitFor(
        async () => expect(await seen.headline()).toBe(row(of2(500), 'headline').title),
        20_000,
      );
      await Promise.all([seen.click(), seen.open()]);
      await eventually(() => expect([clicked.mock.calls, opened.mock.calls]).toEqual([[['headline']], [[]]]));
      await panel.stop('done');
      expect(await panel.ended).toBe('done');
      expect(lives(panel.pid)).toBe(false);
    });

    test('that is killed, and one without a bus, end with a reason', async () => {
      const { panel } = await start();
      process.kill(panel.pid, 'SIGKILL');
      expect(await panel.ended).toContain('SIGKILL');
      panel.show(someMenu);
      const environment = { ...session.environment, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' };
      await expect(start({ environment })).rejects.toThrow(/\/nowhere/);
    });

    test('goes stale when its parent is silent, does not keep clicks from that time, and recovers with the next message', async () => {
      const child = spawn(process.execPath, [panelScript, '1500'], {
        env: session.environment,
        stdio: ['pipe', 'pipe', 'ignore'],
      });
      onTestFinished(() => void child.kill('SIGKILL'));
      const told: string[] = [];
      createInterface({ input: child.stdout }).on('line', (line) => told.push(line));
      const say = (menu: object) => child.stdin.write(`${JSON.stringify(menu)}\n`);
      say(someMenu);
      await vi.waitFor(() => expect(told).toEqual(['{"ready":true}']), 20_000);
      const seen = await panelOf(child.pid!);
      await vi.waitFor(async () => expect(await seen.headline()).toBe(someMenu.silent.headline), 20_000);
      await Promise.all([seen.click(), seen.open()]);
      const talking = setInterval(() => say(of2(2)), 50);
      onTestFinished(() => clearInterval(talking));
      await vi.waitFor(async () => expect(await seen.headline()).toBe(row(of2(2), 'headline').title), 20_000);
      await seen.click();
      await eventually(() => expect(told).toEqual(['{"ready":true}', '{"clicked":"headline"}']));
      clearInterval(talking);
      // The end of its input is the end of the daemon.
      child.stdin.end();
      expect(await once(child, 'exit')).toEqual([0, null]);
    });
  },
);
