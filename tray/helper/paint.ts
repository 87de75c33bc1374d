import type { Writable } from 'node:stream';
import type { Style } from '../icons/draw.ts';
import type { Menu } from '../menu.ts';
import type { GuardedTray } from './guarded.ts';
import { changed, wireItems, type WireItem } from './wire.ts';

/** Sends a helper what differs from what it shows, and no more than it reads: the last menu wins. */
export interface Painter {
  readonly show: (menu: Menu) => void;
}

export interface Look {
  readonly style: Style;
  /** The icon of a menu in base64. */
  readonly icon: (menu: Menu) => string;
  /** Whether it is our own helper, which shows by itself that it has not heard from us, and so must hear from us. */
  readonly listens: boolean;
  /** Told why when an update cannot be sent. */
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

/** `first` is what the helper was started with, all of its rows visible. */
export function newPainter(tray: GuardedTray, input: Writable, first: Menu, look: Look): Painter {
  let shown: readonly WireItem[] = wireItems(first).map((item) => ({ ...item, hidden: false }));
  let face: Pick<Menu, 'shape' | 'label'> = first;
  let silent: Menu['silent'] | null = null;
  let wanted: Menu | null = null;
  let waiting = false;

  let sent = 0;
  const send = (action: Parameters<GuardedTray['sendAction']>[0]): void => {
    sent += 1;
    tray.sendAction(action).catch((error: unknown) => look.failed(String(error)));
  };

  const signOfLife = (menu: Menu, items: readonly WireItem[]): SignOfLife => {
    const { label, headline } = menu.silent;
    if (silent?.label === label && silent.headline === headline) return { type: 'alive' };
    silent = menu.silent;
    const id = items.find((item) => item.row === 'headline')?.__id ?? 1;
    const icon = look.icon({ ...menu, shape: 'stale' });
    return { type: 'alive', silent: { icon, tooltip: label, title: headline, __id: id } };
  };

  const paint = (menu: Menu): void => {
    const items = wireItems(menu);
    const before = sent;
    // Items and icon go in separate messages: the helpers do not know systray2's `update-menu-and-item`.
    for (const item of changed(shown, items)) send({ type: 'update-item', item: { ...item }, seq_id: -1 });
    if (menu.shape !== face.shape || menu.label !== face.label)
      send({
        type: 'update-menu',
        menu: {
          icon: look.icon(menu),
          title: '',
          tooltip: menu.label,
          isTemplateIcon: look.style === 'template',
          items: [],
        },
      });
    if (look.listens && (sent === before || silent?.label !== menu.silent.label))
      tray.tell(signOfLife(menu, items));
    shown = items;
    face = menu;
    if (!input.writableNeedDrain) return;
    waiting = true;
    input.once('drain', () => {
      waiting = false;
      if (wanted) show(wanted);
    });
  };

  const show = (menu: Menu): void => {
    wanted = waiting ? menu : null;
    if (!waiting && !input.destroyed) paint(menu);
  };
  return { show };
}
