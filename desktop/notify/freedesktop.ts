import { connectSessionBus, type Bus } from '../dbus/connect.ts';
import type { Host } from '../../host/host.ts';
import type { Deliverer } from './deliverer.ts';

/** A server that the bus has to start first takes a while. */
const limitMs = 5_000;

const server = {
  destination: 'org.freedesktop.Notifications',
  path: '/org/freedesktop/Notifications',
  interface: 'org.freedesktop.Notifications',
};

/** 0 low, 1 normal, 2 critical, which would stay until it is clicked away and break through "do not disturb". */
const normal = 1;

/**
 * Notifications by D-Bus (https://specifications.freedesktop.org/notification-spec/latest/), connected for each one: an open
 * connection would be woken by every signal of the session.
 */
export function freedesktop(host: Host): Deliverer {
  const talk = async <T>(use: (bus: Bus) => Promise<T>): Promise<T> => {
    const bus = await connectSessionBus(host.environment, host.user.uid, limitMs);
    try {
      return await use(bus);
    } finally {
      bus.close();
    }
  };
  return {
    deliver: ({ title, body }) =>
      talk(async (bus) => {
        const [capabilities] = await bus.call({ ...server, member: 'GetCapabilities' });
        const markup = Array.isArray(capabilities) && capabilities.includes('body-markup');
        const hints = [['urgency', { type: 'y', value: normal }]];
        const [id] = await bus.call({
          ...server,
          member: 'Notify',
          signature: 'susssasa{sv}i',
          arguments: ['gowarden', 0, '', title, markup ? escapeMarkup(body) : body, [], hints, -1],
        });
        return typeof id === 'number' ? id : null;
      }),
    withdraw: (shown) =>
      talk(async (bus) => {
        await bus.call({ ...server, member: 'CloseNotification', signature: 'u', arguments: [shown] });
      }),
  };
}

const escapeMarkup = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
