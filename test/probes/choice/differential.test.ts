import { seed } from '../../seed.ts';
import { posix } from 'node:path';
import fc from '../../fast-check.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Host } from '../../../host/host.ts';
import { openHost } from '../../../host/open.ts';
import { goVersion } from '../../real/go-programs.ts';
import { goPath } from '../../real/toolchains.ts';
import { scenarios } from './scenarios.ts';
import { machines } from './machines.ts';
import { claimed, compare, platform, said, type Scenario } from './scenario.ts';

const long = process.env.GOWARDEN_LONG !== undefined;
const missing = process.platform !== 'linux' ? 'Linux' : goVersion() === null ? 'Go' : null;

/** What go says first about modules that it rejects for reasons other than the choice of Go. */
const unrelated =
  /^go: (errors parsing |error reading |cannot load module |updates to go\.mod needed|module \S+ appears multiple times in workspace)/;

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
      const told = JSON.stringify({ scenario, steps: choice.steps, real }, null, 1);
      if (real.elsewhere) {
        expect(real.elsewhere.stderr, told).toMatch(unrelated);
        // Go stops at that first, and then where we expect it.
        if (choice.outcome.kind === 'error') {
          expect(claimed(choice.outcome), told).toBe(real.elsewhere.next);
          return;
        }
      }
      expect(claimed(choice.outcome), told).toBe(said(real, choice));
      const goroot = choice.steps.find((step) => step.kind === 'go')?.goroot ?? '';
      if (choice.outcome.kind === 'own' && real.goroot !== null)
        expect(posix.normalize(`${goroot}/`), told).toBe(posix.normalize(`${real.goroot}/`));
    };

    it.each(Object.entries(scenarios))('%s', async (_, scenario) => {
      await agree(scenario);
    });

    // Different ones each time. The long form: npm run test:choice-long
    it(`agrees on random combinations (GOWARDEN_SEED=${seed} draws them again)`, async () => {
      const limits = long ? { numRuns: 3000 } : { numRuns: 150, interruptAfterTimeLimit: 8_000 };
      await fc.assert(fc.asyncProperty(machines, agree), { seed, ...limits });
    }, 7_200_000);
  },
);
