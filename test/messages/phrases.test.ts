import fc from '../fast-check.ts';
import { describe, expect, test } from 'vitest';
import { hear, heard, wording as hostWording } from '../../host/wording.ts';
import { carried, carrying } from '../../messages/carried.ts';
import { inChinese, learn } from '../../messages/phrases.ts';
import { rememberSaid, type Said } from '../../messages/said.ts';
import { speak } from '../../messages/speak.ts';
import { visible } from '../../messages/visible.ts';
import { wording } from '../../messages/wording.ts';

const phrases = {
  absent: { en: '{path} is not there ({detail})', zh: '{path} 不存在（{detail}）' },
  silent: { en: 'no answer within {seconds} s', zh: '{seconds} 秒内没有应答' },
  failed: { en: 'The probe {probe} failed: {reason}', zh: '探测 {probe} 失败：{reason}' },
  swapped: { en: 'expected {wanted}, got {given}', zh: '得到 {given}，应为 {wanted}' },
  plain: { en: 'the process table could not be read', zh: '无法读取进程表' },
} as const;
const say = wording('test', phrases);
learn({ test: phrases });

describe('a phrase is English data and shown in Chinese', () => {
  test('with its values, in another order too', () => {
    expect(inChinese(say('absent', { path: '/a b', detail: 'ENOENT' }))).toBe('/a b 不存在（ENOENT）');
    expect(inChinese(say('swapped', { wanted: 'x', given: 'y' }))).toBe('得到 y，应为 x');
    expect(inChinese(say('plain'))).toBe('无法读取进程表');
  });

  test('with a reason within it', () => {
    const reason = say('silent', { seconds: 5 });
    expect(inChinese(say('failed', { probe: 'self', reason }))).toBe('探测 self 失败：5 秒内没有应答');
  });

  test('whatever its values are, even similar sentences', () => {
    const value = fc.string({ unit: 'binary', maxLength: 40 });
    fc.assert(
      fc.property(value, value, (path, detail) => {
        const said = inChinese(say('absent', { path, detail }));
        expect(said).toBe(`${visible(path)} 不存在（${visible(detail)}）`);
      }),
    );
    const path = 'a is not there (b) is not there (c';
    expect(inChinese(say('absent', { path, detail: ') is not there (' }))).toBe(
      `${path} 不存在（) is not there (）`,
    );
  });

  test('with control and invisible characters of names made visible', () => {
    const said = say('absent', { path: '/a\u202eb', detail: 'ENOENT' });
    expect(speak('zh-Hans').told(said)).toBe('/a\\u202eb 不存在（ENOENT）');
  });

  test('but not what others wrote in the same words', () => {
    expect(inChinese('/others is not there (ENOENT)')).toBe('/others is not there (ENOENT)');
  });

  test('even when host/ produced it', () => {
    hear(rememberSaid);
    expect(inChinese(hostWording('test', phrases)('silent', { seconds: 71 }))).toBe('71 秒内没有应答');
    heard([{ sentence: 'said elsewhere', code: 'test.plain', values: {} }]);
    expect(inChinese('said elsewhere')).toBe('无法读取进程表');
  });
});

test.each(['', '/usr/bin/go', 'no answer', 'go: 服务器没有应答', 'x'.repeat(5000)])(
  'anything but a phrase stays as it is: %#',
  (text) => {
    expect(inChinese(text)).toBe(text);
  },
);

describe('a document has codes and values beside its sentences', () => {
  test('including those of reasons within reasons, at any depth', () => {
    const reason = say('silent', { seconds: 7 });
    const sentence = say('failed', { probe: 'apple', reason });
    expect(carrying({ unknown: [{ why: sentence }], size: 1 })).toEqual({
      unknown: [{ why: sentence }],
      size: 1,
      phrases: {
        [sentence]: { code: 'test.failed', values: { probe: 'apple', reason } },
        [reason]: { code: 'test.silent', values: { seconds: 7 } },
      },
    });
  });

  test('a document without any stays as it is', () => {
    expect(carrying({ path: '/usr/bin/go' })).toEqual({ path: '/usr/bin/go' });
    expect(carrying(['/usr/bin/go'])).toEqual(['/usr/bin/go']);
    expect(carrying(null)).toBeNull();
  });

  test('another process shows them in Chinese, and has the document without them', () => {
    const phrases: Said = { 'from afar': { code: 'test.absent', values: { path: '/x', detail: 'EIO' } } };
    expect(carried({ message: 'from afar', phrases })).toEqual({ message: 'from afar' });
    expect(inChinese('from afar')).toBe('/x 不存在（EIO）');
  });

  test.each([
    ['no phrase', { malformed: 'test.plain' }],
    ['no code', { malformed: { values: {} } }],
    ['no values', { malformed: { code: 'test.plain' } }],
    ['values that are none', { malformed: { code: 'test.plain', values: { a: { b: 1 } } } }],
    ['an unknown code', { malformed: { code: 'test.constructor', values: {} } }],
  ])('%s is shown as it is', (_, phrases) => {
    expect(carried({ message: 'malformed', phrases })).toEqual({ message: 'malformed' });
    expect(inChinese('malformed')).toBe('malformed');
  });
});

test('a sentence that is shown again and again stays in Chinese, however much comes in between', () => {
  const shown = say('failed', { probe: 'self', reason: 'again' });
  for (let round = 0; round < 3; round++) {
    for (let number = 0; number < 4_000; number++) say('silent', { seconds: number });
    expect(inChinese(shown)).toBe('探测 self 失败：again');
  }
});
