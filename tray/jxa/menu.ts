import type { Dollar, NSMenu, NSMenuItem, NSStatusItem, ObjCObject } from './bridge.ts';
import { attempt } from './attempt.ts';
import { NSControlStateValueOff, NSControlStateValueOn, NSVariableStatusItemLength } from './constants.ts';
import { parkedAt } from './place.ts';

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

/** What is shown after a long silence: the icon, and a title in the row of that id. */
export interface Silent {
  readonly icon: string;
  readonly tooltip: string;
  readonly title: string;
  readonly __id: number;
}

/** Points; the picture has twice as many pixels. */
const iconSize = 18;

/** What is absent is as AppKit makes a row. */
const lookOf = ({ tooltip = '', enabled, checked, hidden }: Item) => ({
  tooltip,
  enabled: enabled !== false,
  checked: checked === true,
  hidden: hidden === true,
});

interface Row {
  readonly item: NSMenuItem;
  /** As it was last sent. */
  sent: Item;
  /** The title it shows, which during a silence is not the one that was sent. */
  title: string;
}

/**
 * The icon in the menu bar with its menu. Only what differs is set: AppKit lays a menu out anew for an equal title, too, and an
 * open one loses clicks by it.
 */
export class Extra {
  readonly #bar = $.NSStatusBar.systemStatusBar;
  readonly #extra: NSStatusItem;
  readonly #target: ObjCObject;
  /** Rows by id. AppKit holds rows through the menu, but neither the target nor the status item. */
  readonly #rows = new Map<number, Row>();
  #icon = '';
  #label = '';
  #worn: Face;
  #silenced: number | null = null;

  /** Puts it into the menu bar. Clicks go to `target`'s `clicked:`. */
  constructor(first: Face, target: ObjCObject) {
    this.#target = target;
    this.#extra = this.#bar.statusItemWithLength(NSVariableStatusItemLength);
    this.#worn = first;
    this.#wear(first);
    // Where the user put it is remembered under this name, and it is not confused with another script's first item.
    attempt(() => this.#extra.setAutosaveName($('gowarden')));
    this.#extra.setMenu(this.#fill($.NSMenu.alloc.initWithTitle($('')), first.items ?? []));
  }

  /** Shows this in place of what was sent; null shows that again. */
  silence(silent: Silent | null): void {
    this.#wear(silent ? { ...this.#worn, icon: silent.icon, tooltip: silent.tooltip } : this.#worn);
    const id = silent?.__id ?? this.#silenced;
    const row = id === null ? undefined : this.#rows.get(id);
    if (row) this.#entitle(row, silent?.title ?? row.sent.title);
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
    return this.#rows.get(id)?.sent;
  }

  /** Where macOS keeps it when it does not show it; null when it is on a screen. */
  parked(): string | null {
    return parkedAt(this.#extra);
  }

  remove(): void {
    this.#bar.removeStatusItem(this.#extra);
  }

  #entitle(row: Row, title: string): void {
    if (row.title === title) return;
    row.item.setTitle($(title));
    row.title = title;
  }

  #look(row: Row, next: Item): void {
    const { item } = row;
    const [was, is] = [lookOf(row.sent), lookOf(next)];
    this.#entitle(row, next.title);
    if (is.tooltip !== was.tooltip) item.setToolTip($(is.tooltip));
    if (is.enabled !== was.enabled) item.setEnabled(is.enabled);
    if (is.checked !== was.checked)
      item.setState(is.checked ? NSControlStateValueOn : NSControlStateValueOff);
    if (is.hidden !== was.hidden) item.setHidden(is.hidden);
    row.sent = next;
  }

  #fill(menu: NSMenu, items: readonly Item[]): NSMenu {
    menu.setAutoenablesItems(false);
    for (const sent of items) {
      if (sent.title === '<SEPARATOR>') {
        menu.addItem($.NSMenuItem.separatorItem);
        continue;
      }
      const { __id, title } = sent;
      const item = $.NSMenuItem.alloc.initWithTitleActionKeyEquivalent($(title), 'clicked:', $(''));
      item.setTarget(this.#target);
      item.setTag(__id);
      const row = { item, sent: { __id, title }, title };
      this.#look(row, sent);
      if (sent.items && sent.items.length > 0)
        item.setSubmenu(this.#fill($.NSMenu.alloc.initWithTitle($('')), sent.items));
      menu.addItem(item);
      this.#rows.set(__id, row);
    }
    return menu;
  }

  #wear(next: Face): void {
    if (next.icon && next.icon !== this.#icon) {
      this.#icon = next.icon;
      picture(this.#extra, next.icon, next.isTemplateIcon === true);
    }
    const label = next.tooltip ?? '';
    if (label === this.#label) return;
    this.#label = label;
    this.#extra.button.setToolTip($(label));
    this.#extra.button.setAccessibilityLabel($(label));
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
