import { describe, expect, it } from 'vitest';
import type { SketchedFiles } from '../../../host/simulated/build.ts';
import { goroot, homebrew } from '../../../host/simulated/installers.ts';
import { arm, home } from '../../../host/simulated/mac.ts';
import { presets } from '../../../host/simulated/presets.ts';
import { speak } from '../../../messages/speak.ts';
import { sayRemedy } from '../../../probes/remedies/say.ts';
import type { RuleId } from '../../../probes/rules/ids.ts';
import { findingsOf, with_ } from '../machine.ts';

/** A Go, and the directory by which the terminal finds it. */
type Installed = readonly [files: SketchedFiles, directory: string];
const byHomebrew: Installed = [homebrew('/opt/homebrew', arm('1.26.8')), '/opt/homebrew/bin'];
const byG = (version: string): Installed => [
  {
    ...goroot(`${home}/.g/versions/${version}`, arm(version)),
    [`${home}/.g/go`]: { link: `versions/${version}` },
  },
  `${home}/.g/go/bin`,
];

/** What a rule says of a GOROOT that the last line of ~/.zshrc sets. */
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
  it('goes, and a new terminal is opened', async () => {
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
  ])('leaves what %s exports, which is said', async (line, says) => {
    const text = await said([line]);
    expect(text).toContain(`${removed} ${says}`);
    expect(text).toMatch(/ Open a new terminal\.$/);
  });

  it('leaves what the manager of the go exports that the terminal has afterwards', async () => {
    const lines = [`source ${home}/.g/env`];
    expect(await said(lines, byG('1.26.8'))).toBe(`${removed} Open a new terminal.`);
    // Another Go takes its place, and would work with the tree of g's.
    expect(await said(lines, byG('1.22.5'), 'go-version-eol')).toMatch(
      /^Remove .+ g exports GOROOT in ~\/\.g\/env: .+ Then run: open https:\/\/go\.dev\/dl\//,
    );
  });
});
