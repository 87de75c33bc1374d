import { connectSessionBus, type Bus } from './dbus/connect.ts';
import type { Host } from '../host/host.ts';

const bus = 'org.freedesktop.DBus';
/** https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/StatusNotifierWatcher/ */
const watcher = 'org.kde.StatusNotifierWatcher';
/** For all simultaneous requests to the bus, in milliseconds. */
const limitMs = 5000;

type Session = Pick<Host, 'environment' | 'user'>;

/**
 * Whether certainly no panel shows status icons: nobody owns the watcher's name. False when that is unknown. The helper runs on
 * without one: it registers when a panel comes, and uses an older kind of tray where there is one.
 */
export async function panelIsMissing(session: Session): Promise<boolean> {
  let owned = true;
  await busIsAway(session, async (connection) => {
    const name = { member: 'NameHasOwner', signature: 's', arguments: [watcher] };
    const [answer] = await connection.call({
      destination: bus,
      path: '/org/freedesktop/DBus',
      interface: bus,
      ...name,
    });
    owned = answer !== false;
  });
  return !owned;
}

/**
 * Why the session bus does not answer (or not to what `ask` wants of it); null when it does. A helper that starts without
 * one shows an icon of an older kind, or none, and never comes back to the bus.
 */
export async function busIsAway(
  { environment, user }: Session,
  ask: (bus: Bus) => Promise<void> = () => Promise.resolve(),
): Promise<string | null> {
  try {
    const session = await connectSessionBus(environment, user.uid, limitMs);
    try {
      await ask(session);
    } finally {
      session.close();
    }
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
