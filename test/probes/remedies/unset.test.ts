import { describe, expect, it } from 'vitest';
import type { SketchedFiles } from '../../../host/simulated/build.ts';
import { goroot, homebrew } from '../../../host/simulated/installers.ts';
import { arm, home } from '../../../host/simulated/mac.ts';
import { presets } from '../../../host/simulated/presets.ts';
import { speak } from '../../../messages/speak.ts';
import { sayRemedy } from '../../../probes/remedies/say.ts';
import type { RuleId } from '../../../probes/rules/ids.ts';
import { findingsOf, with_ } from '../machine.ts';

/** A Go, and the directory in which the terminal finds it. */
type Installed = readonly [files: SketchedFiles, directory: string];
const byHomebrew: Installed = [homebrew('/opt/homebrew', arm('1.26.8')), '/opt/homebrew/bin'];
const byG = (version: string): Installed => [
  {
    ...goroot(`${home}/.g/versions/${version}`, arm(version)),
    [`${home}/.g/go`]: { link: `versions/${version}` },
  },
  `${home}/.g/go/bin`,
];

/** What a rule says about a GOROOT that the last line of ~/.zshrc sets. */
async function said(
  lines: readonly string[],
  [files, directory] = byHomebrew,
  rule: RuleId = 'go-goroot-invalid',
): Promise<string | null> {
  const profile = [...lines, `export GOROOT=${home}/sdk/gone`, ''].join('\n');
  const sketch = with_(presets['no-go'](), { ...files, [`${home}/.zshrc`]: { text: profile } });
  const login = {
    path: [directory, '/usr/bin', '/bin'],
    environment: { GOROOT: `${home}/sdk/gone` },
    source: 'zsh -l -i -c env',
  };
  const contexts = { ...sketch.description.contexts, 'login-shell': login };
  const [finding] = await findingsOf(rule, with_(sketch, {}, { contexts }));
  return sayRemedy(speak('en'), finding?.remedy?.steps ?? []);
}

const removed = `Remove \`export GOROOT=${home}/sdk/gone\` from ~/.zshrc.`;

describe('a line that sets GOROOT', () => {
  it('is removed, and a new terminal is opened', async () => {
    expect(await said([])).toBe(`${removed} Open a new terminal.`);
    expect(await said(['# source ~/.g/env'])).toBe(`${removed} Open a new terminal.`);
  });

  it.each([
    [`source ${home}/.g/env`, 'g exports GOROOT in ~/.g/env'],
    ['[ -s "${HOME}/.g/env" ] && \\. "${HOME}/.g/env"  # g shell setup', 'g exports GOROOT in ~/.g/env'],
    ['eval "$(mise activate zsh)"', 'mise exports GOROOT: let it come first'],
    ['eval "$(goenv init -)"', 'goenv exports GOROOT: let its own go come first'],
    ['eval "$(gvm 1.25.4)"', 'gvm exports GOROOT: run `gvm use system`'],
    ['[[ -s "$HOME/.gvm/scripts/gvm" ]] && source "$HOME/.gvm/scripts/gvm"', 'gvm exports GOROOT: run'],
    ['eval "$(vfox activate zsh)"', 'vfox exports GOROOT: let its own go come first'],
    ['. ~/.asdf/plugins/golang/set-env.zsh', 'asdf exports GOROOT: let its own go come first'],
  ])('leaves what %s exports, and says so', async (line, says) => {
    const text = await said([line]);
    expect(text).toContain(`${removed} ${says}`);
    expect(text).toMatch(/ Open a new terminal\.$/);
  });

  it('leaves the export of the manager whose go the terminal has afterwards', async () => {
    const lines = [`source ${home}/.g/env`];
    expect(await said(lines, byG('1.26.8'))).toBe(`${removed} Open a new terminal.`);
    // Another Go takes its place, and would work with the tree of g's.
    expect(await said(lines, byG('1.22.5'), 'go-version-eol')).toMatch(
      /^Remove .+ g exports GOROOT in ~\/\.g\/env: .+ Then run: open https:\/\/go\.dev\/dl\//,
    );
  });
});

interface Setting {
  readonly platform?: 'darwin' | 'linux';
  readonly shell?: string;
  readonly session?: boolean;
  readonly rule?: RuleId;
}

/** What is said about a GOROOT that leads nowhere, in a terminal and in the session. */
async function saidOf(
  files: SketchedFiles,
  value: string,
  { platform = 'darwin', shell = 'zsh', session = false, rule = 'go-goroot-invalid' }: Setting = {},
): Promise<string | null> {
  const [own, directory] = byHomebrew;
  const environment = { GOROOT: value };
  const contexts = {
    'login-shell': { path: [directory, '/usr/bin'], environment, source: `${shell} -l -i -c env` },
    gui: { path: ['/usr/bin'], environment: session ? environment : {}, source: 'session' },
  };
  const more = { platform, contexts };
  const sketch = with_(presets['no-go'](), { ...own, ...files }, more);
  const [finding] = await findingsOf(rule, sketch);
  return sayRemedy(speak('en'), finding?.remedy?.steps ?? []);
}

describe('the step depends on who set GOROOT', () => {
  const zshrc = (...lines: readonly string[]): SketchedFiles => ({
    [`${home}/.zshrc`]: { text: lines.join('\n') },
  });
  const mise = `${home}/.local/share/mise/installs/go/1.26.4`;

  it('a line with another value is not the cause, a manager is', async () => {
    const files = {
      ...goroot(mise, arm('1.26.4')),
      ...zshrc('export GOROOT=/opt/old', 'eval "$(mise activate zsh)"'),
    };
    expect(await saidOf(files, mise, { rule: 'go-toolchain-mixed' })).toMatch(/^mise exports GOROOT=/);
  });

  it.each([
    [
      ['export GOROOT=/opt/one', 'export GOROOT=/opt/gone', 'export GOROOT=/opt/gone'],
      '~/.zshrc:2, ~/.zshrc:3',
    ],
    [['export GOROOT="$(brew --prefix go)/gone"'], '~/.zshrc:1'],
    [
      ['if true; then', '  export GOROOT=/opt/gone', 'fi', 'export GOROOT=/opt/gone'],
      '~/.zshrc:2, ~/.zshrc:4',
    ],
  ])('of several lines each that sets it is named: %#', async (lines, places) => {
    expect(await saidOf(zshrc(...lines), '/opt/gone')).toBe(
      `Remove GOROOT from ${places}, then open a new terminal.`,
    );
  });

  it('a tilde within quotes stays a tilde, and the last line may lack a newline', async () => {
    expect(await saidOf(zshrc('# mine', 'export GOROOT="~/sdk/gone"'), '~/sdk/gone')).toBe(
      'Remove `export GOROOT="~/sdk/gone"` from ~/.zshrc. Open a new terminal.',
    );
  });

  it.each(['.config/fish/config.fish', '.config/fish/conf.d/go.fish'])('a line of fish: %s', async (file) => {
    const files = { [`${home}/${file}`]: { text: 'set -q GOROOT; or true\nset -gx GOROOT /opt/gone\n' } };
    expect(await saidOf(files, '/opt/gone', { shell: 'fish' })).toBe(
      `Remove \`set -gx GOROOT /opt/gone\` from ~/${file}. Open a new terminal.`,
    );
  });

  it('launchd, whose variables reach only what it starts afterwards', async () => {
    expect(await saidOf({}, '/opt/gone', { session: true })).toBe(
      'Run: launchctl unsetenv GOROOT. Quit the terminal application and the editors, and open them again.',
    );
  });

  it.each([
    ['/etc/environment', 'GOROOT=/opt/gone\n', '/etc/environment:1'],
    [
      `${home}/.config/environment.d/go.conf`,
      '# mine\nGOROOT=/opt/gone',
      `${home}/.config/environment.d/go.conf:2`,
    ],
    ['/etc/environment.d/50-go.conf', 'GOROOT=/opt/gone\n', '/etc/environment.d/50-go.conf:1'],
  ])('a file of the session: %s', async (file, text, place) => {
    const linux = { platform: 'linux', shell: 'bash', session: true } as const;
    expect(await saidOf({ [file]: { text } }, '/opt/gone', linux)).toBe(
      `Remove GOROOT from ${place}, then log in again.`,
    );
  });

  it('otherwise whatever brought it into the session, or the login shell', async () => {
    const linux = { platform: 'linux', shell: 'bash' } as const;
    expect(await saidOf({}, '/opt/gone', { ...linux, session: true })).toMatch(
      /^GOROOT is set in the session, .+ `systemctl --user unset-environment GOROOT`/,
    );
    expect(await saidOf({}, '/opt/gone', linux)).toMatch(
      /^The login shell sets GOROOT, .+ bash -lixc exit 2>&1 \| grep GOROOT` prints where/,
    );
  });
});
