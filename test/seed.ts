import { randomInt } from 'node:crypto';

/** Whether the long forms run, which look for unknown failures. */
const isLong = ['GOWARDEN_LONG', 'GOWARDEN_MACHINES', 'GOWARDEN_MODEL_MINUTES'].some(
  (name) => name in process.env,
);

/**
 * The seed of random inputs. Without `GOWARDEN_SEED` the short forms draw the same each time, so that a failure belongs to what
 * was changed and can be reproduced; the long forms use a new seed, and so does `GOWARDEN_SEED=random`.
 */
export const seed = seedOf(process.env.GOWARDEN_SEED);

function seedOf(given: string | undefined): number {
  if (given === undefined && !isLong) return 1;
  if (given === undefined || given === 'random') return randomInt(2 ** 31);
  if (!/^\d{1,10}$/.test(given))
    throw new Error(`Expected GOWARDEN_SEED to be a number or \`random\`, got ${JSON.stringify(given)}`);
  return Number(given);
}
