import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Host } from '../../../host/host.ts';
import { openHost } from '../../../host/open.ts';
import { goVersion } from '../../real/go-programs.ts';
import { goPath } from '../../real/toolchains.ts';
import { scenarios } from './scenarios.ts';
import { claimed, compare, platform, said, type Scenario } from './scenario.ts';

const missing = process.platform !== 'linux' ? 'Linux' : goVersion() === null ? 'Go' : null;

describe.skipIf(missing !== null)(
  `the choice of toolchain beside the real go version${missing ? ` (needs ${missing})` : ''}`,
  () => {
    let host: Host;
    beforeAll(async () => {
      host = await openHost();
      goPath([platform]);
    });

    const agree = async (scenario: Scenario): Promise<void> => {
      const { choice, real } = await compare(host, scenario);
      expect(claimed(choice.outcome), JSON.stringify({ scenario, steps: choice.steps, real }, null, 1)).toBe(
        said(real, choice),
      );
    };

    it.each(Object.entries(scenarios))('%s', async (_, scenario) => {
      await agree(scenario);
    });

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
          ),
          { maxLength: 3 },
        )
        .map((some) => some.join('\n')),
      { nil: undefined },
    );
    const scenario: fc.Arbitrary<Scenario> = fc
      .record({
        toolchain: text(...toolchains),
        gowork: text('off', 'auto', '{ROOT}/work/go.work', 'relative', '{ROOT}/absent'),
        modules: text('off', 'on', 'auto', 'nonsense'),
        userFile: settings,
        goEnv: settings,
        goMod: file,
        goWork: file.map((made) => made?.replace('module example.com/m\n', '')),
        onPath: fc.uniqueArray(
          fc.record({
            name: fc.constantFrom('go1.25.4', 'go1.99.0', 'go1.27', 'go1.26.8-custom', 'go1.25.4-custom'),
            kind: fc.constantFrom(
              'script' as const,
              'older' as const,
              'plain' as const,
              'directory' as const,
            ),
          }),
          { maxLength: 2, selector: ({ name }) => name },
        ),
      })
      .map(({ toolchain, gowork, modules, userFile, goEnv, goMod, goWork, onPath }) => ({
        environment: {
          ...(toolchain !== undefined && { GOTOOLCHAIN: toolchain }),
          ...(gowork !== undefined && { GOWORK: gowork }),
          ...(modules !== undefined && { GO111MODULE: modules }),
        },
        ...(userFile !== undefined && { userFile }),
        ...(goEnv !== undefined && { goEnv }),
        ...(goMod !== undefined && { goMod }),
        ...(goWork !== undefined && { goWork }),
        onPath,
      }));

    // The long form: GOWARDEN_LONG=1 npx vitest run test/probes/choice
    it('agrees on combinations made at random', async () => {
      const numRuns = process.env.GOWARDEN_LONG ? 3000 : 150;
      await fc.assert(fc.asyncProperty(scenario, agree), { numRuns });
    }, 600_000);
  },
);
