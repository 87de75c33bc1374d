import { describe, expect, it } from 'vitest';
import type { SketchedFiles } from '../../../../host/simulated/build.ts';
import { goenv, goroot, homebrewKeg } from '../../../../host/simulated/installers.ts';
import { home, intel } from '../../../../host/simulated/mac.ts';
import { presets } from '../../../../host/simulated/presets.ts';
import { example } from '../../../../probes/rules/goland-sdk/example.ts';
import { findingsOf, with_ } from '../../machine.ts';

const rule = 'goland-sdk';
const file = `${home}/src/app/.idea/workspace.xml`;
const stable = '/opt/homebrew/opt/go/libexec';

/** The example, with the project bound to another directory, and what else is there. */
function bound(sdk: string, files: SketchedFiles = {}, go = '1.26') {
  const sketch = example.machine();
  const changed: SketchedFiles = {
    [file]: { text: `<project>\n\n  <component url="file://${sdk}" name="GOROOT" />\n</project>` },
    [`${home}/src/app/go.mod`]: { text: `module m\n\ngo ${go}\n` },
  };
  const rest = Object.fromEntries(Object.entries(sketch.files).filter(([path]) => !(path in changed)));
  return with_({ ...sketch, files: rest }, { ...changed, ...files });
}

describe(rule, () => {
  it('is found on its example, with line, key and the directory to choose', async () => {
    const found = await findingsOf(rule, example.machine());
    expect(found).toMatchObject([
      {
        subject: file,
        severity: 'error',
        dependsOn: [],
        values: { fault: 'absent', line: 3, choose: stable },
      },
    ]);
    expect(found[0]!.evidence[0]).toBe('line 3: GOROOT: /opt/homebrew/Cellar/go/1.26.7/libexec');
    expect(await findingsOf(rule, presets['apple-silicon']())).toEqual([]);
  });

  it('accepts the stable directory, a home macro, and a project without one', async () => {
    expect(await findingsOf(rule, bound(stable))).toEqual([]);
    const go = goroot(`${home}/sdk/go1.26.8`, { version: '1.26.8', architecture: 'arm64' });
    expect(await findingsOf(rule, bound('$USER_HOME$/sdk/go1.26.8', go))).toEqual([]);
    expect(await findingsOf(rule, bound('', { [`${home}/x`]: { text: '' } }))).toEqual([]);
  });

  it.each([
    ['program', `${stable}/bin/go`, {}],
    ['bin', `${stable}/bin`, {}],
    ['prefix', '/opt/homebrew/opt/go', {}],
    ['no-go', '/opt/empty', { '/opt/empty/README': { text: '' } }],
    ['bin', '/opt/homebrew/bin', {}],
    ['bin', `${home}/.goenv/shims`, goenv(home, { version: '1.26.1', architecture: 'arm64' })],
    [
      'no-version',
      '/opt/go',
      { '/opt/go/bin/go': { text: '', executable: true }, '/opt/go/src/runtime/proc.go': { text: '' } },
    ],
  ] as const)('says why it is not an SDK: %s', async (fault, sdk, files) => {
    expect(await findingsOf(rule, bound(sdk, files))).toMatchObject([
      { severity: 'error', values: { fault, choose: stable } },
    ]);
  });

  it('accepts every tree that states its version in some file, wherever Go of its time wrote it', async () => {
    const tree = {
      '/opt/go/bin/go': { text: '', executable: true },
      '/opt/go/src/runtime/proc.go': { text: '' },
    };
    for (const name of [
      'VERSION',
      'VERSION.cache',
      'src/runtime/internal/sys/zversion.go',
      'src/runtime/zversion.go',
    ])
      expect(
        await findingsOf(rule, bound('/opt/go', { ...tree, [`/opt/go/${name}`]: { text: '' } })),
      ).toEqual([]);
  });

  it('names the intended tree rather than another one', async () => {
    const own = goroot(`${home}/sdk/go1.26.2`, { version: '1.26.2', architecture: 'arm64' });
    const tree = { values: { choose: `${home}/sdk/go1.26.2` } };
    expect(await findingsOf(rule, bound(`${home}/sdk/go1.26.2/bin/go`, own))).toMatchObject([tree]);
    expect(await findingsOf(rule, bound(`${home}/sdk/go1.26.2/bin`, own))).toMatchObject([tree]);
    // Unless the project needs a newer one.
    expect(await findingsOf(rule, bound(`${home}/sdk/go1.26.2/bin`, own, '1.26.5'))).toMatchObject([
      { values: { choose: stable } },
    ]);
    const keg = '/opt/homebrew/opt/go@1.25';
    const versioned = {
      ...goroot('/opt/homebrew/Cellar/go@1.25/1.25.9/libexec', { version: '1.25.9', architecture: 'arm64' }),
      [keg]: { link: '../Cellar/go@1.25/1.25.9' },
    };
    const gone = bound('/opt/homebrew/Cellar/go@1.25/1.25.3/libexec', versioned, '1.25');
    expect(await findingsOf(rule, gone)).toMatchObject([{ values: { choose: `${keg}/libexec` } }]);
    const changing = bound('/opt/homebrew/Cellar/go@1.25/1.25.9/libexec', versioned, '1.25');
    expect(await findingsOf(rule, changing)).toMatchObject([
      { values: { fault: 'changing', choose: `${keg}/libexec` } },
    ]);
  });

  it('never suggests a tree that is too old, which would be the next finding', async () => {
    const found = await findingsOf(rule, bound('/gone', {}, '1.28'));
    expect(found).toMatchObject([{ values: { choose: '', needs: '1.28' } }]);
    const work = { [`${home}/src/app/go.work`]: { text: 'go 1.27.0\n\nuse .\n' } };
    const old = await findingsOf(rule, bound(stable, work, '1.25'));
    expect(old).toMatchObject([{ values: { fault: 'older', needs: '1.27.0', choose: '' } }]);
    expect(old[0]!.evidence).toContain(`${home}/src/app/go.work: go 1.27.0`);
  });

  it('says that it is for another processor, which belongs to the finding about that go', async () => {
    const found = await findingsOf(rule, bound('/usr/local/go', goroot('/usr/local/go', intel('1.26.8'))));
    expect(found).toMatchObject([
      { severity: 'warning', dependsOn: ['go-arch-mismatch'], values: { fault: 'foreign', choose: stable } },
    ]);
  });

  it('says that it is older than go.mod requires, or that an upgrade removes it', async () => {
    const old = goroot('/opt/go', { version: '1.25.4', architecture: 'arm64' });
    expect(await findingsOf(rule, bound('/opt/go', old, '1.26.0'))).toMatchObject([
      { values: { fault: 'older', version: 'go1.25.4', needs: '1.26.0', choose: stable } },
    ]);
    expect(await findingsOf(rule, bound('/opt/go', old, '1.25'))).toEqual([]);
    const keg = homebrewKeg('/opt/homebrew', { version: '1.26.7', architecture: 'arm64' });
    expect(await findingsOf(rule, bound('/opt/homebrew/Cellar/go/1.26.7/libexec', keg))).toMatchObject([
      { severity: 'info', values: { fault: 'changing', choose: stable } },
    ]);
  });
});
