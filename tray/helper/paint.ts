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
  /** Told why when an update cannot be sent. */
  readonly failed: (why: string) => void;
}

/** `first` is what the helper was started with, all of its rows visible. */
export function newPainter(tray: GuardedTray, input: Writable, first: Menu, look: Look): Painter {
  let shown: readonly WireItem[] = wireItems(first).map((item) => ({ ...item, hidden: false }));
  let face: Pick<Menu, 'shape' | 'label'> = first;
  let wanted: Menu | null = null;
  let waiting = false;

  const send = (action: Parameters<GuardedTray['sendAction']>[0]): void =>
    void tray.sendAction(action).catch((error: unknown) => look.failed(String(error)));

  const paint = (menu: Menu): void => {
    const items = wireItems(menu);
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
