import { describe, expect, it } from 'vitest';
import { homebrew, officialPackage } from '../../../../host/simulated/installers.ts';
import type { SketchedFiles } from '../../../../host/simulated/build.ts';
import { presets } from '../../../../host/simulated/presets.ts';
import { speak } from '../../../../messages/speak.ts';
import { findingsOf, shell, with_ } from '../../machine.ts';
import { sayFinding, sentencesOf } from '../../../../probes/say.ts';

const rule = 'go-toolchain-mixed';
const arm64 = (version: string) => ({ version, architecture: 'arm64' });
const settingsFile = '/Users/kim/Library/Application Support/go/env';
const both = (goroot?: string) =>
  shell(
    with_(presets['no-go'](), {
      ...homebrew('/opt/homebrew', arm64('1.26.8')),
      ...officialPackage(arm64('1.27.1')),
    }),
    ['/opt/homebrew/bin'],
    goroot === undefined ? {} : { GOROOT: goroot },
  );

describe(rule, () => {
  it('opens where the shell sets GOROOT to another Go', async () => {
    const [finding] = await findingsOf(rule, presets['mixed-goroot']());
    expect(finding).toMatchObject({
      subject: '/opt/homebrew/bin/go',
      severity: 'error',
      certainty: 'observed',
      values: {
        goVersion: 'go1.26.8',
        goroot: '/usr/local/go',
        gorootVersion: 'go1.25.4',
        setBy: 'environment',
      },
    });
    expect(sentencesOf(speak('en'), rule).next(finding!.values)).toBe(
      'Remove GOROOT from your shell profile, then open a new terminal.',
    );
    expect(sentencesOf(speak('zh-Hans'), rule).summary(finding!.values)).toBe(
      '/opt/homebrew/bin/go 是 go1.26.8，但它的 GOROOT /usr/local/go 是 go1.25.4。',
    );
  });

  it('names file and line when go env -w set it', async () => {
    const sketch = with_(both(), { [settingsFile]: { text: 'GOFLAGS=-x\nGOROOT=/usr/local/go\n' } });
    const [finding] = await findingsOf(rule, sketch);
    expect(finding?.values.setBy).toBe(`${settingsFile}:2`);
    expect(sayFinding(speak('en'), finding!).next).toBe('Run: go env -u GOROOT');
    expect(finding?.remedy?.needs).toEqual([{ kind: 'write', path: settingsFile }]);
  });

  it('opens where the tree of the same version has tools for another architecture only', async () => {
    const root = '/Users/kim/sdk/go1.26.8';
    const tree = (...places: string[]): SketchedFiles => ({
      [`${root}/VERSION`]: { text: 'go1.26.8\n' },
      [`${root}/src/fmt/print.go`]: { text: 'package fmt\n' },
      ...Object.fromEntries(places.map((name) => [`${root}/pkg/tool/${name}/compile`, { text: '' }])),
    });
    const [finding] = await findingsOf(rule, with_(both(root), tree('darwin_amd64')));
    expect(finding).toMatchObject({
      subject: '/opt/homebrew/bin/go',
      severity: 'error',
      values: { gorootVersion: 'go1.26.8', architecture: 'arm64' },
    });
    expect(finding?.evidence).toContain(`${root}/pkg/tool/darwin_arm64: absent`);
    expect(sayFinding(speak('en'), finding!).summary).toContain('go: no such tool "compile"');
    expect(sayFinding(speak('zh-Hans'), finding!).summary).toContain('go: no such tool "compile"');
    expect(await findingsOf(rule, with_(both(root), tree('darwin_amd64', 'darwin_arm64')))).toEqual([]);
    expect(await findingsOf('go-goroot-invalid', with_(both(root), tree('darwin_amd64')))).toEqual([]);
  });

  it('opens where a new Go was unpacked over an old one', async () => {
    const mixed = {
      ...officialPackage(arm64('1.26.8')),
      '/usr/local/go/VERSION': { text: 'go1.27.1\ntime 2026-09-01T00:00:00Z\n' },
    };
    const [finding] = await findingsOf(rule, shell(with_(presets['no-go'](), mixed), ['/usr/local/go/bin']));
    expect(finding?.values).toMatchObject({
      goVersion: 'go1.26.8',
      gorootVersion: 'go1.27.1',
      setBy: 'bin/go',
    });
  });

  it('is silent where GOROOT is go’s own tree, or one without a VERSION', async () => {
    expect(await findingsOf(rule, both('/opt/homebrew/opt/go/libexec'))).toEqual([]);
    expect(await findingsOf(rule, both())).toEqual([]);
    const checkout = with_(both('/Users/kim/goroot'), { '/Users/kim/goroot/src/all.bash': { text: '' } });
    expect(await findingsOf(rule, checkout)).toEqual([]);
  });

  it('is silent where GOROOT may not be examined', async () => {
    const goroot = '/Users/kim/Documents/go';
    const sketch = with_(both(goroot), { [`${goroot}/VERSION`]: { text: 'go1.20\n' } });
    expect(await findingsOf(rule, sketch)).toHaveLength(1);
    expect(await findingsOf(rule, with_(sketch, {}, { privacy: ['/Users/kim/Documents'] }))).toEqual([]);
    expect(await findingsOf(rule, with_(sketch, {}, { blocked: ['/Users/kim/Documents'] }))).toEqual([]);
  });

  it.each(['apple-silicon', 'goenv', 'official-package', 'intel-prefix-first'] as const)(
    'is silent on %s',
    async (preset) => {
      expect(await findingsOf(rule, presets[preset]())).toEqual([]);
    },
  );
});
