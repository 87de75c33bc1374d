import { seed } from '../seed.ts';
import fc from '../fast-check.ts';
import { expect, test } from 'vitest';
import { linuxMachines } from './generated-linux.ts';
import { machines } from './generated.ts';
import { verdictsOn } from './property.ts';

/**
 * The long form is `npm run test:remedies-long`, 5,000 machines. It draws different ones each time, by the seed in its name;
 * `GOWARDEN_SEED` draws them again.
 */
const runs = Number(process.env.GOWARDEN_MACHINES ?? 60);
const all = fc.oneof({ weight: 4, arbitrary: machines }, { weight: 1, arbitrary: linuxMachines });

test(
  `every remedy of ${runs} machines (GOWARDEN_SEED=${seed}) can be applied, helps and harms nothing, and no two on one machine contradict each other`,
  { timeout: runs * 5000 },
  async () => {
    const faults = new Map<string, { times: number; machine: number }>();
    const figures = new Map<string, number>();
    for (const [index, sketch] of fc.sample(all, { numRuns: runs, seed }).entries()) {
      for (const { rule, kind, faults: found } of await verdictsOn(sketch)) {
        const figure = `${rule}: ${kind}`;
        figures.set(figure, (figures.get(figure) ?? 0) + 1);
        for (const fault of found) {
          const known = faults.get(`${rule}: ${fault}`);
          faults.set(`${rule}: ${fault}`, {
            times: (known?.times ?? 0) + 1,
            machine: known?.machine ?? index,
          });
        }
      }
    }
    if (process.env.GOWARDEN_MACHINES) console.table(Object.fromEntries([...figures].toSorted()));
    expect(Object.fromEntries(faults)).toEqual({});
    // It has tried enough: about every third machine has one, so fewer than one in twenty is not a coincidence.
    expect(figures.get('go-arch-mismatch: carried out')).toBeGreaterThan(runs / 20);
  },
);
