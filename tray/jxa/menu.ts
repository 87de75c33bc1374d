import type { Dollar, NSMenu, NSMenuItem, NSStatusItem, ObjCObject } from './bridge.ts';
import { NSControlStateValueOff, NSControlStateValueOn, NSVariableStatusItemLength } from './constants.ts';

declare const $: Dollar;

/** A row as systray2 sends it. */
export interface Item {
  readonly __id: number;
  readonly title: string;
  readonly tooltip?: string;
  readonly checked?: boolean;
  readonly enabled?: boolean;
  readonly hidden?: boolean;
  readonly items?: readonly Item[];
}

/** What systray2 sends of the icon, with its rows at first. */
export interface Face {
  readonly icon?: string;
  readonly tooltip?: string;
  readonly isTemplateIcon?: boolean;
  readonly items?: readonly Item[];
}

/** What is shown when nothing was heard for long: the icon, and a title in the row of that id. */
export interface Silent {
  readonly icon: string;
  readonly tooltip: string;
  readonly title: string;
  readonly __id: number;
}

/** The icon in the menu bar. */
export interface Extra {
  /** Shows this in place of what was sent; null shows that again. */
  readonly silence: (silent: Silent | null) => void;
  readonly face: (face: Face) => void;
  readonly item: (item: Item) => void;
  /** The row as it was last sent. */
  readonly sent: (id: number) => Item | undefined;
  readonly remove: () => void;
}

/** Points; the picture has twice as many pixels. */
const iconSize = 18;

/** Puts an icon with this menu into the menu bar. Clicks go to `target`'s `clicked:`. */
export function newExtra(first: Face, target: ObjCObject): Extra {
  // Rows by id. AppKit holds rows through the menu, but neither the target nor the status item.
  const rows = new Map<number, NSMenuItem>();
  const sent = new Map<number, Item>();

  const look = (row: NSMenuItem, item: Item): void => {
    row.setTitle($(item.title));
    row.setToolTip($(item.tooltip ?? ''));
    row.setEnabled(item.enabled !== false);
    row.setState(item.checked === true ? NSControlStateValueOn : NSControlStateValueOff);
    row.setHidden(item.hidden === true);
    sent.set(item.__id, item);
  };
  const fill = (menu: NSMenu, items: readonly Item[]): NSMenu => {
    menu.setAutoenablesItems(false);
    for (const item of items) {
      if (item.title === '<SEPARATOR>') {
        menu.addItem($.NSMenuItem.separatorItem);
        continue;
      }
      const row = $.NSMenuItem.alloc.initWithTitleActionKeyEquivalent($(item.title), 'clicked:', $(''));
      row.setTarget(target);
      row.setTag(item.__id);
      look(row, item);
      if (item.items && item.items.length > 0)
        row.setSubmenu(fill($.NSMenu.alloc.initWithTitle($('')), item.items));
      menu.addItem(row);
      rows.set(item.__id, row);
    }
    return menu;
  };

  const bar = $.NSStatusBar.systemStatusBar;
  const extra = bar.statusItemWithLength(NSVariableStatusItemLength);
  let icon = '';
  let worn = first;
  const wear = (next: Face): void => {
    if (next.icon && next.icon !== icon) {
      icon = next.icon;
      picture(extra, icon, next.isTemplateIcon === true);
    }
    const label = $(next.tooltip ?? '');
    extra.button.setToolTip(label);
    extra.button.setAccessibilityLabel(label);
  };
  wear(first);
  // Where the user put it is remembered under this name.
  extra.setAutosaveName($('gowarden'));
  extra.setMenu(fill($.NSMenu.alloc.initWithTitle($('')), first.items ?? []));
  let silenced: number | null = null;
  return {
    silence(silent) {
      wear(silent ? { ...worn, icon: silent.icon, tooltip: silent.tooltip } : worn);
      const id = silent?.__id ?? silenced;
      const item = id === null ? undefined : sent.get(id);
      if (item) rows.get(item.__id)?.setTitle($(silent?.title ?? item.title));
      silenced = silent?.__id ?? null;
    },
    face(next) {
      worn = next;
      wear(next);
    },
    item(item) {
      const row = rows.get(item.__id);
      if (row) look(row, item);
    },
    sent: (id) => sent.get(id),
    remove: () => bar.removeStatusItem(extra),
  };
}

/** Shows a PNG in base64; text in its place when it is none. */
function picture(extra: NSStatusItem, base64: string, template: boolean): void {
  const data = $.NSData.alloc.initWithBase64EncodedStringOptions($(base64), 0);
  const image = data.isNil() ? null : $.NSImage.alloc.initWithData(data);
  if (image === null || image.isNil()) {
    extra.button.setTitle($('Go'));
    return;
  }
  image.setSize($.NSMakeSize(iconSize, iconSize));
  image.setTemplate(template);
  extra.button.setImage(image);
}
