import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { Linter } from 'eslint';
import { describe, expect, test } from 'vitest';
import { standIn, type Fields } from './stand-in.ts';

/** Byte for byte what is installed. */
const script = readFileSync(new URL('../../../dist/tray-helper.js', import.meta.url), 'utf8');

type Row = Fields & { title: string; rows?: Row[] };

/** The script within the stand-in, driven by a test; `change` may alter its text. */
function start(parents: number[] = [7], change: (text: string) => string = (text) => text) {
  const out: Fields[] = [];
  const complaints: string[] = [];
  let waiting = 0;
  let chunk: Uint8Array = Buffer.alloc(0);
  let exit: number | null = null;
  const { $, ObjC, bars, call, running } = standIn({
    read: () => chunk,
    write: (line) => void out.push(JSON.parse(line) as Fields),
    complain: (line) => void complaints.push(line),
    wait: () => void (waiting += 1),
    every: () => undefined,
    parent: () => (parents.length > 1 ? parents.shift() : parents[0])!,
    exit: (code) => {
      exit = code;
      throw new Error('the process is over');
    },
  });
  runInNewContext(change(script), { $, ObjC });
  const feed = (bytes: Uint8Array): void => {
    expect(waiting).toBe(1);
    waiting = 0;
    chunk = bytes;
    call('data:', null);
  };
  const rows = (): Fields[] => (bars[0]!.menu as { rows: Fields[] }).rows;
  return {
    out,
    complaints,
    bars,
    rows,
    feed,
    send: (message: object) => feed(Buffer.from(`${JSON.stringify(message)}\n`)),
    call,
    running,
    exit: () => exit,
  };
}

const row = (id: number, title: string, items: Row[] = []) => ({
  __id: id,
  title,
  enabled: true,
  hidden: false,
  items,
});
const first = {
  icon: 'AAAA',
  tooltip: 'state',
  isTemplateIcon: true,
  items: [row(1, 'One', [row(2, '二')]), row(3, '<SEPARATOR>'), row(4, 'Quit')],
};
const title = (of: Fields): string => (of.title as { js: string }).js;

describe('the native helper as it is installed', () => {
  test('gets ready, builds the menu, routes a click by its id', () => {
    const helper = start();
    expect(helper.running()).toBe(true);
    expect(helper.out).toEqual([{ type: 'ready' }]);
    helper.send(first);
    expect(helper.bars).toHaveLength(1);
    expect(helper.rows()).toHaveLength(3);
    const [child] = (helper.rows()[0]!.submenu as { rows: Fields[] }).rows;
    helper.call('clicked:', child);
    expect(helper.out[1]).toMatchObject({ type: 'clicked', __id: 2, item: { title: '二' } });
  });

  test('applies updates, also when a chunk ends within a character, and never makes a second icon', () => {
    const helper = start();
    helper.send(first);
    const bytes = Buffer.from(
      `${JSON.stringify({ type: 'update-item', item: { ...row(4, '退出'), hidden: true } })}\n`,
    );
    const cut = bytes.indexOf(Buffer.from('退')) + 1;
    helper.feed(bytes.subarray(0, cut));
    helper.feed(bytes.subarray(cut));
    expect(title(helper.rows()[2]!)).toBe('退出');
    expect(helper.rows()[2]!.hidden).toBe(true);
    helper.send({ type: 'update-menu', menu: { icon: 'BBBB', tooltip: 'other', items: [] } });
    helper.send(first);
    expect(helper.bars).toHaveLength(1);
    expect(helper.complaints).toEqual([]);
  });

  test('an exception in a callback is told and the next message is obeyed', () => {
    const helper = start();
    helper.send(first);
    helper.feed(
      Buffer.from(`{"type":\nnull\n${JSON.stringify({ type: 'update-item', item: row(1, 'Still here') })}\n`),
    );
    expect(helper.complaints).toHaveLength(2);
    expect(title(helper.rows()[0]!)).toBe('Still here');
  });

  test.each([
    ['the end of its input', (helper: ReturnType<typeof start>) => helper.feed(Buffer.alloc(0))],
    ['the message to exit', (helper: ReturnType<typeof start>) => helper.send({ type: 'exit' })],
  ])('%s takes the icon away and ends it', (_name, act) => {
    const helper = start();
    helper.send(first);
    act(helper);
    expect(helper.bars).toHaveLength(0);
    expect(helper.exit()).toBe(0);
  });

  const silent = { icon: 'OLD', tooltip: 'stale', title: 'Nothing heard', __id: 1 };
  test.each([
    ['a sign of life', { type: 'alive' }, 'One', 'state'],
    ['a change', { type: 'update-item', item: row(1, 'Changed') }, 'Changed', 'state'],
    [
      'another icon',
      { type: 'update-menu', menu: { icon: 'BBBB', tooltip: 'new', items: [] } },
      'One',
      'new',
    ],
  ])('silence for three minutes is shown, until %s', (_name, message, headline, label) => {
    const helper = start();
    const button = (): Fields => helper.bars[0]!.button as Fields;
    const shown = () => [title(helper.rows()[0]!), (button().toolTip as { js: string }).js];
    helper.send(first);
    helper.send({ type: 'alive', silent });
    const fresh = button().image;
    helper.call('tick:', null);
    helper.call('tick:', null);
    expect(shown()).toEqual(['One', 'state']);
    helper.call('tick:', null);
    expect(shown()).toEqual(['Nothing heard', 'stale']);
    expect(button().image).not.toBe(fresh);
    const old = button().image;
    helper.call('tick:', null);
    helper.send(message);
    expect(shown()).toEqual([headline, label]);
    expect(button().image).not.toBe(old);
    for (let look = 0; look < 2; look += 1) helper.call('tick:', null);
    expect(shown()).toEqual([headline, label]);
    expect(helper.bars).toHaveLength(1);
    expect(helper.complaints).toEqual([]);
  });

  test.each([
    ['what it gives and takes in the wrong order', '"void", ["id"]', '["id"], "void"'],
    ['an argument too many', '"void", ["id"]', '"void", ["id", "id"]'],
    ['a value where nothing is given', '"void", ["id"]', '"bool", ["id"]'],
    ['a name without its colon', '"tick:": method', '"tick": method'],
    ['a selector that the class does not have', '"clicked:": method', '"click:": method'],
  ])('a method with %s is found', (_name, right, wrong) => {
    let told = '';
    try {
      const helper = start([7], (text) => {
        const changed = text.replace(right, wrong);
        expect(changed).not.toBe(text);
        return changed;
      });
      helper.send(first);
      told = helper.complaints.join();
    } catch (error) {
      told = String(error);
    }
    expect(told).toMatch(/must be of the types|is given|has no method/);
  });

  test('a parent that is gone ends it', () => {
    const helper = start([7, 7, 1]);
    helper.send(first);
    helper.call('tick:', null);
    expect(helper.exit()).toBeNull();
    helper.call('tick:', null);
    expect(helper.exit()).toBe(0);
    expect(helper.bars).toHaveLength(0);
  });
});

test('the script has no syntax that the oldest Macs with Apple silicon do not know', () => {
  const parse = (text: string, ecmaVersion: 2021 | 2022) =>
    new Linter()
      .verify(text, { languageOptions: { ecmaVersion, sourceType: 'script' } })
      .map(({ message }) => message);
  // Fields of classes are news of 2021 (https://developer.apple.com/videos/play/wwdc2021/10030), after those Macs' Safari 14.
  expect(parse('class A { #a = 1; }', 2022)).toEqual([]);
  expect(parse('class A { #a = 1; }', 2021)).not.toEqual([]);
  expect(parse(script, 2021)).toEqual([]);
});
