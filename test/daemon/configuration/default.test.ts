import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import prettier from 'prettier';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createDefaultFile, defaultFile } from '../../../daemon/configuration/default.ts';
import { loadConfiguration } from '../../../daemon/configuration/load.ts';
import { configurationPage } from '../../../daemon/configuration/page.ts';
import { settingNames, settings } from '../../../daemon/configuration/schema.ts';
import { speak } from '../../../messages/speak.ts';
import { ruleIds } from '../../../probes/rules/ids.ts';

function load(text: string) {
  const directory = mkdtempSync(join(tmpdir(), 'gowarden-default-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const file = join(directory, 'gowarden.toml');
  writeFileSync(file, text);
  return loadConfiguration(file, { rules: ruleIds });
}

describe.each(['en', 'zh-Hans'] as const)('the default file in %s', (language) => {
  const text = defaultFile(speak(language));

  test('changes nothing as shipped', () => {
    const { configuration, problems } = load(text);
    expect(problems).toEqual([]);
    expect(configuration).toEqual(loadConfiguration('/nowhere').configuration);
  });

  test('sets every setting correctly when each line is uncommented', () => {
    const { problems, origins, configuration } = load(text.replaceAll(/^# (?=\[\[|\w+ = )/gm, ''));
    expect(problems).toEqual([]);
    expect(Object.keys(origins).sort()).toEqual([...settingNames].sort());
    for (const name of settingNames) {
      const value = name
        .split('.')
        .reduce<unknown>((inside, part) => (inside as Record<string, unknown>)[part], configuration);
      expect([name, value]).toEqual([name, settings[name].example]);
    }
    expect(configuration.mute).toHaveLength(1);
  });
});

test('every default is allowed', () => {
  for (const { expected, fallback, example } of Object.values(settings)) {
    expect(expected.read(example)).toEqual(example);
    if (fallback !== null) expect(expected.read(fallback)).toEqual(fallback);
  }
});

test('is written once, readable only by us', () => {
  const directory = mkdtempSync(join(tmpdir(), 'gowarden-default-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const file = join(directory, 'a', 'b', 'gowarden.toml');
  expect(createDefaultFile(file, speak('en'))).toBe(true);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(statSync(join(directory, 'a', 'b')).mode & 0o777).toBe(0o700);
  writeFileSync(file, 'mine');
  expect(createDefaultFile(file, speak('en'))).toBe(false);
  expect(readFileSync(file, 'utf8')).toBe('mine');
});

test('docs/configuration.md explains every setting (vitest -u writes it)', async () => {
  const page = await prettier.format(configurationPage(speak('en')), { parser: 'markdown', printWidth: 110 });
  for (const name of settingNames) expect(page).toContain(`\`${name.split('.').at(-1) ?? ''}\``);
  await expect(page).toMatchFileSnapshot('../../../docs/configuration.md');
});
