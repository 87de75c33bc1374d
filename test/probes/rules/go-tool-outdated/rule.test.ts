import { describe, expect, it } from 'vitest';
import { app as module, codeAtWork } from '../../../../host/simulated/at-work.ts';
import { homebrew, tool } from '../../../../host/simulated/installers.ts';
import type { SketchedFiles } from '../../../../host/simulated/build.ts';
import { arm, home, intel, mac } from '../../../../host/simulated/mac.ts';
import { presets } from '../../../../host/simulated/presets.ts';
import { example } from '../../../../probes/rules/go-tool-outdated/example.ts';
import { commandFor, findingsOf, with_ } from '../../machine.ts';

const rule = 'go-tool-outdated';
const bin = `${home}/go/bin`;
const keg = '/opt/homebrew/Cellar/golangci-lint/1.64.8/bin';

function program(
  place: string,
  path: string,
  version: string,
  builtBy: string,
  more: { readonly module?: string; readonly sourceTools?: string } = {},
): SketchedFiles {
  const { module: of = path, ...rest } = more;
  const machO = { architectures: ['arm64'], version: `go${builtBy}`, path, module: { path: of, version } };
  return { [place]: { machO: { ...machO, ...rest } } };
}

const linter = (builtBy: string): SketchedFiles => ({
  ...program(
    `${keg}/golangci-lint`,
    'github.com/golangci/golangci-lint/cmd/golangci-lint',
    'v1.64.8',
    builtBy,
    { module: 'github.com/golangci/golangci-lint' },
  ),
  '/opt/homebrew/bin/golangci-lint': { link: '../Cellar/golangci-lint/1.64.8/bin/golangci-lint' },
});

/** kim's Mac with that Go and a module that somebody works on. */
const withModule = (go: string, goMod: string, files: SketchedFiles) =>
  mac(
    { ...homebrew('/opt/homebrew', arm(go)), [`${module}/go.mod`]: { text: goMod }, ...files },
    { shell: ['/opt/homebrew/bin', bin], more: { processes: codeAtWork(module, [['list', '-m', 'all']]) } },
  );

const asks = (go: string): string => `module example.com/app\n\ngo ${go}\n`;

describe(rule, () => {
  it('is found once on its example, where only the Go that runs is newer', async () => {
    const found = await findingsOf(rule, example.machine());
    expect(found).toMatchObject([
      {
        subject: `${bin}/staticcheck`,
        severity: 'warning',
        certainty: 'suspected',
        dependsOn: ['dlv-window'],
        values: { misfit: 'may-fail', builtBy: 'go1.24.5', selected: 'go1.26.8', wanted: '' },
      },
    ]);
    expect(commandFor(found[0])).toBe(
      'CGO_ENABLED=0 GOTOOLCHAIN=go1.26.8+auto go install honnef.co/go/tools/cmd/staticcheck@v0.8.2',
    );
  });

  it.each(['apple-silicon', 'intel-mac', 'official-package'] as const)('is silent on %s', async (preset) => {
    expect(await findingsOf(rule, presets[preset]())).toEqual([]);
  });

  it('shows the line of go.mod and the words of the tool that refuses it', async () => {
    const sketch = withModule('1.25.4', asks('1.26.0'), tool(bin, 'staticcheck', arm('1.25.4')));
    const [found] = await findingsOf(rule, sketch);
    expect(found).toMatchObject({
      severity: 'warning',
      certainty: 'observed',
      values: { misfit: 'refuses', wanted: '1.26.0', file: `${module}/go.mod`, line: 3, needs: 'go1.26.0' },
    });
    expect(found!.evidence.join('\n')).toContain(
      'module requires at least go1.26.0, but Staticcheck was built with go1.25.4',
    );
    // The go here is older: without the variable it would build the tool with itself.
    expect(commandFor(found)).toContain('GOTOOLCHAIN=go1.26.0+auto go install honnef.co/');
  });

  it('compares patch versions only for staticcheck, as it does itself', async () => {
    const files = {
      ...tool(bin, 'staticcheck', arm('1.26.1')),
      ...program(`${bin}/govulncheck`, 'golang.org/x/vuln/cmd/govulncheck', 'v1.1.4', '1.26.1', {
        module: 'golang.org/x/vuln',
      }),
    };
    const found = await findingsOf(rule, withModule('1.26.8', asks('1.26.8'), files));
    expect(found.map(({ subject }) => subject)).toEqual([`${bin}/staticcheck`]);
  });

  it('lets golangci-lint go by its own setting, then by the toolchain line', async () => {
    const goMod = 'module example.com/app\n\ngo 1.24.0\n\ntoolchain go1.26.8\n';
    const sketch = withModule('1.26.8', goMod, linter('1.24.5'));
    const [found] = await findingsOf(rule, sketch);
    expect(found).toMatchObject({
      subject: '/opt/homebrew/bin/golangci-lint',
      values: { misfit: 'refuses', wanted: '1.26.8', line: 5 },
    });
    expect(found!.evidence.join('\n')).toContain(
      'the Go language version (go1.24) used to build golangci-lint is lower than the targeted Go version (1.26.8)',
    );
    expect(commandFor(found)).toBe('arch -arm64 /opt/homebrew/bin/brew upgrade golangci-lint');
    const lowered = with_(sketch, { [`${module}/.golangci.yml`]: { text: 'run:\n  go: "1.24"\n' } });
    expect(await findingsOf(rule, lowered)).toMatchObject([{ values: { misfit: 'may-fail', wanted: '' } }]);
  });

  it('is only a remark for gopls, which continues', async () => {
    const sketch = withModule('1.26.8', asks('1.26.0'), tool(bin, 'gopls', arm('1.25.4')));
    expect(await findingsOf(rule, sketch)).toMatchObject([
      { severity: 'info', values: { misfit: 'goes-on' } },
    ]);
    const ancient = withModule('1.26.8', asks('1.26.0'), tool(bin, 'gopls', intel('1.20.1')));
    expect(await findingsOf(rule, ancient)).toMatchObject([
      {
        severity: 'warning',
        values: { misfit: 'panics' },
        dependsOn: ['dlv-window', 'go-tool-arch-mismatch', 'go-tool-no-uuid'],
      },
    ]);
  });

  it('has one remedy for all of them, package by package, with sources that still compile', async () => {
    const files = {
      ...tool(bin, 'staticcheck', arm('1.25.4')),
      ...program(
        `${bin}/nilness`,
        'golang.org/x/tools/go/analysis/passes/nilness/cmd/nilness',
        'v0.22.0',
        '1.22.5',
        {
          module: 'golang.org/x/tools',
        },
      ),
      ...program(`${bin}/moq`, 'github.com/matryer/moq', 'v0.5.0', '1.23.1', { sourceTools: 'v0.25.1' }),
      ...linter('1.25.4'),
    };
    const found = await findingsOf(rule, withModule('1.26.8', asks('1.26.0'), files));
    expect(found).toHaveLength(4);
    expect(new Set(found.map(commandFor)).size).toBe(1);
    expect(commandFor(found[0])?.split(' && ')).toEqual([
      'arch -arm64 /opt/homebrew/bin/brew upgrade golangci-lint',
      expect.stringMatching(/ honnef\.co\/go\/tools\/cmd\/staticcheck@v0\.8\.2$/),
      expect.stringMatching(/^CGO_ENABLED=0 GOTOOLCHAIN=go1\.26\.8\+auto go install \S+moq@v0\.5\.0$/),
      expect.stringMatching(/ golang\.org\/x\/tools\/\S+nilness@latest$/),
    ]);
  });

  it('is silent about tools that do not read Go source, about a local build’s command, and about a development Go', async () => {
    const files = {
      ...program(`${bin}/air`, 'github.com/air-verse/air', 'v1.62.0', '1.20.1'),
      ...program(`${bin}/stringer`, 'golang.org/x/tools/cmd/stringer', 'v0.30.0', '1.24.1'),
      ...program(`${bin}/moq`, 'github.com/matryer/moq', 'v0.5.3', 'devel go1.28-abcdef'),
      ...program(`${bin}/errcheck`, 'github.com/kisielk/errcheck', '(devel)', '1.24.1'),
    };
    const found = await findingsOf(rule, withModule('1.26.8', asks('1.26.0'), files));
    expect(found.map(({ values }) => values.tool)).toEqual(['errcheck']);
    expect(commandFor(found[0])).toBeNull();
  });
});
