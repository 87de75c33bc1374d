import { connectSessionBus, type Bus } from '../dbus/connect.ts';
import type { Variant } from '../dbus/signature.ts';
import type { Host } from '../../host/host.ts';
import { Clicks } from './clicks.ts';
import type { Deliverer, Manner, Notification, Picture } from './deliverer.ts';

/** A server that the bus has to start first takes a while. */
const limitMs = 5_000;

const server = {
  destination: 'org.freedesktop.Notifications',
  path: '/org/freedesktop/Notifications',
  interface: 'org.freedesktop.Notifications',
};

/** 2, critical, would stay until it is clicked away and break through "do not disturb". */
const urgencies = { low: 0, normal: 1 };

const plain: Manner = { urgency: 'normal', icon: null, replaces: null, click: null };

/**
 * Notifications by D-Bus (https://specifications.freedesktop.org/notification-spec/latest/), connected for each one that nobody can
 * click on: an open connection would be woken by signals of the session.
 */
export function freedesktop(host: Host): Deliverer {
  const clicks = new Clicks(host, limitMs);
  const talk = async <T>(use: (bus: Bus) => Promise<T>): Promise<T> => {
    const bus = await connectSessionBus(host.environment, host.user.uid, limitMs);
    try {
      return await use(bus);
    } finally {
      bus.close();
    }
  };
  return {
    deliver: (notification, manner = plain) =>
      talk(async (bus) => {
        const [answer] = await bus.call({ ...server, member: 'GetCapabilities' });
        const can = new Set(Array.isArray(answer) ? (answer as unknown[]) : []);
        const click = can.has('actions') ? manner.click : null;
        const call = notify(notification, { ...manner, click }, can.has('body-markup'));
        if (click !== null) return clicks.send(call, click.act);
        const [id] = await bus.call(call);
        return typeof id === 'number' ? id : null;
      }),
    withdraw: (shown) =>
      talk(async (bus) => {
        await bus.call({ ...server, member: 'CloseNotification', signature: 'u', arguments: [shown] });
      }),
    close: () => clicks.close(),
  };
}

function notify({ title, body }: Notification, manner: Manner, markup: boolean) {
  const hints: (readonly [name: string, value: Variant])[] = [
    ['urgency', { type: 'y', value: urgencies[manner.urgency] }],
    ...(manner.icon === null ? [] : [['image-data', image(manner.icon())] as const]),
  ];
  const text = markup ? escapeMarkup(body) : body;
  // `default` is what a click on the notification itself invokes.
  const actions = manner.click === null ? [] : ['default', manner.click.label];
  return {
    ...server,
    member: 'Notify',
    signature: 'susssasa{sv}i',
    arguments: ['gowarden', manner.replaces ?? 0, '', title, text, actions, hints, -1],
  };
}

/** Width, height, bytes of a row, whether it has an alpha channel, bits of a sample, channels, the samples. */
function image({ size, pixels }: Picture): Variant {
  return { type: '(iiibiiay)', value: [size, size, size * 4, true, 8, 4, Buffer.from(pixels)] };
}

const escapeMarkup = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
