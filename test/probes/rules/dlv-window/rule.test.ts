import { describe, expect, it } from 'vitest';
import { delve, homebrew, tool } from '../../../../host/simulated/installers.ts';
import { goland, bundledDelve } from '../../../../host/simulated/golands.ts';
import { arm, home, intel, mac } from '../../../../host/simulated/mac.ts';
import { presets } from '../../../../host/simulated/presets.ts';
import { example } from '../../../../probes/rules/dlv-window/example.ts';
import { commandFor, findingsOf, shell, with_ } from '../../machine.ts';

const rule = 'dlv-window';
const bin = `${home}/go/bin`;
const app = '/Applications/GoLand.app';
const withGo = (go: string, files: object = {}) =>
  mac({ ...homebrew('/opt/homebrew', arm(go)), ...files }, { shell: ['/opt/homebrew/bin', bin] });

describe(rule, () => {
  it('is found once on its example, with the right release and Delve’s own words', async () => {
    const found = await findingsOf(rule, example.machine());
    expect(found).toMatchObject([
      {
        subject: `${bin}/dlv`,
        severity: 'error',
        certainty: 'observed',
        values: {
          version: 'v1.25.2',
          fit: 'delve-too-old',
          oldest: '1.22',
          newest: '1.25',
          wanted: 'v1.27.2',
        },
      },
    ]);
    expect(found[0]!.evidence.join('\n')).toContain(
      'Version of Delve is too old for Go version go1.26.8 (maximum supported version 1.25, suppress this error with --check-go-version=false)',
    );
    expect(commandFor(found[0])).toBe('CGO_ENABLED=0 go install github.com/go-delve/delve/cmd/dlv@v1.27.2');
  });

  it.each(['apple-silicon', 'intel-mac', 'amd64-tools'] as const)('is silent on %s', async (preset) => {
    expect(await findingsOf(rule, presets[preset]())).toEqual([]);
  });

  it('names an older release where Go is too old for the newest', async () => {
    const [found] = await findingsOf(rule, withGo('1.24.5', tool(bin, 'dlv', arm('1.26.8'))));
    expect(found).toMatchObject({ values: { fit: 'go-too-old', oldest: '1.25', wanted: 'v1.26.3' } });
  });

  it('knows the release of a Homebrew keg, which is built from an archive, and leaves it to Homebrew', async () => {
    const keg = '/opt/homebrew/Cellar/delve/1.25.2/bin';
    const files = {
      ...delve(keg, '(devel)', arm('1.25.4')),
      '/opt/homebrew/bin/dlv': { link: '../Cellar/delve/1.25.2/bin/dlv' },
    };
    const [found] = await findingsOf(rule, withGo('1.26.8', files));
    expect(found).toMatchObject({ subject: '/opt/homebrew/bin/dlv', values: { version: 'v1.25.2' } });
    expect(commandFor(found)).toBe('arch -arm64 /opt/homebrew/bin/brew reinstall delve');
  });

  it('is silent about an unknown release, and about a Go without a version', async () => {
    for (const version of ['(devel)', 'v1.99.0', 'v1.27.3-0.20260901120000-abcdefabcdef'])
      expect(await findingsOf(rule, withGo('1.24.5', delve(bin, version, arm('1.26.8'))))).toEqual([]);
  });

  it('only suspects what applies to the release before', async () => {
    const found = await findingsOf(rule, withGo('1.24.5', delve(bin, 'v1.27.9', arm('1.26.8'))));
    expect(found).toMatchObject([{ certainty: 'suspected' }]);
  });

  it('warns of the Delve of a GoLand, which only warns itself, and of one in a setting', async () => {
    const settings = `${home}/Library/Application Support/Code/User/settings.json`;
    const sketch = withGo('1.26.8', {
      ...goland(app, 'arm64'),
      ...bundledDelve(app, 'v1.25.2', arm('1.25.4')),
      ...delve('/opt/kim', 'v1.24.2', arm('1.24.1')),
      [settings]: { text: '{\n  // mine\n  "go.alternateTools": {\n    "dlv": "/opt/kim/dlv",\n  },\n}\n' },
    });
    const found = await findingsOf(rule, sketch);
    expect(found).toMatchObject([
      { subject: `${app}/Contents/plugins/go-plugin/lib/dlv/macarm/dlv`, severity: 'warning' },
      { subject: '/opt/kim/dlv', severity: 'error', values: { by: `${settings}:4` } },
    ]);
  });

  it('is explained by a fault of the program itself', async () => {
    const sketch = withGo('1.26.8', delve(bin, 'v1.25.2', intel('1.25.4')));
    expect(await findingsOf(rule, sketch)).toMatchObject([{ dependsOn: ['go-tool-arch-mismatch'] }]);
  });

  it('asks for another build where DWARF 5 is written and Delve has too old a Go inside', async () => {
    const files = delve('/home/kim/go/bin', 'v1.25.2', { version: '1.24.1', architecture: 'arm64' });
    const go = homebrew('/home/linuxbrew/.linuxbrew', arm('1.25.4'));
    const linux = mac({ ...go, ...files });
    const sketch = shell(
      {
        ...linux,
        description: {
          ...linux.description,
          platform: 'linux',
          user: { name: 'kim', home: '/home/kim' },
          hardware: { architecture: 'arm64' },
        },
      },
      ['/home/linuxbrew/.linuxbrew/bin', '/home/kim/go/bin'],
    );
    expect(await findingsOf(rule, sketch)).toMatchObject([
      { values: { fit: 'delve-needs-rebuild', builtBy: 'go1.24.1', wanted: 'v1.25.2' } },
    ]);
    expect(await findingsOf(rule, withGo('1.25.4', delve(bin, 'v1.25.2', arm('1.24.1'))))).toEqual([]);
    const without = with_(sketch, { '/home/kim/.config/go/env': { text: 'GOEXPERIMENT=nodwarf5\n' } });
    expect(await findingsOf(rule, without)).toEqual([]);
  });
});
