import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { connectSessionBus, type Bus } from '../../../desktop/dbus/connect.ts';
import type { Host } from '../../../host/host.ts';
import { Panel } from '../../../tray/status-notifier/start.ts';
import { missingPrograms, startSession, type Programs } from '../../real/bus.ts';
import { someMenu } from '../helper/scripted.ts';
import { eventually } from '../../eventually.ts';

const missing = missingPrograms(['dbus-daemon']);
const name = `org.kde.StatusNotifierItem-${process.pid}-1`;
const menuBar = { destination: name, path: '/MenuBar', interface: 'com.canonical.dbusmenu' };

describe.skipIf(missing.length > 0)(
  `on a real bus${missing.length > 0 ? ' (not here: dbus-daemon)' : ''}`,
  () => {
    let programs: Programs;
    let session: Pick<Host, 'environment' | 'user'>;

    beforeAll(async () => {
      ({ programs, session } = await startSession());
    });
    afterAll(() => programs.close());

    async function start(): Promise<{ helper: Panel; panel: Bus; clicked: ReturnType<typeof vi.fn> }> {
      const clicked = vi.fn();
      const helper = await Panel.start(someMenu, session, clicked);
      const panel = await connectSessionBus(session.environment, session.user.uid, 20_000);
      onTestFinished(async () => {
        panel.close();
        await helper.stop('test over');
      });
      return { helper, panel, clicked };
    }

    test('answers requests, receives clicks, and ends with its name', async () => {
      const { helper, panel, clicked } = await start();
      const get = { ...menuBar, member: 'GetProperty', signature: 'is', arguments: [1, 'label'] };
      expect(await panel.call(get)).toEqual([{ type: 's', value: 'Everything native · checked 40 s ago' }]);
      const data = { type: 's', value: '' };
      await panel.call({
        ...menuBar,
        member: 'Event',
        signature: 'isvu',
        arguments: [1, 'clicked', data, 0],
      });
      expect(clicked.mock.calls).toEqual([['headline']]);
      await helper.stop('done');
      expect(await helper.ended).toBe('done');
      await eventually(() => expect(panel.call(get)).rejects.toThrow(/ServiceUnknown|was not provided/));
    });

    test('arguments of the wrong kind are refused, and the next call is answered', async () => {
      const { panel } = await start();
      for (const member of ['GetGroupProperties', 'EventGroup', 'GetLayout', 'Nothing'])
        await expect(panel.call({ ...menuBar, member })).rejects.toThrow(/UnknownMethod/);
      expect(await panel.call({ ...menuBar, member: 'AboutToShow', signature: 'i', arguments: [0] })).toEqual(
        [false],
      );
    });

    test('without a bus it says so', async () => {
      const environment = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere/bus' };
      await expect(Panel.start(someMenu, { ...session, environment }, () => undefined)).rejects.toThrow(
        /^the D-Bus session bus cannot be reached/,
      );
    });
  },
);
