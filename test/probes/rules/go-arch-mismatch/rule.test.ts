import { describe, expect, it } from 'vitest';
import { goenv, homebrew, officialPackage } from '../../../../host/simulated/installers.ts';
import { presets } from '../../../../host/simulated/presets.ts';
import { speak } from '../../../../messages/speak.ts';
import { findingsOf, shell, with_ } from '../../machine.ts';
import { sayFinding, sentencesOf } from '../../../../probes/say.ts';

const rule = 'go-arch-mismatch';
const amd64 = { version: '1.26.8', architecture: 'amd64' };
const kim = '/Users/kim';

describe(rule, () => {
  it('opens for an amd64 Go in the native prefix, with the chain and the command', async () => {
    const findings = await findingsOf(rule, presets['amd64-swapped-in']());
    expect(findings).toEqual([
      {
        rule,
        subject: '/opt/homebrew/bin/go',
        severity: 'error',
        certainty: 'observed',
        evidence: [
          'path: /opt/homebrew/bin/go -> /opt/homebrew/Cellar/go/1.26.8/bin/go -> /opt/homebrew/Cellar/go/1.26.8/libexec/bin/go',
          'file: mach-o, amd64',
          'version: go1.26.8',
          'installer: homebrew, /opt/homebrew',
          'receipt: arch x86_64, poured from bottle',
          'hardware: arm64',
          'first on PATH: login-shell (zsh -l -i -c env)',
          'first on PATH: daemon (machine.json: contexts.daemon)',
        ],
        values: {
          tool: 'go',
          path: '/opt/homebrew/bin/go',
          file: '/opt/homebrew/Cellar/go/1.26.8/libexec/bin/go',
          version: 'go1.26.8',
          architecture: 'amd64',
          hardware: 'arm64',
          installer: 'homebrew',
          command: 'arch -arm64 /opt/homebrew/bin/brew reinstall go',
        },
        remedy: {
          steps: [{ kind: 'run', argv: ['arch', '-arm64', '/opt/homebrew/bin/brew', 'reinstall', 'go'] }],
          needs: [{ kind: 'network' }],
          undo: null,
        },
      },
    ]);
    const [finding] = findings;
    const { summary, next } = sayFinding(speak('en'), finding!);
    expect(summary).toBe('/opt/homebrew/bin/go is go1.26.8 for amd64; this machine is arm64.');
    expect(next).toBe('Run: arch -arm64 /opt/homebrew/bin/brew reinstall go');
    expect(sentencesOf(speak('zh-Hans'), rule).summary(finding!.values)).toBe(
      '/opt/homebrew/bin/go 是 amd64 的 go1.26.8，而本机是 arm64。',
    );
  });

  it.each([
    'apple-silicon',
    'official-package',
    'goenv',
    'intel-mac',
    'no-go',
    'translated-node',
    'inherited-toolchain',
  ] as const)('is silent on %s', async (preset) => {
    expect(await findingsOf(rule, presets[preset]())).toEqual([]);
  });

  it('puts the native Homebrew first where the Intel one wins', async () => {
    const [finding, ...others] = await findingsOf(rule, presets['intel-prefix-first']());
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      subject: '/usr/local/bin/go',
      severity: 'error',
      values: { command: `echo 'eval "$(/opt/homebrew/bin/brew shellenv)"' >> ~/.zprofile` },
    });
  });

  it('only informs about a non-native Go that nobody starts', async () => {
    const sketch = with_(presets['apple-silicon'](), homebrew('/usr/local', amd64));
    expect(await findingsOf(rule, sketch)).toMatchObject([
      { subject: '/usr/local/bin/go', severity: 'info' },
    ]);
  });

  it('names the package for this hardware when it came from go.dev', async () => {
    expect(await findingsOf(rule, presets['official-package-amd64']())).toMatchObject([
      { values: { command: 'open https://go.dev/dl/go1.26.8.darwin-arm64.pkg' } },
    ]);
  });

  it('follows a shim to the version that it starts, and reports it once', async () => {
    const sketch = with_(shell(presets['no-go'](), [`${kim}/.goenv/shims`]), goenv(kim, amd64));
    const findings = await findingsOf(rule, sketch);
    expect(findings).toMatchObject([
      {
        subject: `${kim}/.goenv/shims/go`,
        severity: 'error',
        values: {
          file: `${kim}/.goenv/versions/1.26.8/bin/go`,
          architecture: 'amd64',
          installer: 'goenv',
          command: `arch -arm64 ${kim}/.goenv/bin/goenv install --force 1.26.8`,
        },
      },
    ]);
    expect(findings[0]?.evidence).toContain(`shim: goenv, ${kim}/.goenv/version: 1.26.8`);
  });

  it('accepts a universal file with the native slice, in any order', async () => {
    const universal = {
      '/usr/local/go/bin/go': {
        machO: { architectures: ['amd64', 'arm64'], version: 'go1.26.8', path: 'cmd/go', uuid: true },
      },
    };
    const sketch = with_(shell(presets['no-go'](), ['/usr/local/go/bin']), universal);
    expect(await findingsOf(rule, sketch)).toEqual([]);
  });

  it('rejects an arm64 Go on an Intel Mac', async () => {
    const sketch = with_(
      shell(presets['intel-mac'](), ['/usr/local/go/bin']),
      officialPackage({ version: '1.26.8', architecture: 'arm64' }),
    );
    expect(await findingsOf(rule, sketch)).toMatchObject([
      { subject: '/usr/local/go/bin/go', severity: 'error', values: { hardware: 'amd64' } },
    ]);
  });

  it('is only suspected when the PATH that selects it is assumed', async () => {
    const sketch = presets['amd64-swapped-in']();
    const path = ['/opt/homebrew/bin', '/usr/bin'];
    const contexts = {
      'login-shell': { path, certainty: 'assumed' as const, source: 'default' },
      gui: { path: ['/usr/bin'] },
      daemon: { path: ['/usr/bin'] },
    };
    expect(await findingsOf(rule, with_(sketch, {}, { contexts }))).toMatchObject([
      { severity: 'error', certainty: 'suspected' },
    ]);
  });
});
