import { encode } from '../stand-in/utf8.ts';
import { type Engine, first, row, same, Started } from './start.ts';

const update = (item: object): object => ({ type: 'update-item', item });

/** What the helper does with the messages of systray2. */
export const menuScenarios: Readonly<Record<string, (engine: Engine) => void>> = {
  'gets ready, builds the menu, routes a click by its id': (engine) => {
    const helper = new Started(engine);
    same(helper.running, true);
    same(helper.out, [{ type: 'ready' }]);
    helper.send(first);
    same(helper.bars.length, 1);
    const { icon, label, spoken, name } = helper.bars[0]!;
    same([icon, label, spoken, name], ['AAAA', 'state', 'state', 'gowarden']);
    same(
      helper.rows.map(({ title, rows }) => [title, rows.map((child) => child.title)]),
      [
        ['One', ['二']],
        ['Quit', []],
      ],
    );
    helper.click(2);
    same([helper.out[1]!.type, helper.out[1]!.__id], ['clicked', 2]);
    same((helper.out[1]!.item as { title: string }).title, '二');
    same(helper.complaints, []);
  },

  'applies updates wherever a chunk ends, and never makes a second icon': (engine) => {
    const bytes = encode(`${JSON.stringify(update({ ...row(4, '退出 𝒢'), hidden: true }))}\n`);
    const within = [...bytes.keys()].filter((at) => bytes[at]! >= 0x80);
    const everywhere = [...bytes.keys()].slice(1);
    for (const cuts of [...within.map((at) => [at]), everywhere]) {
      const helper = new Started(engine);
      helper.send(first);
      [0, ...cuts].forEach((from, index) => helper.feed(bytes.subarray(from, cuts[index])));
      same([helper.rows[1]!.title, helper.rows[1]!.hidden], ['退出 𝒢', true]);
      helper.send({ type: 'update-menu', menu: { icon: 'BBBB', tooltip: 'other', items: [] } });
      helper.send(first);
      same(helper.bars.length, 1);
      same([helper.bars[0]!.icon, helper.bars[0]!.label], ['BBBB', 'other']);
      same(helper.complaints, []);
    }
  },

  'sets only what differs': (engine) => {
    const helper = new Started(engine);
    const face = { icon: 'AAAA', tooltip: 'state', isTemplateIcon: true, items: [] };
    same(
      helper
        .setBy(() => helper.send(first))
        .filter((set) => /Enabled|Hidden|State|MenuItem setToolTip/.test(set)),
      [],
    );
    const by = (...messages: readonly object[]) => helper.setBy(() => helper.send(...messages));
    same(by(update(row(1, 'One')), { type: 'update-menu', menu: face }), []);
    same(by(update(row(1, 'Two'))), ['NSMenuItem setTitle']);
    same(by(update({ ...row(1, 'Two'), enabled: false })), ['NSMenuItem setEnabled']);
    same(by(update({ ...row(1, 'Two'), enabled: false, hidden: true })), ['NSMenuItem setHidden']);
    same(by(update(row(1, 'Two'))), ['NSMenuItem setEnabled', 'NSMenuItem setHidden']);
    same(by(update({ ...row(4, 'Quit'), checked: true })), ['NSMenuItem setState']);
    same(by(update({ ...row(4, 'Quit'), checked: true, tooltip: 'now' })), ['NSMenuItem setToolTip']);
    same(by({ type: 'update-menu', menu: { ...face, tooltip: 'next' } }), [
      'NSStatusBarButton setToolTip',
      'NSStatusBarButton setAccessibilityLabel',
    ]);
    same(helper.rows[1], {
      id: 4,
      title: 'Quit',
      toolTip: 'now',
      enabled: true,
      hidden: false,
      checked: true,
      rows: [],
    });
    same(by({ type: 'alive' }), []);
    same(helper.complaints, []);
  },

  'an exception in a callback is told and the next message is obeyed': (engine) => {
    const helper = new Started(engine);
    helper.send(first);
    helper.feed(encode(`{"type":\nnull\n${JSON.stringify(update(row(1, 'Still here')))}\n`));
    same(helper.complaints.length, 2);
    same(helper.rows[0]!.title, 'Still here');
  },

  'an icon that is no picture becomes a text': (engine) => {
    const helper = new Started(engine);
    helper.send({ ...first, icon: 'no picture!' });
    same(helper.bars[0]!.icon, 'Go');
    same(helper.complaints, []);
  },

  'half of a menu ends it': (engine) => {
    const helper = new Started(engine);
    helper.send({ ...first, items: [{ __id: 1 }] });
    same(helper.exit, 1);
  },
};
