import { describe, expect, test } from 'vitest';
import { appleShims, xcode } from '../../../host/simulated/apple.ts';
import type { Sketch } from '../../../host/simulated/build.ts';
import { javaRuntime } from '../../../host/simulated/golands.ts';
import { goroot, homebrew, tool } from '../../../host/simulated/installers.ts';
import { arm, home, intel } from '../../../host/simulated/mac.ts';
import { rules } from '../../../probes/catalogue.ts';
import { examples } from '../../../probes/rules/examples.ts';
import type { RuleId } from '../../../probes/rules/ids.ts';
import { macIn } from '../apple/states.ts';
import { withFiles, user } from '../editors/machines.ts';
import { machine, report, with_ } from '../machine.ts';

/** The same machine with these additional variables in the terminal. */
function inTerminal(sketch: Sketch, environment: Readonly<Record<string, string>>): Sketch {
  const { contexts = {} } = sketch.description;
  const shell = { path: [], ...contexts['login-shell'], environment: { ...environment } };
  return with_(sketch, {}, { contexts: { ...contexts, 'login-shell': shell } });
}

const goRoot = (path: string): Sketch =>
  inTerminal(
    withFiles(
      { [`${user}/settings.json`]: JSON.stringify({ 'go.goroot': path }) },
      goroot('/opt/go1.25.4', arm('1.25.4')),
    ),
    { GOROOT: path },
  );

type Pair = readonly [first: RuleId, second: RuleId, machine: () => Promise<Sketch> | Sketch];

/** The first of each pair is shown, and the second, found on the same machine, is explained by it. */
const pairs: readonly Pair[] = [
  [
    ...(['apple-tools-missing', 'apple-sdk-broken'] as const),
    // The terminal has an Xcode of its own, the applications have nothing.
    () => {
      const sketch = macIn({
        files: {
          ...xcode({ application: '/opt/Xcode.app' }),
          [`/opt/Xcode.app/${sdks}/MacOSX.sdk`]: { link: 'MacOSX15.5.sdk' },
        },
        finds: null,
      });
      return inTerminal(sketch, { DEVELOPER_DIR: '/opt/Xcode.app' });
    },
  ],
  [
    ...(['apple-tools-missing', 'cgo-compiler'] as const),
    async () =>
      with_(await sketchOf('apple-tools-missing'), { [goEnv]: { text: 'CC=/opt/llvm/bin/clang\n' } }),
  ],
  [
    ...(['apple-tools-missing', 'dlv-debugserver'] as const),
    async () => with_(await sketchOf('dlv-debugserver'), appleShims),
  ],
  [
    ...(['go-arch-mismatch', 'cgo-wrong-architecture'] as const),
    async () =>
      inTerminal(
        with_(await sketchOf('go-arch-mismatch'), {
          '/opt/homebrew/lib/libzmq.dylib': { machO: { architectures: ['arm64'] } },
        }),
        { CGO_LDFLAGS: '-L/opt/homebrew/lib -lzmq' },
      ),
  ],
  [
    ...(['go-arch-mismatch', 'goland-sdk'] as const),
    async () =>
      with_(await sketchOf('goland-sdk'), {
        ...homebrew('/opt/homebrew', intel('1.26.8')),
        // The keg to which the project is bound still exists.
        ...goroot('/opt/homebrew/Cellar/go/1.26.7/libexec', intel('1.26.7')),
      }),
  ],
  [
    ...(['go-env-cross', 'vscode-environment'] as const),
    async () => inTerminal(await sketchOf('vscode-environment'), { GOARCH: 'amd64' }),
  ],
  [
    ...(['go-tool-arch-mismatch', 'dlv-architecture'] as const),
    async () =>
      with_(await sketchOf('go-tool-arch-mismatch'), tool(`${home}/go/bin`, 'dlv', intel('1.26.8'))),
  ],
  [
    ...(['goland-runtime', 'editor-arch-mismatch'] as const),
    // The halves of two GoLands under one name.
    async () =>
      with_(await sketchOf('dlv-architecture'), javaRuntime(`${goLand}/jbr`, 'arm64', { version: '21.0.9' })),
  ],
  ['editor-arch-mismatch', 'dlv-architecture', () => sketchOf('dlv-architecture')],
  [
    ...(['go-tool-arch-mismatch', 'vscode-tool-path'] as const),
    async () =>
      with_(await sketchOf('go-tool-arch-mismatch'), {
        [`${user}/settings.json`]: {
          text: JSON.stringify({ 'go.alternateTools': { gopls: `${home}/go/bin/gopls` } }),
        },
      }),
  ],
  [
    ...(['dlv-window', 'go-tool-outdated'] as const),
    async () => with_(await sketchOf('dlv-window'), tool(`${home}/go/bin`, 'staticcheck', arm('1.24.5'))),
  ],
  ['go-toolchain-mixed', 'vscode-goroot', () => goRoot('/opt/go1.25.4')],
  ['go-goroot-invalid', 'vscode-goroot', () => goRoot('/opt/gone')],
];

const goLand = '/Applications/GoLand.app/Contents';
const goEnv = `${home}/Library/Application Support/go/env`;
const sdks = 'Contents/Developer/Platforms/MacOSX.platform/Developer/SDKs';

async function sketchOf(rule: RuleId): Promise<Sketch> {
  return (await examples[rule]()).example.machine();
}

describe.each(pairs)('%s and %s on one machine', (first, second, sketch) => {
  test('have one cause', async () => {
    const { findings } = await report((await machine(await sketch())).host);
    const idsOf = findings.map(({ rule }) => rule);
    expect(idsOf).toContain(first);
    const later = findings.find(({ rule }) => rule === second);
    expect(later, second).toBeDefined();
    expect(later?.dependsOn ?? rules.get(second)?.dependsOn).toContain(first);
  });
});
