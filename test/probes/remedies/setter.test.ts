import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Sketch } from '../../../host/simulated/build.ts';
import { homebrew } from '../../../host/simulated/installers.ts';
import { arm, home, mac } from '../../../host/simulated/mac.ts';
import { speak } from '../../../messages/speak.ts';
import { sayRemedy } from '../../../probes/remedies/say.ts';
import type { RuleId } from '../../../probes/rules/ids.ts';
import { macIn, states } from '../apple/states.ts';
import { findingsOf, with_ } from '../machine.ts';

/** What the login shell `shell` is reported to have, which no known line sets. */
function inShell(shell: string, sketch = macIn(states['SDKROOT set to nowhere']!)): Sketch {
  const { contexts } = sketch.description;
  const login = { path: [], ...contexts?.['login-shell'], source: shell };
  return with_(sketch, {}, { contexts: { ...contexts, 'login-shell': login } });
}

async function said(sketch: Sketch, rule: RuleId = 'apple-sdk-broken'): Promise<readonly string[]> {
  const [finding] = await findingsOf(rule, sketch);
  return (['en', 'zh-Hans'] as const).map(
    (language) => sayRemedy(speak(language), finding?.remedy?.steps ?? []) ?? '',
  );
}

const startupFile = { zsh: '.zshrc', bash: '.bash_profile', fish: '.config/fish/config.fish' } as const;

describe.each(Object.entries(startupFile))('%s', (shell, file) => {
  const hidden =
    shell === 'fish'
      ? 'function hidden\n  set -gx SDKROOT (echo /gone)\nend\nhidden\n'
      : 'hidden() {\n  eval "$(echo export SDKROOT=/gone)"\n}\nhidden\n';
  const has = spawnSync(shell, ['-c', 'true']).status === 0;

  test('is found by the printed command where the variable is set', async () => {
    const [en = '', zh] = await said(inShell(`${shell} -l -i -c env`));
    const [, command = ''] = /`(.+)`/.exec(en) ?? [];
    expect(zh).toContain(`\`${command}\``);
    expect(command).toContain(`${shell} `);
    if (!has) return;
    const own = mkdtempSync(join(tmpdir(), 'gowarden-setter-'));
    onTestFinished(() => rmSync(own, { recursive: true, force: true }));
    mkdirSync(dirname(join(own, file)), { recursive: true });
    writeFileSync(join(own, file), hidden);
    const { stdout } = spawnSync('/bin/sh', ['-c', command], {
      env: { HOME: own, PATH: process.env.PATH, TERM: 'dumb' },
      encoding: 'utf8',
      timeout: 120_000,
    });
    expect(stdout).toContain('SDKROOT');
    // bash does not take PS4 from the environment when it runs as root (bash(1)).
    if (shell !== 'bash' || process.getuid?.() !== 0) expect(stdout).toContain(file);
  });
});

test('a line that works the value out is named', async () => {
  const sketch = with_(inShell('zsh -l -i -c env'), {
    [`${home}/.zshrc`]: { text: '\nexport SDKROOT="$(xcrun --show-sdk-path)"\n' },
  });
  expect((await said(sketch))[0]).toBe('Remove SDKROOT from ~/.zshrc:2, then open a new terminal.');
});

test('for a shell with an unknown language only the words are given', async () => {
  const [en, zh] = await said(inShell('nu -l -c env'));
  expect(en).toContain('SDKROOT is set by the login shell');
  expect(zh).toContain('SDKROOT 由登录 shell 设置');
});

/** A Linux desktop whose applications have GOARCH set for another machine. */
function desktop(files: Sketch['files'] = {}): Sketch {
  const sketch = mac({ ...homebrew('/home/linuxbrew/.linuxbrew', arm('1.26.8')), ...files });
  const path = ['/home/linuxbrew/.linuxbrew/bin', '/usr/bin'];
  const contexts = {
    'login-shell': { path, source: 'bash -l -i -c env', environment: {} },
    gui: { path, source: 'session', environment: { GOARCH: 's390x' } },
  };
  return with_(sketch, {}, { platform: 'linux', hardware: { architecture: 'arm64' }, contexts });
}

test.each([
  [
    {},
    'GOARCH is set in the session, but no file of environment.d sets it: `systemctl --user unset-environment GOARCH`',
  ],
  [
    { '/etc/environment': { text: 'GOARCH=s390x\n' } },
    'Remove GOARCH from /etc/environment:1, then log in again.',
  ],
])('a variable of the Linux desktop session is removed there, not in the shell: %o', async (files, words) => {
  expect((await said(desktop(files), 'go-env-cross'))[0]).toContain(words);
});
