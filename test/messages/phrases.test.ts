import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wording } from '../../messages/wording.ts';
import { inChinese, learn } from '../../messages/phrases.ts';

const phrases = {
  absent: { en: '{path} is not there ({detail})', zh: '{path} 不存在（{detail}）' },
  silent: { en: 'no answer within {seconds} s', zh: '{seconds} 秒内没有应答' },
  failed: { en: 'The probe {probe} failed: {reason}', zh: '探测 {probe} 失败：{reason}' },
  swapped: { en: 'expected {wanted}, got {given}', zh: '得到 {given}，应为 {wanted}' },
  plain: { en: 'the process table could not be read', zh: '无法读取进程表' },
} as const;
const say = wording(phrases);
learn([phrases]);

describe('a phrase is written in English and read back', () => {
  test('with its values, also in another order', () => {
    expect(inChinese(say('absent', { path: '/a b', detail: 'ENOENT' }))).toBe('/a b 不存在（ENOENT）');
    expect(inChinese(say('swapped', { wanted: 'x', given: 'y' }))).toBe('得到 y，应为 x');
    expect(inChinese(say('plain'))).toBe('无法读取进程表');
  });

  test('with a reason within it', () => {
    const reason = say('silent', { seconds: 5 });
    expect(inChinese(say('failed', { probe: 'self', reason }))).toBe('探测 self 失败：5 秒内没有应答');
  });

  test('whatever its values are', () => {
    const value = fc.string({ unit: 'binary', maxLength: 40 });
    fc.assert(
      fc.property(value, value, (path, detail) => {
        const said = inChinese(say('absent', { path, detail }));
        expect(said).toContain(' 不存在（');
        expect(said.replace(' 不存在（', ' is not there (').replace(/）$/, ')')).toHaveLength(
          say('absent', { path, detail }).length,
        );
      }),
    );
  });
});

test.each(['', '/usr/bin/go', 'no answer', 'go: 服务器没有应答', 'x'.repeat(5000)])(
  'what is no phrase stays as it is: %j',
  (text) => {
    expect(inChinese(text)).toBe(text);
  },
);

test('a long text of nothing but beginnings is read in one pass', () => {
  const long = 'expected , got '.repeat(260);
  expect(inChinese(long)).toContain('得到');
});

test('the two copies of the wording are the same', () => {
  const bodyOf = (room: string): string =>
    readFileSync(new URL(`../../${room}/wording.ts`, import.meta.url), 'utf8').replace(
      /^\/\*\*[^]*?\*\/\n/,
      '',
    );
  expect(bodyOf('host')).toBe(bodyOf('messages'));
});
