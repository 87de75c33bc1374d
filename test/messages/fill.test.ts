import { describe, expect, it } from 'vitest';
import { filling, inLanguage } from '../../messages/fill.ts';

const hostile = 'gopls\u001b[8m\nEverything native';
const harmless = 'gopls\\u001b[8m\\nEverything native';

describe('inLanguage', () => {
  const texts = {
    en: { title: 'A tool', broken: (path: string): string => `${path} is broken.` },
    zh: { title: '工具', broken: (path: string): string => `${path} 已损坏。` },
  };

  it('fills the sentences of either language with visible values', () => {
    expect(inLanguage('en', texts).broken(hostile)).toBe(`${harmless} is broken.`);
    expect(inLanguage('zh-Hans', texts).broken(hostile)).toBe(`${harmless} 已损坏。`);
    expect(inLanguage('zh-Hans', texts).title).toBe('工具');
  });
});

describe('filling', () => {
  it('reaches values in lists and records, and functions at any depth', () => {
    const texts = {
      rules: {
        'go-missing': {
          say: ({
            tools,
            at,
          }: {
            tools: readonly string[];
            at: { path: string | null; line: number };
          }): string => `${tools.join(', ')} at ${at.path ?? '?'}:${at.line}`,
        },
      },
    };
    expect(
      filling(texts).rules['go-missing'].say({ tools: ['go', hostile], at: { path: hostile, line: 3 } }),
    ).toBe(`go, ${harmless} at ${harmless}:3`);
  });

  it('leaves lists, numbers and our own line ends alone', () => {
    const texts = {
      pairs: [['a', 'b']],
      head: 'one\ntwo',
      count: (n: number, of: null): string => `${n}\n${String(of)}`,
    };
    expect(filling(texts).pairs).toEqual([['a', 'b']]);
    expect(filling(texts).head).toBe('one\ntwo');
    expect(filling(texts).count(2, null)).toBe('2\nnull');
  });

  it('creates the same texts only once', () => {
    const texts = { say: (): string => 'a' };
    expect(filling(texts)).toBe(filling(texts));
  });
});
