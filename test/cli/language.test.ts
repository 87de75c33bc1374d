import { describe, expect, test } from 'vitest';
import { appleLanguages, languageOf } from '../../cli/language.ts';
import type { Host } from '../../host/host.ts';
import { call } from './call.ts';

describe('the language is', () => {
  test.each([
    ['what --lang says', 'zh', { LANG: 'en_US.UTF-8' }, 'zh-Hans'],
    ['also by its region', 'zh_CN.UTF-8', {}, 'zh-Hans'],
    ['English when asked for', 'en', { LC_ALL: 'zh_CN.UTF-8' }, 'en'],
    ['LC_ALL first', undefined, { LC_ALL: 'zh_CN.UTF-8', LC_MESSAGES: 'en_US', LANG: 'en_US' }, 'zh-Hans'],
    ['then LC_MESSAGES', undefined, { LC_MESSAGES: 'zh_CN.UTF-8', LANG: 'en_US' }, 'zh-Hans'],
    ['then LANG', undefined, { LC_ALL: '', LANG: 'zh_CN.UTF-8' }, 'zh-Hans'],
    ['English for the C locale', undefined, { LC_ALL: 'C', LANG: 'zh_CN.UTF-8' }, 'en'],
    ['English for the traditional script', undefined, { LANG: 'zh_TW.UTF-8' }, 'en'],
  ])('%s', async (_name, asked, environment, language) => {
    expect(await languageOf(asked, environment)).toBe(language);
  });

  test('refused when gowarden does not speak it', async () => {
    const { code, err } = await call(['--lang', 'fr', 'paths']);
    expect(code).toBe(2);
    expect(err).toContain('Expected `--lang` to be en or zh-Hans, got `fr`');
  });
});

describe('AppleLanguages', () => {
  test.each([
    ['(\n    "zh-Hans-CN",\n    "en-CN"\n)\n', ['zh-Hans-CN', 'en-CN']],
    ['(\n    en,\n    "zh-Hant-TW"\n)\n', ['en', 'zh-Hant-TW']],
    ['', []],
  ])('%j', async (stdout, languages) => {
    const host = { run: () => Promise.resolve({ stdout }) } as unknown as Host;
    expect(await appleLanguages(host)).toEqual(languages);
  });
});
