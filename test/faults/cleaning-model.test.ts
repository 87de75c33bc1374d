import fc from '../fast-check.ts';
import { expect, test } from 'vitest';
import { aWorld, type World } from './cleaning/world.ts';
import { step, type Step } from './cleaning/steps.ts';

/** GOWARDEN_MODEL_MINUTES=30 runs for that long, with another seed each time; `npm run test:cleaning-model` does. */
const minutes = Number(process.env.GOWARDEN_MODEL_MINUTES ?? '0');
const limitMs = minutes > 0 ? minutes * 60_000 : 12_000;

const steps = fc.array(step, { minLength: 2, maxLength: 6 });

test(
  'caches mixed with a person’s files: whatever is set, requested and written meanwhile, no byte of theirs is moved or removed',
  { timeout: limitMs + 600_000 },
  async () => {
    let runs = 0;
    let taken = 0;
    const run = async (world: World, todo: readonly Step[]): Promise<void> => {
      const live = world.build();
      try {
        for (const one of todo) {
          await one.act(live);
          live.check(one.title);
        }
        await live.settle();
        live.check('at the end');
        taken += live.taken();
        runs += 1;
      } finally {
        await live.remove();
      }
    };
    await fc.assert(fc.asyncProperty(aWorld, steps, run), {
      numRuns: 1_000_000,
      interruptAfterTimeLimit: limitMs,
      endOnFailure: true,
      ...(minutes > 0 ? {} : { seed: 20_261_129 }),
    });
    process.stdout.write(`${runs} worlds, ${taken} things of caches removed or set aside\n`);
    expect(runs).toBeGreaterThan(0);
  },
);
