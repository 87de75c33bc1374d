import { stayOnSessionBus } from '../../desktop/dbus/connect.ts';
import type { Message } from '../../desktop/dbus/message.ts';
import type { Host } from '../../host/host.ts';
import type { Helper } from '../helper/start.ts';
import { changed, wireItems } from '../helper/wire.ts';
import type { Menu } from '../menu.ts';
import { answer, itemInterface, menuInterface, type Answer } from './answer.ts';
import { rowsOf } from './menu.ts';

const bus = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
};
const watcher = 'org.kde.StatusNotifierWatcher';
/** For the greeting, in milliseconds. */
const limitMs = 10_000;

/**
 * Shows the icon by speaking with the panel ourselves: for machines on which systray2's program or its libraries are not to
 * be had. Resolves when it is on the bus; a panel may come later. Rejects with a sentence when there is no bus.
 */
export async function startOnPanel(
  first: Menu,
  { environment, user }: Pick<Host, 'environment' | 'user'>,
  clicked: (row: string) => void,
): Promise<Helper> {
  let menu = first;
  let revision = 1;
  const name = `org.kde.StatusNotifierItem-${process.pid}-1`;

  const heard = (message: Message): void => {
    if (message.type === 'call') return reply(message);
    const [owned, , owner] = message.body;
    // From the bus itself; anybody can send a signal of that name.
    if (message.sender !== bus.destination || message.member !== 'NameOwnerChanged') return;
    if (owned === watcher && owner !== '') register();
  };
  const connection = await stayOnSessionBus(environment, user.uid, limitMs, heard);

  function reply(call: Message): void {
    let said: Answer | null = null;
    try {
      said = answer(call, menu, revision, clicked);
    } catch (error) {
      // Anybody in the session may call, with whatever arguments.
      if (!(error instanceof TypeError)) throw error;
    }
    if (call.quiet) return;
    if (said) connection.say({ type: 'return', to: call, ...said });
    else connection.say({ type: 'error', to: call, errorName: 'org.freedesktop.DBus.Error.UnknownMethod' });
  }
  function register(): void {
    const call = { destination: watcher, path: '/StatusNotifierWatcher', interface: watcher };
    connection
      .call({ ...call, member: 'RegisterStatusNotifierItem', signature: 's', arguments: [name] })
      // No panel yet: it is told by the change of the name's owner.
      .catch(() => undefined);
  }

  const rule = `type='signal',sender='${bus.destination}',member='NameOwnerChanged',arg0='${watcher}'`;
  try {
    // 4: do not wait for a name that another has.
    await connection.call({ ...bus, member: 'RequestName', signature: 'su', arguments: [name, 4] });
    await connection.call({ ...bus, member: 'AddMatch', signature: 's', arguments: [rule] });
  } catch (error) {
    connection.close();
    throw error;
  }
  register();

  const signal = (
    path: string,
    of: string,
    member: string,
    signature = '',
    body: readonly unknown[] = [],
  ): void => connection.say({ type: 'signal', path, interface: of, member, signature, body });
  let reason: string | null = null;
  return {
    pid: null,
    show(next) {
      const differing = changed(wireItems(menu), wireItems(next)).map((item) => item.__id);
      const before = menu;
      menu = next;
      if (differing.length > 0) {
        revision += 1;
        const rows = rowsOf(menu);
        const updates = differing.map((id) => [id, rows.properties(id)]);
        signal('/MenuBar', menuInterface, 'ItemsPropertiesUpdated', 'a(ia{sv})a(ias)', [updates, []]);
      }
      if (before.shape !== next.shape) signal('/StatusNotifierItem', itemInterface, 'NewIcon');
      if (before.label !== next.label) signal('/StatusNotifierItem', itemInterface, 'NewToolTip');
    },
    ended: connection.ended.then((why) => reason ?? why),
    stop(why) {
      reason ??= why;
      // The panel takes the icon away when our name goes with the connection.
      connection.close();
      return Promise.resolve();
    },
  };
}
