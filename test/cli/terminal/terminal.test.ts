import fc from '../../fast-check.ts';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { painter, wantsColour } from '../../../cli/terminal/colour.ts';
import { columns } from '../../../cli/terminal/columns.ts';
import { liveWriter } from '../../../cli/terminal/live.ts';
import { printedDocument, printedLine, printedLines } from '../../../cli/terminal/printed.ts';
import { wrap } from '../../../cli/terminal/wrap.ts';

describe('colour', () => {
  test.each([
    ['a terminal', false, {}, true, true],
    ['a pipe', false, {}, false, false],
    ['a dumb terminal', false, { TERM: 'dumb' }, true, false],
    ['NO_COLOR', false, { NO_COLOR: '1' }, true, false],
    ['an empty NO_COLOR does not count', false, { NO_COLOR: '' }, true, true],
    ['FORCE_COLOR in a pipe', false, { FORCE_COLOR: '1' }, false, true],
    ['an empty FORCE_COLOR counts', false, { FORCE_COLOR: '' }, false, true],
    ['FORCE_COLOR=0 on a terminal', false, { FORCE_COLOR: '0' }, true, false],
    ['FORCE_COLOR over NO_COLOR', false, { FORCE_COLOR: '1', NO_COLOR: '1' }, false, true],
    ['--no-colour over all', true, { FORCE_COLOR: '1' }, true, false],
  ])('%s', (_name, refused, environment, terminal, wanted) => {
    expect(wantsColour(refused, environment, terminal)).toBe(wanted);
  });

  test('is left out where it is not wanted', () => {
    expect(painter(false)('red', 'error')).toBe('error');
    expect(printedLine(painter(true)('red', 'error'))).toBe('\u001b[31merror\u001b[39m');
  });
});

describe('live lines', () => {
  const written = (
    isTerminal: boolean,
    rows: number,
    texts: readonly (readonly string[] | string)[],
  ): string => {
    let all = '';
    const writer = liveWriter({
      isTerminal,
      columns: 10,
      rows,
      closed: new AbortController().signal,
      write: (text) => (all += text),
    });
    for (const text of texts) {
      if (typeof text === 'string') writer.lines([text]);
      else writer.live(text);
    }
    return all;
  };

  test('replace each other, also where they are many, and the next line replaces them', () => {
    expect(written(true, 24, [['a', 'b', 'c'], ['d'], 'end'])).toBe(
      '\r\u001b[Ka\nb\nc\r\u001b[2A\u001b[Jd\r\u001b[Kend\n',
    );
  });

  test('are cut to the terminal in both directions, and appear nowhere else', () => {
    expect(written(true, 3, [['one', 'two', '0123456789abc']])).toBe('\r\u001b[Ktwo\n012345678');
    expect(written(false, 24, [['a', 'b'], 'end'])).toBe('end\n');
  });
});

describe('columns', () => {
  test('line up on the terminal, also where characters take two columns', () => {
    const lines = columns([
      ['设置', 'a'],
      ['history', 'b'],
      ['é', 'c'],
    ]);
    expect(lines).toEqual(['设置     a', 'history  b', 'é        c']);
    expect(lines.map((line) => stringWidth(line))).toEqual([10, 10, 10]);
  });

  test('colours take no width', () => {
    const paint = painter(true);
    expect(
      columns([
        [paint('red', 'x'), 'a'],
        ['xyz', 'b'],
      ])[0],
    ).toBe(`${paint('red', 'x')}    a`);
  });
});

describe('wrap', () => {
  test('breaks at spaces and keeps what is to be copied in one piece', () => {
    expect(wrap('reinstall it: /opt/homebrew/Cellar/go/1.26.8/bin/go now', 20, 2, 4)).toEqual([
      '  reinstall it:',
      '    /opt/homebrew/Cellar/go/1.26.8/bin/go',
      '    now',
    ]);
  });

  test('breaks between Chinese characters, never before punctuation', () => {
    expect(wrap('工具链已经改变，请重新安装。', 10)).toEqual(['工具链已经', '改变，请重', '新安装。']);
    expect(wrap('请运行 brew，然后', 11)).toEqual(['请运行', 'brew，然后']);
  });

  test('a full stop after a command that fills its line is left out, and does not start a line', () => {
    const command = 'brew bundle install --file=a';
    expect(wrap(`Run: ${command}. Open it.`, 20, 0, 2, [command])).toEqual([
      'Run:',
      `  ${command}`,
      '  Open it.',
    ]);
    expect(wrap(`运行：${command}。打开终端。`, 20, 0, 2, [command])).toEqual([
      '运行：',
      `  ${command}`,
      '  打开终端。',
    ]);
    expect(wrap(`Here \`${command}\` says where`, 20, 0, 2, [command])).toEqual([
      'Here',
      `  \`${command}\``,
      '  says where',
    ]);
  });

  test('loses nothing and stays within the width where it can', () => {
    const word = fc.oneof(
      fc.stringMatching(/^[a-z/.-]{1,30}$/),
      fc.stringMatching(/^[\u4e00-\u4e20]{1,12}$/),
      fc.constantFrom('，', '。'),
    );
    fc.assert(
      fc.property(fc.array(word), fc.integer({ min: 10, max: 60 }), (words, width) => {
        const text = words.join(' ');
        const lines = wrap(text, width);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        for (const line of lines) {
          const breakable = line.trim().includes(' ') || /\p{Script=Han}.*\p{Script=Han}/u.test(line);
          if (breakable && stringWidth(line) > width)
            // Only what must not be alone on a line may hang over: punctuation after a character.
            expect(stringWidth(line.replace(/[，。]+$/, ''))).toBeLessThanOrEqual(width);
        }
      }),
    );
  });
});

describe('printed', () => {
  const forging = fc.array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '\n',
        '\r',
        '\t',
        '\u001b[8m',
        '\u001b]0;owned\u0007',
        '\u009b31m',
        '\u202e',
        '\u2028',
        '\u200b',
      ),
    ),
  );

  test('a name cannot end the line, and cannot colour, hide or reverse it', () => {
    expect(printedLines(['gopls\nEverything native', 'go\u001b[8mhidden\u202e'])).toBe(
      'gopls\\nEverything native\ngo\\u001b[8mhidden\\u202e\n',
    );
  });

  test('only our own colours reach the terminal, whatever is in, before or after them', () => {
    const paint = painter(true);
    fc.assert(
      fc.property(forging, forging, (inside, outside) => {
        const line = printedLine(`${outside.join('')}${paint('red', inside.join(''))}`);
        const [before = '', rest = ''] = line.split('\u001b[31m');
        const [within = '', after] = rest.split('\u001b[39m');
        expect(after).toBe('');
        expect(before + within).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202a-\u202e\u2066-\u2069\u200b]/u);
      }),
    );
  });

  test('a coloured text that was cut in two has no effect', () => {
    const painted = painter(true)('red', 'error');
    for (let end = 1; end < painted.length; end++)
      expect(printedLine(painted.slice(0, end)).replaceAll(/\u001b\[\d+m/g, '')).not.toMatch(/\p{Cc}/u);
  });

  test('columns and wrapped lines are measured as shown', () => {
    expect(
      columns([
        ['a\nb', 'x'],
        ['', 'y'],
      ]),
    ).toEqual(['a\\nb  x', '      y']);
    expect(wrap('one\ntwo three', 9)).toEqual(['one\\ntwo', 'three']);
  });

  test('a document means what it was made of, and contains no foreign lines or sequences', () => {
    fc.assert(
      fc.property(fc.array(forging), fc.constantFrom(0, 2), (values, indent) => {
        const printed = printedDocument(values, indent);
        expect(JSON.parse(printed)).toEqual(values);
        expect(printed.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e]/u);
      }),
    );
  });
});
