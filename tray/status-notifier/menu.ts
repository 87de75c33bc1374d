import type { Variant } from '../../desktop/dbus/signature.ts';
import { wireItems, withoutMnemonic, type WireItem } from '../helper/wire.ts';
import type { Menu } from '../menu.ts';
import type { Row } from '../menu/row.ts';

/** A property of a row as com.canonical.dbusmenu names it. */
type Properties = readonly (readonly [name: string, value: Variant])[];

/** A row with its properties and the rows below it: the signature `(ia{sv}av)`. */
export type Layout = readonly [id: number, properties: Properties, children: readonly Variant[]];

/** The rows of a menu by their `__id`; 0 is the menu itself. */
export interface Rows {
  /** Undefined for an id that is not there. `depth` -1 is all of it. */
  layout(id: number, depth: number): Layout | undefined;
  properties(id: number): Properties | undefined;
  /** The row in our menu; null for none. */
  row(id: number): string | null;
  readonly ids: readonly number[];
}

/** The menu as a panel asks for it (https://github.com/AyatanaIndicators/libdbusmenu, dbus-menu.xml). */
export function rowsOf(menu: Menu): Rows {
  const items = wireItems(menu);
  const below = new Map<number, number[]>([[0, []]]);
  let next = 0;
  const put = (row: Row | 'separator', parent: number): void => {
    next += 1;
    const id = next;
    below.get(parent)?.push(id);
    below.set(id, []);
    if (row !== 'separator') for (const child of row.rows) put(child, id);
  };
  for (const row of menu.rows) put(row, 0);

  const properties = (id: number): Properties | undefined => {
    const children = below.get(id);
    if (children === undefined) return undefined;
    const opens: Properties = children.length > 0 ? [['children-display', text('submenu')]] : [];
    const item = items[id - 1];
    return item === undefined ? opens : [...opens, ...looks(item)];
  };
  const layout = (id: number, depth: number): Layout | undefined => {
    const own = properties(id);
    if (own === undefined) return undefined;
    const children = depth === 0 ? [] : (below.get(id) ?? []);
    const nested = children.map((child) => ({ type: '(ia{sv}av)', value: layout(child, depth - 1) }));
    return [id, own, nested];
  };
  return { layout, properties, row: (id) => items[id - 1]?.row ?? null, ids: [...below.keys()] };
}

function looks(item: WireItem): Properties {
  if (item.row === null) return [['type', text('separator')]];
  return [
    ['label', text(withoutMnemonic(item.title))],
    ['enabled', flag(item.enabled !== false)],
    ['visible', flag(item.hidden !== true)],
  ];
}

export const text = (value: string): Variant => ({ type: 's', value });
export const flag = (value: boolean): Variant => ({ type: 'b', value });
