import { seed } from '../../../seed.ts';
import fc from '../../../fast-check.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Host } from '../../../../host/host.ts';
import { openHost } from '../../../../host/open.ts';
import { realMise } from '../../../real/mise.ts';
import { examples } from './examples.ts';
import { compareOn, type Tree } from './tree.ts';
import { trees } from './trees.ts';

const long = process.env.GOWARDEN_LONG !== undefined;
const missing = process.platform !== 'linux' ? 'Linux' : null;

/** What files do not show, and is reported as unknown. */
const open = /: (?:.* is a template|.* depends on which releases|go comes from )/;

describe.skipIf(missing !== null)(
  `what mise's shim starts beside the real mise${missing ? ` (needs ${missing})` : ''}`,
  () => {
    let host: Host;
    beforeAll(async () => {
      host = await openHost();
      realMise();
    });

    const agree = (tree: Tree): void => {
      const { choice, real, patient } = compareOn(host, tree);
      const told = JSON.stringify({ tree, choice, real, patient }, null, 1);
      const installs = /installing \d+ tool/.test(real.stderr);
      if (choice.path === null && open.test(choice.reason)) return;
      // Without the network the meaning of a prefix for which nothing is installed never matters.
      if (/no versions found for go/.test(real.stderr)) {
        expect(choice.stops, told).toBeUndefined();
        return;
      }
      if (choice.path === null) expect(choice.stops ?? false, told).toBe(!installs);
      if (/try to install it first/.test(choice.reason)) {
        expect(installs, told).toBe(true);
        expect(choice.path, told).toBe(patient.ran);
      } else if (choice.path !== null) expect(real.ran, told).toBe(choice.path);
      else {
        expect(real.ran, told).toBeNull();
        expect(installs, told).toBe(/nothing is installed/.test(choice.reason));
      }
    };

    it.each(examples)('agrees on %s', (_, tree) => agree(tree), 60_000);

    // Different ones each time. The long form, 500 of them: npm run test:mise-long
    it(`agrees on random trees (GOWARDEN_SEED=${seed} draws them again)`, () => {
      const limits = long
        ? { numRuns: Number(process.env.GOWARDEN_TREES ?? 500) }
        : { numRuns: 80, interruptAfterTimeLimit: 10_000 };
      fc.assert(fc.property(trees, agree), { seed, ...limits });
    }, 7_200_000);
  },
);
