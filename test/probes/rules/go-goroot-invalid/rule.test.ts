import fc from '../../../fast-check.ts';
import { describe, expect, it } from 'vitest';
import { goroot, homebrew } from '../../../../host/simulated/installers.ts';
import { arm, home } from '../../../../host/simulated/mac.ts';
import { presets } from '../../../../host/simulated/presets.ts';
import type { SketchedFiles } from '../../../../host/simulated/build.ts';
import { speak } from '../../../../messages/speak.ts';
import { sayFinding, sentencesOf } from '../../../../probes/say.ts';
import { findingsOf, shell, with_ } from '../../machine.ts';

const rule = 'go-goroot-invalid';
const settingsFile = `${home}/Library/Application Support/go/env`;
const keg = '/opt/homebrew/Cellar/go/1.26.8/libexec';

/** Homebrew's Go, and a terminal that sets GOROOT. */
const set = (value: string, more: SketchedFiles = {}) =>
  shell(
    with_(presets['no-go'](), { ...homebrew('/opt/homebrew', arm('1.26.8')), ...more }),
    ['/opt/homebrew/bin'],
    {
      GOROOT: value,
    },
  );

const gone = 'go: cannot find GOROOT directory: ';
const notInStd = (root: string): string => `package fmt is not in std (${root}/src/fmt)`;
const compiler = 'go: no such tool "compile"';

describe(rule, () => {
  it.each<[what: string, value: string, says: string, files?: SketchedFiles]>([
    ['the bin of a tree', '/opt/homebrew/opt/go/libexec/bin', notInStd('/opt/homebrew/opt/go/libexec/bin')],
    ["an installer's prefix", '/usr/local', notInStd('/usr/local')],
    ["Homebrew's opt/go without libexec", '/opt/homebrew/opt/go', notInStd('/opt/homebrew/opt/go')],
    [
      'a keg that an upgrade removed',
      '/opt/homebrew/Cellar/go/1.26.7/libexec',
      `${gone}/opt/homebrew/Cellar/go/1.26.7/libexec`,
    ],
    ['a tilde that no shell expanded', '~/sdk/go1.26.8', `${gone}~/sdk/go1.26.8`],
    ['a variable that no shell expanded', '$HOME/go', `${gone}$HOME/go`],
    ['a program', `${keg}/bin/go`, `${gone}${keg}/bin/go`],
    ['a link to nothing', '/opt/go', `${gone}/opt/go`, { '/opt/go': { link: 'nowhere' } }],
    ['a GOPATH', `${home}/go`, notInStd(`${home}/go`)],
    [
      'a tree whose source is gone',
      '/opt/go',
      notInStd('/opt/go'),
      { ...goroot('/opt/go', arm('1.26.8')), '/opt/go/src': { link: '../share/go/src' } },
    ],
    [
      'a tree whose compiler is gone',
      '/opt/go',
      compiler,
      { ...goroot('/opt/go', arm('1.26.8')), '/opt/go/src/fmt/print.go': { text: 'package fmt\n' } },
    ],
  ])('opens where GOROOT is %s, in the words of go', async (_, value, says, files) => {
    const [finding, ...others] = await findingsOf(rule, set(value, files));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      subject: '/opt/homebrew/bin/go',
      severity: 'error',
      values: { goroot: value, says, setBy: 'environment' },
    });
    expect(finding?.evidence).toContain(`go says: ${says}`);
    for (const language of ['en', 'zh-Hans'] as const)
      expect(sayFinding(speak(language), finding!).summary).toContain(says);
    expect(await findingsOf('go-toolchain-mixed', set(value, files))).toEqual([]);
  });

  it('points GOROOT to go’s own tree to remove it from the file, where go stops at every command', async () => {
    const file = (value: string) =>
      shell(
        with_(presets['no-go'](), {
          ...homebrew('/opt/homebrew', arm('1.27.1')),
          [settingsFile]: { text: `GOFLAGS=-v\nGOROOT=${value}\n` },
        }),
        ['/opt/homebrew/bin'],
      );
    const [stopping] = await findingsOf(rule, file('/usr/local/go'));
    expect(stopping?.values.setBy).toBe(`${settingsFile}:2`);
    expect(sayFinding(speak('en'), stopping!).next).toBe(
      'Run: GOROOT=/opt/homebrew/Cellar/go/1.27.1/libexec go env -u GOROOT',
    );
    const [running] = await findingsOf(rule, file('/usr/local'));
    expect(sayFinding(speak('en'), running!).next).toBe('Run: go env -u GOROOT');
  });

  it('says what a GOROOT before Go 1.21 lacks', async () => {
    const sketch = shell(
      with_(presets['no-go'](), homebrew('/opt/homebrew', arm('1.20.14'))),
      ['/opt/homebrew/bin'],
      { GOROOT: '/usr/local' },
    );
    const [finding] = await findingsOf(rule, sketch);
    expect(finding?.values.says).toBe('package fmt is not in GOROOT (/usr/local/src/fmt)');
  });

  it("opens for a go's own tree that has lost its source", async () => {
    const files = { ...homebrew('/opt/homebrew', arm('1.26.8')), [`${keg}/src`]: { link: 'nowhere' } };
    const [finding] = await findingsOf(rule, shell(with_(presets['no-go'](), files), ['/opt/homebrew/bin']));
    expect(finding?.values).toMatchObject({ goroot: keg, fault: 'no-source', setBy: 'bin/go' });
    expect(sentencesOf(speak('en'), rule).next(finding!.values)).toBe(
      `Install go1.26.8 again: ${keg} is not whole.`,
    );
  });

  it('is silent where GOROOT is a tree, by whatever path, or may not be examined', async () => {
    for (const value of [keg, `${keg}/`, '/opt/homebrew/opt/go/libexec', `${keg}/bin/..`, ''])
      expect(await findingsOf(rule, set(value)), value).toEqual([]);
    const hidden = '/Users/kim/Documents/go';
    const files = { [`${hidden}/README`]: { text: '' } };
    expect(await findingsOf(rule, set(hidden, files))).toHaveLength(1);
    expect(
      await findingsOf(rule, with_(set(hidden, files), {}, { blocked: ['/Users/kim/Documents'] })),
    ).toEqual([]);
  });

  it('opens for every directory without Go in it, wherever it is', async () => {
    const name = fc.stringMatching(/^[a-z~$. -]{1,8}$/).filter((text) => !/^\.{1,2}$/.test(text));
    const property = fc.asyncProperty(
      fc.array(name, { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      async (names, there) => {
        const root = `/opt/${names.join('/')}`;
        const files = there ? { [`${root}/bin/README`]: { text: '' } } : {};
        const [finding] = await findingsOf(rule, set(root, files));
        expect(finding?.values.says).toBe(there ? notInStd(root) : `${gone}${root}`);
      },
    );
    await fc.assert(property, { numRuns: 20 });
  });
});
