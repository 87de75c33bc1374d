import type { Writable } from 'node:stream';
import type { Style } from '../icons/draw.ts';
import type { Menu } from '../menu.ts';
import type { GuardedTray } from './guarded.ts';
import { changed, wireItems, type WireItem } from './wire.ts';

export interface Look {
  readonly style: Style;
  /** A row's title as this helper takes it. */
  readonly labelled: (title: string) => string;
  /** The icon of a menu in base64. */
  readonly icon: (menu: Menu) => string;
  /** Whether it is our own helper, which shows by itself that it has not heard from us, and so must hear from us. */
  readonly listens: boolean;
  /** Called with the reason when an update cannot be sent. */
  readonly failed: (why: string) => void;
}

/** For our own helper alone: what it shows by itself, in the row of that id, when it has not heard from us for minutes. */
interface SignOfLife {
  readonly type: 'alive';
  readonly silent?: {
    readonly icon: string;
    readonly tooltip: string;
    readonly title: string;
    readonly __id: number;
  };
}

/** Sends a helper what differs from what it shows, and no more than it reads: the last menu wins. */
export class Painter {
  readonly #tray: GuardedTray;
  readonly #input: Writable;
  readonly #look: Look;
  #shown: readonly WireItem[];
  #face: Pick<Menu, 'shape' | 'label'>;
  #silent: Menu['silent'] | null = null;
  #wanted: Menu | null = null;
  #waiting = false;
  #sent = 0;

  /** `first` is what the helper was started with, all of its rows visible. */
  constructor(tray: GuardedTray, input: Writable, first: Menu, look: Look) {
    this.#tray = tray;
    this.#input = input;
    this.#look = look;
    this.#shown = wireItems(first).map((item) => ({ ...item, hidden: false }));
    this.#face = first;
  }

  show(menu: Menu): void {
    this.#wanted = this.#waiting ? menu : null;
    if (!this.#waiting && !this.#input.destroyed) this.#paint(menu);
  }

  #paint(menu: Menu): void {
    const items = wireItems(menu);
    const before = this.#sent;
    // Items and icon go in separate messages: the helpers do not know systray2's `update-menu-and-item`.
    for (const item of changed(this.#shown, items))
      this.#send({
        type: 'update-item',
        item: { ...item, title: this.#look.labelled(item.title) },
        seq_id: -1,
      });
    if (menu.shape !== this.#face.shape || menu.label !== this.#face.label)
      this.#send({
        type: 'update-menu',
        menu: {
          icon: this.#look.icon(menu),
          title: '',
          tooltip: menu.label,
          isTemplateIcon: this.#look.style === 'template',
          items: [],
        },
      });
    if (this.#look.listens && (this.#sent === before || this.#silent?.label !== menu.silent.label))
      this.#tray.tell(this.#signOfLife(menu, items));
    this.#shown = items;
    this.#face = menu;
    if (this.#input.writableNeedDrain) this.#waitForDrain();
  }

  #waitForDrain(): void {
    this.#waiting = true;
    this.#input.once('drain', () => {
      this.#waiting = false;
      if (this.#wanted) this.show(this.#wanted);
    });
  }

  #send(action: Parameters<GuardedTray['sendAction']>[0]): void {
    this.#sent += 1;
    this.#tray.sendAction(action).catch((error: unknown) => this.#look.failed(String(error)));
  }

  #signOfLife(menu: Menu, items: readonly WireItem[]): SignOfLife {
    const { label, headline } = menu.silent;
    if (this.#silent?.label === label && this.#silent.headline === headline) return { type: 'alive' };
    this.#silent = menu.silent;
    const id = items.find((item) => item.row === 'headline')?.__id ?? 1;
    const icon = this.#look.icon({ ...menu, shape: 'stale' });
    return {
      type: 'alive',
      silent: { icon, tooltip: label, title: this.#look.labelled(headline), __id: id },
    };
  }
}
