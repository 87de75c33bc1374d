import { closeSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Messages } from '../../messages/speak.ts';
import { makeDirectories } from '../files/own.ts';
import { settingNames, settings, type SettingName } from './schema.ts';

/** The settings file with every setting commented out, each with what it does, what it may be and its default. */
export function defaultFile({ configuration }: Messages): string {
  const lines = configuration.header.split('\n').map((line) => `# ${line}`);
  let section = '';
  for (const name of settingNames) {
    const [key = '', parent = ''] = name.split('.').reverse();
    if (parent !== section) lines.push('', `[${parent}]`);
    section = parent;
    const { expected, fallback } = settings[name];
    lines.push(
      '',
      `# ${configuration.settings[name]}`,
      `# ${configuration.may(expected.text, fallback === null)}`,
    );
    lines.push(`# ${key} = ${tomlExample(name)}`);
  }
  const { mute } = configuration;
  lines.push('', `# ${mute.section}`, '# [[mute]]');
  for (const [field, example] of Object.entries(muteExample))
    lines.push(`# ${field} = ${example} # ${mute[field as keyof typeof muteExample]}`);
  return `${lines.join('\n')}\n`;
}

/** The example of a setting as TOML has it, which for strings, numbers and lists of strings is as JSON has it. */
export const tomlExample = (name: SettingName): string => JSON.stringify(settings[name].example);

export const muteExample = {
  rule: '"go-version-eol"',
  subject: '"/usr/local/go/bin/go"',
  until: '2027-01-01',
  reason: '"waiting for the new project"',
};

/** Writes the default file (0600), with its directory. False when there already is one, which is left unchanged. */
export function createDefaultFile(file: string, messages: Messages): boolean {
  makeDirectories(dirname(file));
  try {
    const descriptor = openSync(file, 'wx', 0o600);
    writeSync(descriptor, defaultFile(messages));
    closeSync(descriptor);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
}
