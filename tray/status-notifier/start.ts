import { stayOnSessionBus, type LastingBus } from '../../desktop/dbus/connect.ts';
import type { Message } from '../../desktop/dbus/message.ts';
import type { Environment } from '../../host/host.ts';
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

const rule = `type='signal',sender='${bus.destination}',member='NameOwnerChanged',arg0='${watcher}'`;

/** Whose session bus it is. */
export interface BusOwner {
  readonly environment: Environment;
  readonly user: { readonly uid: number };
}

/** The icon, shown by speaking with the panel ourselves. */
export class Panel {
  /** Why it ended. */
  readonly ended: Promise<string>;
  readonly #connection: LastingBus;
  readonly #name = `org.kde.StatusNotifierItem-${process.pid}-1`;
  readonly #clicked: (row: string) => void;
  readonly #opened: () => void;
  #menu: Menu;
  #revision = 1;
  #reason: string | null = null;

  private constructor(
    connection: LastingBus,
    first: Menu,
    clicked: (row: string) => void,
    opened: () => void,
  ) {
    this.#connection = connection;
    this.#menu = first;
    this.#clicked = clicked;
    this.#opened = opened;
    this.ended = connection.ended.then((why) => this.#reason ?? why);
  }

  /** Resolves when it is on the bus; a panel may come later. Rejects with a sentence when no bus is found. */
  static async start(
    first: Menu,
    { environment, user }: BusOwner,
    clicked: (row: string) => void,
    opened: () => void = () => undefined,
  ): Promise<Panel> {
    // What the bus says while it greets us is not for a panel.
    let heard: (message: Message) => void = () => undefined;
    const connection = await stayOnSessionBus(environment, user.uid, limitMs, (message) => heard(message));
    const panel = new Panel(connection, first, clicked, opened);
    heard = (message) => panel.#heard(message);
    try {
      await panel.#introduce();
    } catch (error) {
      connection.close();
      throw error;
    }
    panel.#register();
    return panel;
  }

  show(menu: Menu): void {
    const before = this.#menu;
    const differing = changed(wireItems(before), wireItems(menu)).map((item) => item.__id);
    this.#menu = menu;
    if (differing.length > 0) {
      this.#revision += 1;
      const rows = rowsOf(menu);
      const updates = differing.map((id) => [id, rows.properties(id)]);
      this.#signal('/MenuBar', menuInterface, 'ItemsPropertiesUpdated', 'a(ia{sv})a(ias)', [updates, []]);
    }
    if (before.shape !== menu.shape) this.#signal('/StatusNotifierItem', itemInterface, 'NewIcon');
    if (before.label !== menu.label) this.#signal('/StatusNotifierItem', itemInterface, 'NewToolTip');
  }

  stop(why: string): Promise<void> {
    this.#reason ??= why;
    // The panel takes the icon away when our name goes with the connection.
    this.#connection.close();
    return Promise.resolve();
  }

  async #introduce(): Promise<void> {
    // 4: do not wait for a name that another has.
    const name = { member: 'RequestName', signature: 'su', arguments: [this.#name, 4] };
    await this.#connection.call({ ...bus, ...name });
    await this.#connection.call({ ...bus, member: 'AddMatch', signature: 's', arguments: [rule] });
  }

  #register(): void {
    const call = { destination: watcher, path: '/StatusNotifierWatcher', interface: watcher };
    this.#connection
      .call({ ...call, member: 'RegisterStatusNotifierItem', signature: 's', arguments: [this.#name] })
      // No panel yet: a change of the name's owner will announce it.
      .catch(() => undefined);
  }

  #heard(message: Message): void {
    if (message.type === 'call') return this.#reply(message);
    const [owned, , owner] = message.body;
    // From the bus itself; anybody can send a signal of that name.
    if (message.sender !== bus.destination || message.member !== 'NameOwnerChanged') return;
    if (owned === watcher && owner !== '') this.#register();
  }

  #reply(call: Message): void {
    if (call.interface === menuInterface && isOpening(call)) this.#opened();
    let said: Answer | null = null;
    try {
      said = answer(call, this.#menu, this.#revision, this.#clicked);
    } catch (error) {
      // Anybody in the session may call, with whatever arguments.
      if (!(error instanceof TypeError)) throw error;
    }
    if (call.quiet) return;
    if (said) this.#connection.say({ type: 'return', to: call, ...said });
    else
      this.#connection.say({
        type: 'error',
        to: call,
        errorName: 'org.freedesktop.DBus.Error.UnknownMethod',
      });
  }

  #signal(path: string, of: string, member: string, signature = '', body: readonly unknown[] = []): void {
    this.#connection.say({ type: 'signal', path, interface: of, member, signature, body });
  }
}

/** Whether a panel is about to show the menu itself, whose id is 0; it asks for one row or for several at once. */
function isOpening({ member, body: [asked] }: Message): boolean {
  return (
    (member === 'AboutToShow' && asked === 0) ||
    (member === 'AboutToShowGroup' && Array.isArray(asked) && asked.includes(0))
  );
}
