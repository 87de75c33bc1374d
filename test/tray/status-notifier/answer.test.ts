import { describe, expect, test, vi } from 'vitest';
import type { Message } from '../../../desktop/dbus/message.ts';
import type { Variant } from '../../../desktop/dbus/signature.ts';
import { answer, itemInterface, menuInterface } from '../../../tray/status-notifier/answer.ts';
import type { Layout } from '../../../tray/status-notifier/menu.ts';
import { of, rowsOf } from '../rows.ts';
import { someFinding } from '../some-status.ts';

const properties = 'org.freedesktop.DBus.Properties';
const shown = of({ findings: [someFinding({ subject: '/opt/my_go' })] });

function call(on: string, member: string, body: readonly unknown[] = [], menu = shown) {
  const message: Message = {
    type: 'call',
    serial: 7,
    replyTo: null,
    errorName: null,
    sender: ':1.2',
    path: '/MenuBar',
    interface: on,
    member,
    quiet: false,
    body,
  };
  const clicked = vi.fn();
  const said = answer(message, menu, 5, clicked);
  return { said, clicks: clicked.mock.calls.map(([row]) => row as string) };
}

type Node = readonly [id: number, properties: [string, Variant][], children: { value: Node }[]];
const layout = (parent: number, depth: number): Node => {
  const { said } = call(menuInterface, 'GetLayout', [parent, depth, []]);
  const [revision, root] = said!.body as [number, Layout];
  expect([said!.signature, revision]).toEqual(['u(ia{sv}av)', 5]);
  return root as unknown as Node;
};
const value = (node: Node, name: string): unknown => node[1].find(([one]) => one === name)?.[1].value;
const flat = (node: Node): Node[] => [node, ...node[2].flatMap((child) => flat(child.value))];

describe('the menu as a panel requests it', () => {
  test('has every row of the menu in its order, with its hidden, disabled and nested rows', () => {
    const rows = flat(layout(0, -1)).filter((node) => value(node, 'label') !== undefined);
    expect(
      rows.map((node) => ({
        title: value(node, 'label'),
        enabled: value(node, 'enabled'),
        hidden: value(node, 'visible') === false,
        opens: value(node, 'children-display') === 'submenu',
      })),
    ).toEqual(
      rowsOf(shown).map((row) => ({
        title: row.title.replaceAll('_', '__'),
        enabled: row.enabled,
        hidden: row.hidden,
        opens: row.rows.length > 0,
      })),
    );
    expect(layout(0, -1)[2].filter(({ value: node }) => value(node, 'type') === 'separator')).toHaveLength(3);
  });

  test('a part of it, to a depth, and nothing for an unknown id', () => {
    const [, submenu] = layout(0, 1)[2]
      .map((child) => child.value)
      .filter((one) => value(one, 'children-display'));
    expect(submenu![2]).toEqual([]);
    expect(layout(submenu![0], -1)[2].length).toBeGreaterThan(3);
    expect(call(menuInterface, 'GetLayout', [9999, -1, []]).said).toBeNull();
  });

  test('properties of single rows, of all rows, and a single property', () => {
    const { said } = call(menuInterface, 'GetGroupProperties', [[1, 9999, 2], []]);
    expect((said!.body[0] as [number, unknown][]).map(([id]) => id)).toEqual([1, 2]);
    const all = call(menuInterface, 'GetGroupProperties', [[], []]).said!.body[0] as unknown[];
    expect(all).toHaveLength(flat(layout(0, -1)).length);
    expect(call(menuInterface, 'GetProperty', [1, 'label']).said!.body).toEqual([
      { type: 's', value: '/opt/my__go is 1.22.5 for amd64; this machine is arm64 · since 13:02' },
    ]);
    expect(call(menuInterface, 'GetProperty', [1, 'icon']).said).toBeNull();
  });

  test('clicks come one by one and in groups; anything but a click or a row has no effect', () => {
    expect(call(menuInterface, 'Event', [1, 'clicked', { type: 'i', value: 0 }, 0]).clicks).toEqual([
      'headline',
    ]);
    expect(call(menuInterface, 'Event', [1, 'hovered', { type: 'i', value: 0 }, 0]).clicks).toEqual([]);
    expect(call(menuInterface, 'Event', [9999, 'clicked', { type: 'i', value: 0 }, 0]).clicks).toEqual([]);
    const group = [
      [2, 'clicked'],
      [0, 'opened'],
      [1, 'clicked'],
    ];
    expect(call(menuInterface, 'EventGroup', [group]).clicks).toEqual(['next', 'headline']);
  });
});

describe('the icon as a panel requests it', () => {
  const icon = (menu = shown): [number, number, Buffer][] =>
    (call(properties, 'Get', [itemInterface, 'IconPixmap'], menu).said!.body[0] as Variant).value as never;

  test('comes in two sizes as alpha, red, green and blue, different for each shape', () => {
    expect(icon().map(([width, height, bytes]) => [width, height, bytes.length])).toEqual([
      [22, 22, 22 * 22 * 4],
      [44, 44, 44 * 44 * 4],
    ]);
    const [, , bytes] = icon()[1]!;
    expect([...bytes.subarray(0, 4)].at(0)).toBe(0);
    // Left of the middle, between edge and cross, the octagon is red.
    const at = (22 * 44 + 8) * 4;
    expect([...bytes.subarray(at, at + 4)]).toEqual([255, 240, 80, 84]);
    expect(icon(of({}))[1]![2].equals(bytes)).toBe(false);
  });

  test('with the state in words, its menu, and everything that the specification requires', () => {
    const all = new Map(call(properties, 'GetAll', [itemInterface]).said!.body[0] as [string, Variant][]);
    expect(all.get('ToolTip')!.value).toEqual(['', [], shown.label, '']);
    expect(all.get('Menu')).toEqual({ type: 'o', value: '/MenuBar' });
    for (const name of ['Category', 'Id', 'Title', 'Status', 'WindowId', 'ItemIsMenu'])
      expect(all.has(name)).toBe(true);
    expect(call(properties, 'Get', [menuInterface, 'Version']).said!.body).toEqual([{ type: 'u', value: 3 }]);
  });

  test('an unknown request is not answered', () => {
    expect(call(properties, 'Get', [itemInterface, 'Nothing']).said).toBeNull();
    expect(call(properties, 'Get', ['org.example', 'Id']).said).toBeNull();
    expect(call(properties, 'Set', [itemInterface, 'Id']).said).toBeNull();
    expect(call(itemInterface, 'Explode').said).toBeNull();
    expect(call('org.example', 'Activate').said).toBeNull();
    expect(call(itemInterface, 'Activate', [1, 2]).said).toEqual({ signature: '', body: [] });
  });
});
