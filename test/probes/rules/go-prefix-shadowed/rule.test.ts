import { describe, expect, it } from 'vitest';
import { homebrew, homebrewKeg, officialPackage } from '../../../../host/simulated/installers.ts';
import { arm, intel, mac } from '../../../../host/simulated/mac.ts';
import { presets } from '../../../../host/simulated/presets.ts';
import { speak } from '../../../../messages/speak.ts';
import { commandFor, findingsOf, shell, with_ } from '../../machine.ts';
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

  it('upgrades the native Go before its directory comes first, where it is out of support', async () => {
    const both = { ...brew('/usr/local'), ...brew('/opt/homebrew') };
    const remedyWith = async (version: string) => {
      const files = { ...both, ...homebrew('/opt/homebrew', arm(version)) };
      return commandFor(
        (await findingsOf(rule, mac(files, { shell: ['/usr/local/bin', '/opt/homebrew/bin'] })))[0],
      );
    };
    expect(await remedyWith('1.26.8')).toMatch(/^echo .*brew shellenv/);
    expect(await remedyWith('1.22.5')).toMatch(
      /^arch -arm64 \/opt\/homebrew\/bin\/brew upgrade go && echo .*brew shellenv/,
    );
  });

  it('is silent where the native one comes first, or the Intel one is the only one', async () => {
    const both = with_(presets['no-go'](), { ...brew('/usr/local'), ...brew('/opt/homebrew') });
    expect(await findingsOf(rule, shell(both, ['/opt/homebrew/bin', '/usr/local/bin']))).toEqual([]);
    const one = with_(presets['no-go'](), brew('/usr/local'));
    expect(await findingsOf(rule, shell(one, ['/usr/local/bin', '/opt/homebrew/bin']))).toEqual([]);
    expect(await findingsOf(rule, presets['intel-mac']())).toEqual([]);
  });

  it('is silent where the native Go is not from Homebrew: that the Intel one is non-native says everything', async () => {
    const files = { ...homebrew('/usr/local', intel('1.26.8')), ...officialPackage(arm('1.26.8')) };
    const path = ['/usr/local/bin', '/usr/local/go/bin'];
    expect(await findingsOf(rule, mac(files, { shell: path }))).toEqual([]);
    expect(await findingsOf('go-arch-mismatch', mac(files, { shell: path }))).toMatchObject([
      { subject: '/usr/local/bin/go', severity: 'error' },
    ]);
  });

  it('distinguishes brew from a go that precedes it through a PATH line of its own', async () => {
    const opt = '/usr/local/opt/go@1.26';
    const files = {
      ...homebrew('/opt/homebrew', arm('1.26.8')),
      ...homebrewKeg('/usr/local', intel('1.26.8')),
      ...brew('/usr/local'),
      [opt]: { link: '../Cellar/go/1.26.8' },
    };
    const both = [`${opt}/bin`, '/usr/local/bin', '/opt/homebrew/bin'];
    expect(await findingsOf(rule, mac(files, { shell: both }))).toMatchObject([
      { subject: `${opt}/bin/go`, values: { shadowed: '/opt/homebrew/bin/go' } },
      { subject: '/usr/local/bin/brew', values: { shadowed: '/opt/homebrew/bin/brew' } },
    ]);
    const one = [`${opt}/bin`, '/opt/homebrew/bin', '/usr/local/bin'];
    expect(await findingsOf(rule, mac(files, { shell: one }))).toMatchObject([{ subject: `${opt}/bin/go` }]);
  });
});
