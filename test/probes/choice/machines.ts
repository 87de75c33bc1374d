import fc from '../../fast-check.ts';
import type { Scenario } from './scenario.ts';
import { trees } from './trees.ts';

const text = (...values: (string | undefined)[]) => fc.constantFrom(undefined, ...values);
const toolchains = [
  'local',
  'auto',
  'path',
  'go1.25.4',
  'go1.25.4+auto',
  'go1.25.4+path',
  'local+auto',
  'local+path',
  'go1.99.0',
  'go1.99.0+auto',
  'go1.99.0+path',
  'go1.25',
  'go1.25.4-custom',
  'nonsense',
  '',
];
const goroots = [
  ...trees.map((name) => `{ROOT}/trees/${name}`),
  '{ROOT}/goroot',
  '{ROOT}/goroot/',
  '{ROOT}/goroot/bin/..',
  '{ROOT}/goroot/bin',
  '{ROOT}/goroot/pkg',
  '{ROOT}/trees/file/x',
  '~/go',
  '$HOME/go',
  '.',
  '../../../goroot',
  '',
];
const lines = [
  'go 1.21',
  'go 1.25.4',
  'go 1.25',
  'go 1.26',
  'go 1.26rc1',
  'go 1.27',
  'go 1.99.0',
  'go\t1.99.0 // why',
  'gone 1.99',
  'toolchain go1.25.4',
  'toolchain go1.99.0',
  'toolchain default',
  'toolchain nonsense',
  'toolchain go1.26.8-custom',
  '// go 1.99.0',
  '  go 1.99.0',
  'go 1.99.0\r',
  '',
];
const file = fc.option(
  fc
    .array(fc.constantFrom(...lines), { maxLength: 3 })
    .map((some) => ['module example.com/m', ...some, ''].join('\n')),
  { nil: undefined },
);
const settings = fc.option(
  fc
    .array(
      fc.constantFrom(
        ...toolchains.map((value) => `GOTOOLCHAIN=${value}`),
        '# GOTOOLCHAIN=go1.99.0',
        ' GOTOOLCHAIN=path',
        'GOWORK=off',
        'GO111MODULE=off',
        'GO111MODULE=auto',
        'GOTOOLCHAIN',
        'junk',
        ...goroots.map((value) => `GOROOT=${value}`),
      ),
      { maxLength: 3 },
    )
    .map((some) => some.join('\n')),
  { nil: undefined },
);
/** A machine with its environment, env files, trees, go.mod and go.work, at random. */
export const machines: fc.Arbitrary<Scenario> = fc
  .record({
    toolchain: text(...toolchains),
    gowork: text('off', 'auto', '{ROOT}/work/go.work', 'relative', '{ROOT}/absent'),
    modules: text('off', 'on', 'auto', 'nonsense'),
    goroot: text(...goroots),
    userFile: settings,
    goEnv: settings,
    goMod: file,
    goWork: file.map((made) => made?.replace('module example.com/m\n', '')),
    uses: fc.constantFrom('', 'use ./module\n', 'use (\n\t./module\n\t./other\n)\n'),
    other: file,
    onPath: fc.uniqueArray(
      fc.record({
        name: fc.constantFrom('go1.25.4', 'go1.99.0', 'go1.27', 'go1.26.8-custom', 'go1.25.4-custom'),
        kind: fc.constantFrom('script' as const, 'older' as const, 'plain' as const, 'directory' as const),
      }),
      { maxLength: 2, selector: ({ name }) => name },
    ),
  })
  .map(({ toolchain, gowork, modules, goroot, userFile, goEnv, goMod, goWork, uses, other, onPath }) => ({
    environment: {
      ...(toolchain !== undefined && { GOTOOLCHAIN: toolchain }),
      ...(gowork !== undefined && { GOWORK: gowork }),
      ...(modules !== undefined && { GO111MODULE: modules }),
      ...(goroot !== undefined && { GOROOT: goroot }),
    },
    ...(userFile !== undefined && { userFile }),
    ...(goEnv !== undefined && { goEnv }),
    ...(goMod !== undefined && { goMod }),
    ...(goWork !== undefined && { goWork: `${uses}${goWork}` }),
    ...(other !== undefined && { other }),
    onPath,
  }));
