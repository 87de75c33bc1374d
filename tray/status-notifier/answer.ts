import type { Message } from '../../desktop/dbus/message.ts';
import type { Variant } from '../../desktop/dbus/signature.ts';
import type { Menu } from '../menu.ts';
import { itemProperties, menuProperties } from './item.ts';
import { rowsOf } from './menu.ts';

export const itemInterface = 'org.kde.StatusNotifierItem';
export const menuInterface = 'com.canonical.dbusmenu';

/** An answer's values with their signature. */
export interface Answer {
  readonly signature: string;
  readonly body: readonly unknown[];
}

const nothing: Answer = { signature: '', body: [] };

/** What a panel's call is answered; null for one that we do not know. `revision` is that of the rows. */
export function answer(
  call: Message,
  menu: Menu,
  revision: number,
  clicked: (row: string) => void,
): Answer | null {
  const { interface: of, member, body } = call;
  if (of === 'org.freedesktop.DBus.Properties') return property(member, body, menu);
  if (of === 'org.freedesktop.DBus.Peer' && member === 'Ping') return nothing;
  if (of === itemInterface) return clicks.has(member ?? '') ? nothing : null;
  if (of !== menuInterface) return null;
  const rows = rowsOf(menu);
  const click = (id: unknown, kind: unknown): void => {
    const row = kind === 'clicked' ? rows.row(Number(id)) : null;
    if (row !== null) clicked(row);
  };
  switch (member ?? '') {
    case 'GetLayout': {
      const layout = rows.layout(Number(body[0]), Number(body[1]));
      return layout ? { signature: 'u(ia{sv}av)', body: [revision, layout] } : null;
    }
    case 'GetGroupProperties': {
      const asked = body[0] as number[];
      const ids = asked.length === 0 ? rows.ids : asked;
      const known = ids.flatMap((id) => {
        const properties = rows.properties(id);
        return properties ? [[id, properties]] : [];
      });
      return { signature: 'a(ia{sv})', body: [known] };
    }
    case 'GetProperty': {
      const found = rows.properties(Number(body[0]))?.find(([name]) => name === body[1]);
      return found ? { signature: 'v', body: [found[1]] } : null;
    }
    case 'Event':
      click(body[0], body[1]);
      return nothing;
    case 'EventGroup':
      for (const [id, kind] of body[0] as [number, string][]) click(id, kind);
      return { signature: 'ai', body: [[]] };
    case 'AboutToShow':
      return { signature: 'b', body: [false] };
    case 'AboutToShowGroup':
      return { signature: 'aiai', body: [[], []] };
    default:
      return null;
  }
}

/** A panel that shows the menu by itself may still report clicks on the icon. */
const clicks = new Set([
  'Activate',
  'SecondaryActivate',
  'ContextMenu',
  'Scroll',
  'ProvideXdgActivationToken',
]);

function property(member: string | null, body: readonly unknown[], menu: Menu): Answer | null {
  const [of, name] = body;
  const all: ReadonlyMap<string, Variant> | null =
    of === itemInterface ? itemProperties(menu) : of === menuInterface ? menuProperties : null;
  if (all === null) return null;
  if (member === 'GetAll') return { signature: 'a{sv}', body: [[...all]] };
  const value = member === 'Get' ? all.get(String(name)) : undefined;
  return value ? { signature: 'v', body: [value] } : null;
}
