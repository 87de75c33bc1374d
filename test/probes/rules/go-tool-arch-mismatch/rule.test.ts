import { describe, expect, it } from 'vitest';
import { homebrew, tool } from '../../../../host/simulated/installers.ts';
import { presets } from '../../../../host/simulated/presets.ts';
import { speak } from '../../../../messages/speak.ts';
import { commandFor, findingsOf, shell, with_ } from '../../machine.ts';
import { sentencesOf } from '../../../../probes/say.ts';

const rule = 'go-tool-arch-mismatch';
const amd64 = { version: '1.26.8', architecture: 'amd64' };
const arm64 = { version: '1.26.8', architecture: 'arm64' };
const bin = '/Users/kim/go/bin';

const gopls = (settings: Record<string, string>, version = 'v0.24.0') => ({
  [`${bin}/gopls`]: {
    machO: {
      architectures: ['amd64'],
      version: 'go1.26.8',
      path: 'golang.org/x/tools/gopls',
      module: { path: 'golang.org/x/tools/gopls', version },
      settings: { CGO_ENABLED: '1', ...settings },
      uuid: true,
    },
  },
});
const native = () =>
  shell(with_(presets['no-go'](), homebrew('/opt/homebrew', arm64)), ['/opt/homebrew/bin', bin]);
const commandOf = async (sketch: ReturnType<typeof native>): Promise<string | null> =>
  commandFor((await findingsOf(rule, sketch))[0]);

describe(rule, () => {
  it('opens for each non-native tool, dlv worst, with the command that rebuilds exactly it', async () => {
    expect(await findingsOf(rule, presets['amd64-tools']())).toMatchObject([
      {
        subject: `${bin}/dlv`,
        severity: 'error',
        certainty: 'observed',
        values: {
          version: 'v1.27.2',
          command: expect.stringContaining('go install github.com/go-delve/delve/cmd/dlv@v1.27.2') as string,
        },
      },
      {
        subject: `${bin}/gopls`,
        severity: 'warning',
        values: {
          version: 'v0.24.0',
          command: expect.stringContaining('go install golang.org/x/tools/gopls@v0.24.0') as string,
        },
      },
    ]);
  });

  it.each(['apple-silicon', 'intel-mac', 'amd64-swapped-in'] as const)('is silent on %s', async (preset) => {
    expect(await findingsOf(rule, presets[preset]())).toEqual([]);
  });

  it('builds with the tags of the old build', async () => {
    expect(await commandOf(with_(native(), gopls({ '-tags': 'a,b c' })))).toBe(
      `go install '-tags=a,b c' golang.org/x/tools/gopls@v0.24.0`,
    );
  });

  it('names the native go by its path where a non-native one wins', async () => {
    const sketch = with_(native(), { ...gopls({}), ...homebrew('/usr/local', amd64) });
    expect(await commandOf(shell(sketch, ['/usr/local/bin', '/opt/homebrew/bin', bin]))).toBe(
      '/opt/homebrew/bin/go install golang.org/x/tools/gopls@v0.24.0',
    );
  });

  it('forces the architecture where a setting says another', async () => {
    const file = '/Users/kim/Library/Application Support/go/env';
    expect(await commandOf(with_(native(), { ...gopls({}), [file]: { text: 'GOARCH=amd64\n' } }))).toBe(
      'GOARCH=arm64 go install golang.org/x/tools/gopls@v0.24.0',
    );
  });

  it('puts it back where it was when that is not where go install puts things', async () => {
    const sketch = with_(native(), tool('/opt/kim bin', 'gopls', amd64));
    expect(await commandOf(shell(sketch, ['/opt/homebrew/bin', '/opt/kim bin']))).toBe(
      `CGO_ENABLED=0 GOBIN='/opt/kim bin' go install golang.org/x/tools/gopls@v0.24.0`,
    );
  });

  it('gives no command for a build that was never released, and says so', async () => {
    const [finding] = await findingsOf(rule, with_(native(), gopls({}, '(devel)')));
    expect(commandFor(finding)).toBeNull();
    expect(sentencesOf(speak('en'), rule).next(finding!.values)).toBe(
      'Build it again from its sources with an arm64 Go: it does not name a released version.',
    );
    expect(sentencesOf(speak('zh-Hans'), rule).next(finding!.values)).toBe(
      '它没有写明发布版本：请用 arm64 的 Go 从源码重新构建。',
    );
  });

  it('puts the directory of a native twin first, but not where another go would come first with it', async () => {
    const twin = tool('/Users/kim/tools', 'dlv', arm64);
    const files = { ...homebrew('/opt/homebrew', arm64), ...tool(bin, 'dlv', amd64) };
    const path = ['/opt/homebrew/bin', bin, '/Users/kim/tools'];
    const stepOf = async (more: typeof twin): Promise<string> => {
      const sketch = shell(with_(presets['no-go'](), { ...files, ...twin, ...more }), path);
      return JSON.stringify((await findingsOf(rule, sketch))[0]?.remedy?.steps[0]);
    };
    expect(await stepOf({})).toContain('Put /Users/kim/tools');
    const go = { machO: { architectures: ['arm64'], path: 'cmd/go', uuid: true } };
    expect(await stepOf({ '/Users/kim/tools/go': go })).toContain('github.com/go-delve/delve/cmd/dlv@');
  });

  it('leaves tools of Homebrew to Homebrew', async () => {
    const keg = tool('/opt/homebrew/Cellar/gopls/0.24.0/bin', 'gopls', amd64);
    const link = { '/opt/homebrew/bin/gopls': { link: '../Cellar/gopls/0.24.0/bin/gopls' } };
    expect(await commandOf(with_(native(), { ...keg, ...link }))).toBe(
      'arch -arm64 /opt/homebrew/bin/brew reinstall gopls',
    );
  });

  it('searches GOBIN and every GOPATH of the go env file', async () => {
    const file = '/Users/kim/Library/Application Support/go/env';
    const sketch = with_(native(), {
      [file]: { text: 'GOBIN=/Users/kim/tools\nGOPATH=/Users/kim/a:/Users/kim/b\n' },
      ...tool('/Users/kim/tools', 'gopls', amd64),
      ...tool('/Users/kim/b/bin', 'dlv', amd64),
    });
    expect((await findingsOf(rule, sketch)).map(({ subject }) => subject)).toEqual([
      '/Users/kim/tools/gopls',
      '/Users/kim/b/bin/dlv',
    ]);
  });
});
