import { stayOnSessionBus, type LastingBus } from '../dbus/connect.ts';
import type { Message, MethodCall } from '../dbus/message.ts';
import type { Host } from '../../host/host.ts';
import { inWords } from '../dbus/text.ts';

/** At most this many notifications wait for a click; older ones belong to a desktop that never reported that they closed. */
const most = 16;

const names = { path: '/org/freedesktop/Notifications', interface: 'org.freedesktop.Notifications' };
const rule = `type='signal',path='${names.path}',interface='${names.interface}'`;
const bus = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
};

/**
 * Receives clicks on notifications, over one connection that is there only while one of them is on the screen: some desktops tell
 * a click to nobody but the connection that sent the notification.
 */
export class Clicks {
  readonly #host: Pick<Host, 'environment' | 'user'>;
  readonly #limitMs: number;
  readonly #acts = new Map<number, () => void>();
  #bus: Promise<LastingBus> | null = null;

  constructor(host: Pick<Host, 'environment' | 'user'>, limitMs: number) {
    this.#host = host;
    this.#limitMs = limitMs;
  }

  /** Sends a notification by this call, and does `act` when it is clicked on. Resolves with its number; null when it got none. */
  async send(call: MethodCall, act: () => void): Promise<number | null> {
    const connection = await (this.#bus ??= this.#connect());
    const [id] = await this.#within(connection, connection.call(call));
    if (typeof id !== 'number') return null;
    this.#acts.set(id, act);
    const [oldest] = this.#acts.keys();
    if (this.#acts.size > most && oldest !== undefined) this.#acts.delete(oldest);
    return id;
  }

  close(): void {
    this.#acts.clear();
    this.#bus?.then(
      (connection) => connection.close(),
      () => undefined,
    );
    this.#bus = null;
  }

  async #connect(): Promise<LastingBus> {
    const { environment, user } = this.#host;
    try {
      const connection = await stayOnSessionBus(environment, user.uid, this.#limitMs, (said) =>
        this.#hear(said),
      );
      const match = { ...bus, member: 'AddMatch', signature: 's', arguments: [rule] };
      await this.#within(connection, connection.call(match));
      void connection.ended.then(() => this.#gone());
      return connection;
    } catch (error) {
      this.#gone();
      throw error;
    }
  }

  #gone(): void {
    this.#bus = null;
    this.#acts.clear();
  }

  #hear({ type, interface: of, member, body: [id] }: Message): void {
    if (type !== 'signal' || of !== names.interface || typeof id !== 'number') return;
    const act = this.#acts.get(id);
    if (member === 'ActionInvoked') act?.();
    if (member === 'ActionInvoked' || member === 'NotificationClosed') this.#acts.delete(id);
    if (this.#acts.size === 0 && act !== undefined) this.close();
  }

  /** A desktop that does not answer ends the connection, and with it the call. */
  async #within<T>(connection: LastingBus, answer: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new Error(inWords('noAnswer', { seconds: this.#limitMs / 1000 })));
        connection.close();
      }, this.#limitMs);
    });
    try {
      return await Promise.race([answer, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}
