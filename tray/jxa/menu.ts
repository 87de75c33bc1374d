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

/** Points; the picture has twice as many pixels. */
const iconSize = 18;

/** The icon in the menu bar with its menu. */
export class Extra {
  readonly #bar = $.NSStatusBar.systemStatusBar;
  readonly #extra: NSStatusItem;
  readonly #target: ObjCObject;
  /** Rows by id. AppKit holds rows through the menu, but neither the target nor the status item. */
  readonly #rows = new Map<number, NSMenuItem>();
  readonly #sent = new Map<number, Item>();
  #icon = '';
  #worn: Face;
  #silenced: number | null = null;

  /** Puts it into the menu bar. Clicks go to `target`'s `clicked:`. */
  constructor(first: Face, target: ObjCObject) {
    this.#target = target;
    this.#extra = this.#bar.statusItemWithLength(NSVariableStatusItemLength);
    this.#worn = first;
    this.#wear(first);
    // Where the user put it is remembered under this name.
    this.#extra.setAutosaveName($('gowarden'));
    this.#extra.setMenu(this.#fill($.NSMenu.alloc.initWithTitle($('')), first.items ?? []));
  }

  /** Shows this in place of what was sent; null shows that again. */
  silence(silent: Silent | null): void {
    this.#wear(silent ? { ...this.#worn, icon: silent.icon, tooltip: silent.tooltip } : this.#worn);
    const id = silent?.__id ?? this.#silenced;
    const item = id === null ? undefined : this.#sent.get(id);
    if (item) this.#rows.get(item.__id)?.setTitle($(silent?.title ?? item.title));
    this.#silenced = silent?.__id ?? null;
  }

  face(next: Face): void {
    this.#worn = next;
    this.#wear(next);
  }

  item(item: Item): void {
    const row = this.#rows.get(item.__id);
    if (row) this.#look(row, item);
  }

  /** The row as it was last sent. */
  sent(id: number): Item | undefined {
    return this.#sent.get(id);
  }

  remove(): void {
    this.#bar.removeStatusItem(this.#extra);
  }

  #look(row: NSMenuItem, item: Item): void {
    row.setTitle($(item.title));
    row.setToolTip($(item.tooltip ?? ''));
    row.setEnabled(item.enabled !== false);
    row.setState(item.checked === true ? NSControlStateValueOn : NSControlStateValueOff);
    row.setHidden(item.hidden === true);
    this.#sent.set(item.__id, item);
  }

  #fill(menu: NSMenu, items: readonly Item[]): NSMenu {
    menu.setAutoenablesItems(false);
    for (const item of items) {
      if (item.title === '<SEPARATOR>') {
        menu.addItem($.NSMenuItem.separatorItem);
        continue;
      }
      const row = $.NSMenuItem.alloc.initWithTitleActionKeyEquivalent($(item.title), 'clicked:', $(''));
      row.setTarget(this.#target);
      row.setTag(item.__id);
      this.#look(row, item);
      if (item.items && item.items.length > 0)
        row.setSubmenu(this.#fill($.NSMenu.alloc.initWithTitle($('')), item.items));
      menu.addItem(row);
      this.#rows.set(item.__id, row);
    }
    return menu;
  }

  #wear(next: Face): void {
    if (next.icon && next.icon !== this.#icon) {
      this.#icon = next.icon;
      picture(this.#extra, next.icon, next.isTemplateIcon === true);
    }
    const label = $(next.tooltip ?? '');
    this.#extra.button.setToolTip(label);
    this.#extra.button.setAccessibilityLabel(label);
  }
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
