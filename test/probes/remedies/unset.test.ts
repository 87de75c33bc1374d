import { describe, expect, it } from 'vitest';
import { homebrew } from '../../../host/simulated/installers.ts';
import { arm, home } from '../../../host/simulated/mac.ts';
import { presets } from '../../../host/simulated/presets.ts';
import { speak } from '../../../messages/speak.ts';
import { sayRemedy } from '../../../probes/remedies/say.ts';
import { findingsOf, with_ } from '../machine.ts';

/** What is said of a GOROOT that a line of ~/.zshrc sets beside others. */
async function said(...lines: readonly string[]): Promise<string | null> {
  const set = `export GOROOT=${home}/sdk/gone`;
  const files = { [`${home}/.zshrc`]: { text: `${[...lines, set].join('\n')}\n` } };
  const sketch = with_(presets['no-go'](), { ...homebrew('/opt/homebrew', arm('1.26.8')), ...files });
  const { contexts } = sketch.description;
  const login = {
    path: ['/opt/homebrew/bin', '/usr/bin', '/bin'],
    environment: { GOROOT: `${home}/sdk/gone` },
    source: 'zsh -l -i -c env',
  };
  const [finding] = await findingsOf(
    'go-goroot-invalid',
    with_(sketch, {}, { contexts: { ...contexts, 'login-shell': login } }),
  );
  return sayRemedy(speak('en'), finding?.remedy?.steps ?? []);
}

const removed = `Remove \`export GOROOT=${home}/sdk/gone\` from ~/.zshrc.`;

describe('a line that sets GOROOT', () => {
  it('goes, and a new terminal is opened', async () => {
    expect(await said()).toBe(`${removed} Open a new terminal.`);
    expect(await said('# source ~/.g/env')).toBe(`${removed} Open a new terminal.`);
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
    const text = await said(line);
    expect(text).toContain(`${removed} ${says}`);
    expect(text).toMatch(/ Open a new terminal\.$/);
  });
});
