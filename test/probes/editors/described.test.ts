import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { describedVersion, goSettings } from '../../../probes/editors/described/go.ts';
import { goplsSettings } from '../../../probes/editors/described/gopls.ts';
import { attachAttributes, launchAttributes } from '../../../probes/editors/described/launch.ts';
import { commonAttributes, goplsRemoved, mistaken, removedSettings } from '../../../probes/editors/known.ts';
import { describe, trimmed } from '../../../scripts/vscode-go/describe.mjs';

/** The description of the extension without its sentences; `GOWARDEN_VSCODE_GO=…/extension/package.json` compares with a whole one. */
const file =
  process.env.GOWARDEN_VSCODE_GO ?? new URL('../../fixtures/vscode-go/package.json', import.meta.url);
const description = JSON.parse(readFileSync(file, 'utf8')) as object;

test('settings, types and values match the description of the extension', () => {
  expect(describe(description)).toEqual({
    version: describedVersion,
    go: goSettings,
    gopls: goplsSettings,
    launch: launchAttributes,
    attach: attachAttributes,
  });
  // Without its sentences it says the same.
  expect(describe(trimmed(description))).toEqual(describe(description));
  expect(Object.keys(goSettings)).toHaveLength(67);
});

test('what is reported as removed or unknown is not in the description, and its replacement is', () => {
  for (const table of [mistaken, removedSettings])
    for (const [key, { setting, member }] of Object.entries(table)) {
      expect(goSettings, key).not.toHaveProperty([key]);
      if (setting === null || setting.startsWith('editor.')) continue;
      expect(goSettings, key).toHaveProperty([setting]);
      const members = setting === 'gopls' ? goplsSettings : goSettings[setting]?.members;
      if (member !== undefined && members !== undefined) expect(members, key).toHaveProperty([member]);
    }
  for (const [key, instead] of Object.entries(goplsRemoved)) {
    const lasts = Object.keys(goplsSettings).map((name) => name.slice(name.lastIndexOf('.') + 1));
    expect(lasts, key).not.toContain(key);
    if (instead !== null) expect(goplsSettings, key).toHaveProperty([instead]);
  }
  for (const name of commonAttributes) expect(launchAttributes).not.toHaveProperty([name]);
});
