import { describe, expect, it } from 'vitest';
import { bundledDelve, goland } from '../../../../host/simulated/golands.ts';
import { delve, fetchedToolchain, homebrew } from '../../../../host/simulated/installers.ts';
import { arm, home, intel, mac } from '../../../../host/simulated/mac.ts';
import { presets } from '../../../../host/simulated/presets.ts';
import { example } from '../../../../probes/rules/dlv-architecture/example.ts';
import { commandFor, findingsOf, with_ } from '../../machine.ts';

const rule = 'dlv-architecture';
const bin = `${home}/go/bin`;
const app = '/Applications/GoLand.app';
const ofGoLand = (folder: string) => `${app}/Contents/plugins/go-plugin/lib/dlv/${folder}/dlv`;
const native = (files: object = {}) =>
  mac({ ...homebrew('/opt/homebrew', arm('1.26.8')), ...files }, { shell: ['/opt/homebrew/bin', bin] });

describe(rule, () => {
  it('is found on its example: the Delve that comes with a GoLand for Intel', async () => {
    const found = await findingsOf(rule, example.machine());
    expect(found).toMatchObject([
      {
        subject: ofGoLand('mac'),
        severity: 'warning',
        certainty: 'suspected',
        // GoLand itself is to be replaced, and Delve comes with it.
        dependsOn: ['editor-arch-mismatch'],
        values: { fault: 'translated', source: 'goland', by: app, architecture: 'amd64' },
      },
    ]);
    expect(found[0]!.evidence).toContain(
      'dlv says: can not run under Rosetta, check that the installed build of Go is right for your CPU architecture',
    );
  });

  it('is a finding of its own where that GoLand is native', async () => {
    const dlv = ofGoLand('macarm');
    const files = {
      ...goland(app, 'arm64'),
      [dlv]: delve('/x', 'v1.27.2', intel('1.27.1'))['/x/dlv']!,
    };
    expect(await findingsOf(rule, native(files))).toMatchObject([
      { subject: dlv, severity: 'error', dependsOn: [] },
    ]);
  });

  it('uses the bundled one that matches GoLand itself', async () => {
    const both = {
      ...goland(app, 'arm64'),
      ...bundledDelve(app, 'v1.27.2', intel('1.27.1')),
      ...bundledDelve(app, 'v1.27.2', arm('1.27.1')),
    };
    expect(await findingsOf(rule, native(both))).toEqual([]);
  });

  it.each(['apple-silicon', 'intel-mac', 'amd64-swapped-in'] as const)('is silent on %s', async (preset) => {
    expect(await findingsOf(rule, presets[preset]())).toEqual([]);
  });

  it('belongs to the finding about the tool itself, and has its remedy', async () => {
    const found = await findingsOf(rule, native(delve(bin, 'v1.27.2', intel('1.26.8'))));
    expect(found).toMatchObject([
      { subject: `${bin}/dlv`, severity: 'warning', dependsOn: ['go-tool-arch-mismatch'] },
    ]);
    expect(commandFor(found[0])).toContain('go install github.com/go-delve/delve/cmd/dlv@v1.27.2');
  });

  it('is found where a pinned toolchain builds for another processor', async () => {
    const tree = fetchedToolchain(home, intel('1.26.1'));
    const sketch = native({
      ...delve(bin, 'v1.27.2', arm('1.26.8')),
      ...tree,
      [`${home}/sdk-bin/go1.26.1`]: {
        link: `${home}/go/pkg/mod/golang.org/toolchain@v0.0.1-go1.26.1.darwin-amd64/bin/go`,
      },
      [`${home}/Library/Application Support/go/env`]: { text: 'GOTOOLCHAIN=go1.26.1+path\n' },
    });
    const path = ['/opt/homebrew/bin', bin, `${home}/sdk-bin`, '/usr/bin'];
    const { contexts } = sketch.description;
    const found = await findingsOf(
      rule,
      with_(sketch, {}, { contexts: { ...contexts, 'login-shell': { path } } }),
    );
    expect(found).toMatchObject([
      {
        subject: `${bin}/dlv`,
        values: { fault: 'other-program', target: 'amd64', goVersion: 'go1.26.1' },
        dependsOn: ['go-toolchain-pinned', 'go-toolchain-inherited'],
      },
    ]);
  });

  it('is found where the debug server is for another processor', async () => {
    const server = `${home}/lldb/debugserver`;
    const sketch = native({
      ...delve(bin, 'v1.27.2', arm('1.26.8')),
      [server]: { machO: { architectures: ['amd64'] } },
    });
    const { contexts } = sketch.description;
    const login = { ...contexts!['login-shell']!, environment: { DELVE_DEBUGSERVER_PATH: server } };
    const found = await findingsOf(
      rule,
      with_(sketch, {}, { contexts: { ...contexts, 'login-shell': login } }),
    );
    expect(found).toMatchObject([{ subject: `${bin}/dlv`, values: { fault: 'debug-server', server } }]);
  });
});
