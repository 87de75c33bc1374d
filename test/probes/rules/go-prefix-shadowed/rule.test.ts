import { describe, expect, it } from 'vitest';
import { presets } from '../../../../host/simulated/presets.ts';
import { speak } from '../../../../messages/speak.ts';
import { findingsOf, shell, with_ } from '../../machine.ts';
import { sentencesOf } from '../../../../probes/say.ts';

const rule = 'go-prefix-shadowed';
const brew = (prefix: string) => ({ [`${prefix}/bin/brew`]: { text: '#!/bin/bash\n', executable: true } });

describe(rule, () => {
  it('opens where an Intel Homebrew comes before the native one', async () => {
    const [finding] = await findingsOf(rule, presets['intel-prefix-first']());
    expect(finding).toMatchObject({
      subject: '/usr/local/bin/go',
      severity: 'warning',
      certainty: 'observed',
      values: {
        architecture: 'amd64',
        shadowed: '/opt/homebrew/bin/go',
        shadowedArchitecture: 'arm64',
        context: 'login-shell',
      },
    });
    expect(sentencesOf(speak('en'), rule).next(finding!.values)).toBe(
      'Put /opt/homebrew/bin first on PATH, then open a new terminal.',
    );
    expect(sentencesOf(speak('zh-Hans'), rule).next(finding!.values)).toBe(
      '让 /opt/homebrew/bin 排在 PATH 最前面，然后打开新的终端。',
    );
  });

  it('opens for brew alone, before it installs a Go of the wrong kind', async () => {
    const sketch = with_(presets['no-go'](), { ...brew('/usr/local'), ...brew('/opt/homebrew') });
    expect(await findingsOf(rule, shell(sketch, ['/usr/local/bin', '/opt/homebrew/bin']))).toMatchObject([
      { subject: '/usr/local/bin/brew', values: { shadowed: '/opt/homebrew/bin/brew' } },
    ]);
  });

  it('is silent where the native one comes first, or the Intel one is alone', async () => {
    const both = with_(presets['no-go'](), { ...brew('/usr/local'), ...brew('/opt/homebrew') });
    expect(await findingsOf(rule, shell(both, ['/opt/homebrew/bin', '/usr/local/bin']))).toEqual([]);
    const one = with_(presets['no-go'](), brew('/usr/local'));
    expect(await findingsOf(rule, shell(one, ['/usr/local/bin', '/opt/homebrew/bin']))).toEqual([]);
    expect(await findingsOf(rule, presets['intel-mac']())).toEqual([]);
  });
});
