import type { MenuItem } from 'systray2';
import type { Menu } from '../menu.ts';
import type { Row } from '../menu/row.ts';

/** A row as systray2's helpers know it: `__id` counts from 1, parents before their children. */
export interface WireItem extends MenuItem {
  readonly __id: number;
  /** Id of the row in our menu; null for a separator. */
  readonly row: string | null;
}

/** Every row of a menu, separators included, in the order of their `__id`. */
export function wireItems(menu: Menu): readonly WireItem[] {
  const items: WireItem[] = [];
  const add = (row: Row | 'separator'): void => {
    items.push(row === 'separator' ? separator(items.length + 1) : wireItem(row, items.length + 1));
    if (row !== 'separator') row.rows.forEach(add);
  };
  menu.rows.forEach(add);
  return items;
}

/**
 * What a helper is given first. Every row is shown at first and hidden by an update afterwards: the helpers hide at the
 * start by an index that submenus shift (systray-portable tray.go, onReady).
 */
export function firstItems(menu: Menu, labelled: (title: string) => string): MenuItem[] {
  const item = (row: Row | 'separator'): MenuItem => {
    if (row === 'separator') return bare(separator(0));
    return {
      ...bare(wireItem(row, 0)),
      title: labelled(row.title),
      hidden: false,
      items: row.rows.map(item),
    };
  };
  return menu.rows.map(item);
}

/** The rows whose look differs from what a helper shows now. */
export function changed(shown: readonly WireItem[], wanted: readonly WireItem[]): WireItem[] {
  return wanted.filter((item, index) => {
    const before = shown[index];
    return before?.title !== item.title || before.enabled !== item.enabled || before.hidden !== item.hidden;
  });
}

/** A title for GTK and for com.canonical.dbusmenu, where one underscore marks the letter after it as the key to press and is not shown. */
export function withoutMnemonic(title: string): string {
  return title.replaceAll('_', '__');
}

function wireItem(row: Row, id: number): WireItem {
  // `items` stays away from updates: a helper shows every child that an update names, hidden or not.
  return {
    __id: id,
    row: row.id,
    title: row.title,
    tooltip: '',
    checked: false,
    enabled: row.enabled,
    hidden: row.hidden,
  };
}

function separator(id: number): WireItem {
  return {
    __id: id,
    row: null,
    title: '<SEPARATOR>',
    tooltip: '',
    checked: false,
    enabled: true,
    hidden: false,
  };
}

function bare({ title, tooltip, checked, enabled, hidden }: WireItem): MenuItem {
  return { title, tooltip, checked: checked ?? false, enabled: enabled ?? true, hidden: hidden ?? false };
}
