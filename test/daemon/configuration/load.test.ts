import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { loadConfiguration } from '../../../daemon/configuration/load.ts';
import { sayNotice } from '../../../messages/notice.ts';
import { speak } from '../../../messages/speak.ts';

const directory = mkdtempSync(join(tmpdir(), 'gowarden-configuration-'));
const file = join(directory, 'gowarden.toml');
afterAll(() => rmSync(directory, { recursive: true }));
beforeEach(() => rmSync(file, { recursive: true, force: true }));

const load = (text: string, options = {}) => {
  writeFileSync(file, text);
  return loadConfiguration(file, options);
};
const sentences = (text: string, options = {}): string[] =>
  load(text, options).problems.map((problem) => sayNotice(speak('en'), problem).replaceAll(file, 'FILE'));

describe('loadConfiguration', () => {
  test('gives the defaults without a file', () => {
    const { configuration, problems, exists } = loadConfiguration(file);
    expect(problems).toEqual([]);
    expect(exists).toBe(false);
    expect(configuration.notifications).toEqual({
      enabled: true,
      minSeverity: 'warning',
      maxPerHour: 6,
      repeatAfterMinutes: 5,
      quietHours: null,
    });
    expect(configuration.caches.keep).toEqual([]);
  });

  test('reads every kind of setting', () => {
    const { configuration, problems } = load(`
language = "zh-Hans"
notifications = { quietHours = "22:00-07:00", enabled = false }
[caches]
keep = ["~/go/pkg/mod", '/opt']
minFreeGigabytes = 2.5
[[mute]]
rule = "go-version-eol"
until = 2026-12-24
[[mute]]
rule = "go-missing"
subject = "/usr/local/bin/go"
until = 2026-12-24T08:00:00+01:00
reason = "known"
`);
    expect(problems).toEqual([]);
    expect(configuration).toMatchObject({
      language: 'zh-Hans',
      notifications: { quietHours: '22:00-07:00', enabled: false, maxPerHour: 6 },
      caches: { keep: ['~/go/pkg/mod', '/opt'], minFreeGigabytes: 2.5 },
      mute: [
        { rule: 'go-version-eol', until: '2026-12-24T00:00:00' },
        { rule: 'go-missing', subject: '/usr/local/bin/go', reason: 'known' },
      ],
    });
    expect(Date.parse(configuration.mute[1]?.until ?? '')).toBe(Date.UTC(2026, 11, 24, 7));
  });

  test.each([
    [
      '[history]\n# how long\n\n  retentionDays = "7d"\n',
      'Expected `history.retentionDays` in FILE to be a whole number from 1 to 3650, got "7d" (line 4, column 19). The default is used.',
    ],
    [
      '[history]\nretentionDays = 0\n',
      'Expected `history.retentionDays` in FILE to be a whole number from 1 to 3650, got 0 (line 2, column 17). The default is used.',
    ],
    [
      '# 中文\nlanguage = "de" # no\n',
      'Expected `language` in FILE to be one of "system", "en", "zh-Hans", got "de" (line 2, column 12). The default is used.',
    ],
    [
      '[notifications]\nmaxperHour = 3\n',
      'Unknown setting `notifications.maxperHour` in FILE (line 2, column 1). Did you mean `notifications.maxPerHour`? It is ignored.',
    ],
    [
      'tray = true\n',
      'Expected `tray` in FILE to be a table, got true (line 1, column 8). The default is used.',
    ],
    [
      '[[mute]]\nrule = "go-missing"\n[[mute]]\nrule = "go-mising"\n',
      'Expected `mute[2].rule` in FILE to be the id of a rule, as `gowarden doctor` shows it, got "go-mising" (line 4, column 8). The default is used.',
    ],
    [
      '[[mute]]\nrule = "go-missing"\nuntill = 2026-01-01\n',
      'Unknown setting `mute[1].untill` in FILE (line 3, column 1). Did you mean `mute[1].until`? It is ignored.',
    ],
    [
      'language = "en\n[tray]\n',
      'FILE is not valid TOML: control characters are not allowed in strings (line 1, column 15). The default is used.',
    ],
    [
      'notifications = { quietHours = "22-7" }',
      'Expected `notifications.quietHours` in FILE to be a span of hours such as "22:00-07:00", or "" for none, got "22-7" (line 1, column 32). The default is used.',
    ],
  ])('reports %j with its place, the allowed values and the value in effect', (text, sentence) => {
    expect(sentences(text, { rules: ['go-missing', 'go-version-eol'] })[0]).toBe(sentence);
  });

  test('applies what is right beside what is wrong', () => {
    const { configuration, problems } = load('[tray]\nenabled = 7\n[log]\nlevel = "debug"\n');
    expect(problems).toHaveLength(1);
    expect(configuration.tray.enabled).toBe(true);
    expect(configuration.log.level).toBe('debug');
  });

  test.each([
    ['no TOML', '[caches\nkeep = ["/precious"]\n'],
    ['another type', '[caches]\nkeep = "/precious"\n'],
    ['a relative path', '[caches]\nkeep = ["precious"]\n'],
    ['a misspelt name', '[caches]\nkeeep = ["/precious"]\n'],
    ['a misspelt section', '[cache]\nkeep = ["/precious"]\n'],
    [
      'a name lost in garbage',
      `${'\n'.repeat(9)}${Array.from({ length: 99 }, (_, n) => `x${n} = 1`).join('\n')}\n[caches]\nkep = ["/precious"]`,
    ],
    ['a section that is no table', 'caches = ["/precious"]\n'],
  ])('keeps everything when caches.keep cannot be read: %s', (_, text) => {
    const { configuration, problems } = load(text);
    expect(configuration.caches.keep).toEqual(['/']);
    expect(problems.map(({ code }) => code)).toContain('configuration-keeps-all');
  });

  test.each([
    ['a directory', () => mkdirSync(file), 'not a file'],
    ['a link loop', () => symlinkSync(file, file), 'ELOOP'],
    ['10 MB', () => writeFileSync(file, Buffer.alloc(10_000_000, '#')), 'larger than 256 KiB'],
    ['a FIFO', () => execFileSync('mkfifo', [file]), 'not a file'],
    ['a path through a file', () => writeFileSync(file, ''), 'ENOTDIR'],
  ])('says why it cannot read %s, and keeps everything', (what, make, reason) => {
    make();
    const path = what === 'a path through a file' ? join(file, 'gowarden.toml') : file;
    const { configuration, problems } = loadConfiguration(path);
    expect(problems[0]).toMatchObject({ code: 'configuration-unreadable', values: { reason } });
    expect(configuration.caches.keep).toEqual(['/']);
  });

  test('gives the environment precedence over the file', () => {
    const environment = {
      GOWARDEN_HISTORY_RETENTION_DAYS: '7',
      GOWARDEN_NOTIFICATIONS_ENABLED: 'false',
      GOWARDEN_CACHES_KEEP: '/a:~/b',
      GOWARDEN_CACHES_MIN_FREE_GIGABYTES: '2.5',
      GOWARDEN_BUILT: '1',
    };
    const { configuration, problems } = load('[history]\nretentionDays = 30\n', { environment });
    expect(problems).toEqual([]);
    expect(configuration.history.retentionDays).toBe(7);
    expect(configuration.notifications.enabled).toBe(false);
    expect(configuration.caches).toMatchObject({ keep: ['/a', '~/b'], minFreeGigabytes: 2.5 });
  });

  test('reports a wrong or misspelt variable', () => {
    const environment = { GOWARDEN_LOG_LEVEL: 'loud', GOWARDEN_HISTORY_RETENTON_DAYS: '7' };
    expect(sentences('', { environment })).toEqual([
      'Expected the environment variable GOWARDEN_LOG_LEVEL to be one of "trace", "debug", "info", "warn", "error", got "loud". It is ignored.',
      'The environment variable GOWARDEN_HISTORY_RETENTON_DAYS sets nothing. Did you mean GOWARDEN_HISTORY_RETENTION_DAYS?',
    ]);
  });

  test('is not misled by property names that every object has', () => {
    const { problems } = load('constructor = 1\n"__proto__" = { enabled = false }\n[tray]\ntoString = 1\n');
    expect(problems.map(({ code }) => code)).toEqual([
      'setting-unknown',
      'setting-unknown',
      'setting-unknown',
    ]);
    expect(({} as { enabled?: boolean }).enabled).toBeUndefined();
  });

  test('limits what it reports about a file full of garbage', () => {
    const text = Array.from({ length: 5000 }, (_, line) => `unknown${line} = ${line}`).join('\n');
    expect(load(text).problems).toHaveLength(21);
  });
});
