import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { call } from '../../call.ts';
import { temporary } from '../../machine.ts';
import { documented } from '../../schema.ts';

let number = 0;
/** A state folder of its own, with these settings if any are given. */
function stateWith(settings?: string): { state: string; file: string } {
  const state = join(temporary('config'), String((number += 1)));
  const file = join(state, 'config', 'gowarden.toml');
  if (settings !== undefined) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, settings);
  }
  return { state, file };
}

const environment = { HOME: '/nonexistent/home', LANG: 'en_US.UTF-8' };

describe('gowarden config', () => {
  test('init writes the file once, and check accepts it', async () => {
    const { state, file } = stateWith();
    expect(await call(['config', 'init', '--state', state])).toMatchObject({ code: 0, err: '' });
    const written = readFileSync(file, 'utf8');
    expect(await call(['config', 'check', '--state', state])).toMatchObject({
      code: 0,
      out: `${file} is fine\n`,
    });
    const again = await call(['config', 'init', '--state', state]);
    expect(again.code).toBe(2);
    expect(again.err).toContain(`There is a settings file already: ${file}`);
    expect(readFileSync(file, 'utf8')).toBe(written);
  });

  test('init says so when the file cannot be written', async () => {
    const { state } = stateWith();
    mkdirSync(state, { recursive: true });
    writeFileSync(join(state, 'config'), '');
    const { code, err } = await call(['config', 'init', '--state', state]);
    expect(code).toBe(2);
    expect(err).toMatch(/could not be written: (EEXIST|ENOTDIR)/);
  });

  test('check says what is wrong and where, and exits 1', async () => {
    const { state, file } = stateWith('[history]\nretentionDays = "7d"\n');
    const { code, out } = await call(['config', 'check', '--state', state]);
    expect(code).toBe(1);
    expect(out).toBe(
      `Expected \`history.retentionDays\` in ${file} to be a whole number from 1 to 3650, got "7d" (line 2, column 17). The default is used.\n`,
    );
    const json = await call(['config', 'check', '--json', '--state', state]);
    expect(documented('config-check', json.out)).toMatchObject({
      exists: true,
      problems: [{ code: 'setting-invalid', line: 2, column: 17 }],
    });
    const chinese = await call(['config', 'check', '--lang', 'zh-Hans', '--state', state]);
    expect(chinese.out).toContain('（第 2 行，第 17 列）');
  });

  test('check knows the rules that can be muted, and the environment', async () => {
    const { state } = stateWith('[[mute]]\nrule = "go-arch-mismach"\n');
    const { out } = await call(['config', 'check', '--state', state], {
      environment: { ...environment, GOWARDEN_LOG_LEVEL: 'loud' },
    });
    expect(out).toContain('the id of a rule');
    expect(out).toContain('GOWARDEN_LOG_LEVEL');
  });

  test('check passes without a file', async () => {
    const { state, file } = stateWith();
    const { code, out } = await call(['config', 'check', '--state', state]);
    expect({ code, out }).toEqual({
      code: 0,
      out: `${file} does not exist: the defaults apply. \`gowarden config init\` writes one\n`,
    });
    expect(existsSync(file)).toBe(false);
  });

  test('show prints each setting in effect and its source, as TOML that reads back the same', async () => {
    const { state, file } = stateWith('[notifications]\nmaxPerHour = 3\n[[mute]]\nrule = "go-missing"\n');
    const variables = { environment: { ...environment, GOWARDEN_TRAY_ENABLED: 'false' } };
    const { out } = await call(['config', 'show', '--state', state], variables);
    expect(out).toMatch(/^notifications\.maxPerHour = 3 +# settings file$/m);
    expect(out).toMatch(/^tray\.enabled = false +# environment$/m);
    expect(out).toMatch(/^history\.retentionDays = 365 +# default$/m);
    expect(out).toMatch(/^# caches\.maxAgeDays +# off$/m);
    const before = documented(
      'config-show',
      (await call(['config', 'show', '--json', '--state', state], variables)).out,
    );
    expect(before).toMatchObject({
      origins: { 'notifications.maxPerHour': 'file', 'tray.enabled': 'variable' },
    });
    writeFileSync(file, out);
    const after = documented('config-show', (await call(['config', 'show', '--json', '--state', state])).out);
    expect((after as { configuration: unknown }).configuration).toEqual(
      (before as { configuration: unknown }).configuration,
    );
  });

  test('path prints its place', async () => {
    const { state, file } = stateWith();
    expect((await call(['config', 'path', '--state', state])).out).toBe(`${file}\n`);
    expect(
      documented('config-file', (await call(['config', 'path', '--json', '--state', state])).out),
    ).toEqual({
      schemaVersion: 1,
      file,
    });
  });

  test.each([
    ['chek', /Did you mean `check`/],
    ['constructor', /one of init, check, path, show/],
  ])('does not know %s', async (verb, sentence) => {
    const { code, err } = await call(['config', verb]);
    expect(code).toBe(2);
    expect(err).toMatch(sentence);
  });
});
