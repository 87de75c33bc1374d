import { describe, expect, test } from 'vitest';
import { appleShims } from '../../../host/simulated/apple.ts';
import type { Sketch } from '../../../host/simulated/build.ts';
import { goroot } from '../../../host/simulated/installers.ts';
import { arm } from '../../../host/simulated/mac.ts';
import { rules } from '../../../probes/catalogue.ts';
import { examples } from '../../../probes/rules/examples.ts';
import type { RuleId } from '../../../probes/rules/ids.ts';
import { withFiles, user } from '../editors/machines.ts';
import { machine, report, with_ } from '../machine.ts';

/** Of each pair the first is shown, and the second is explained by it. Those whose dependence is worked out have tests of their own. */
const pairs: readonly (readonly [first: RuleId, second: RuleId])[] = [
  ['apple-tools-missing', 'apple-sdk-broken'],
  ['apple-tools-missing', 'cgo-compiler'],
  ['apple-tools-missing', 'dlv-debugserver'],
  ['go-arch-mismatch', 'cgo-wrong-architecture'],
  ['go-arch-mismatch', 'goland-sdk'],
  ['go-env-cross', 'vscode-environment'],
  ['go-tool-arch-mismatch', 'dlv-architecture'],
  ['go-tool-arch-mismatch', 'vscode-tool-path'],
  ['dlv-window', 'go-tool-outdated'],
  ['go-toolchain-mixed', 'vscode-goroot'],
  ['go-goroot-invalid', 'vscode-goroot'],
];

test.each(pairs)('%s comes before %s', (first, second) => {
  expect(rules.get(second)?.dependsOn).toContain(first);
});

/** The same machine, on which the terminal has these variables too. */
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

/** Machines on which both are found. */
const together: readonly (readonly [RuleId, RuleId, () => Promise<Sketch> | Sketch])[] = [
  [
    'apple-tools-missing',
    'dlv-debugserver',
    async () => with_(await sketchOf('dlv-debugserver'), appleShims),
  ],
  [
    ...(['go-env-cross', 'vscode-environment'] as const),
    async () => inTerminal(await sketchOf('vscode-environment'), { GOARCH: 'amd64' }),
  ],
  ['go-toolchain-mixed', 'vscode-goroot', () => goRoot('/opt/go1.25.4')],
  ['go-goroot-invalid', 'vscode-goroot', () => goRoot('/opt/gone')],
];

async function sketchOf(rule: RuleId): Promise<Sketch> {
  return (await examples[rule]()).example.machine();
}

describe.each(together)('%s and %s on one machine', (first, second, sketch) => {
  test('are one cause', async () => {
    const { findings } = await report((await machine(await sketch())).host);
    const idsOf = findings.map(({ rule }) => rule);
    expect(idsOf).toContain(first);
    const later = findings.find(({ rule }) => rule === second);
    expect(later, second).toBeDefined();
    expect(later?.dependsOn ?? rules.get(second)?.dependsOn).toContain(first);
  });
});
