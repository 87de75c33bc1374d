import fc from '../../fast-check.ts';
import type { Scope } from '../../../caches/plan/build.ts';
import { person, type Live, type Person } from './world.ts';

/** An action of a person, a clock or a program. */
export interface Step {
  readonly title: string;
  act(live: Live): Promise<void>;
}

const scopes = ['safe', 'all', 'policy', 'repair', 'typed'] as const;

const clean = fc
  .record({
    scope: fc.constantFrom(...scopes),
    fromLastLook: fc.boolean(),
    policies: fc.record({
      maxAgeDays: fc.constantFrom(null, 0, 1, 90),
      maxGigabytes: fc.constantFrom(null, 0, 0.000_1),
    }),
    between: fc.array(person, { maxLength: 2 }),
    meanwhile: fc.array(person, { maxLength: 6 }),
    everyMs: fc.constantFrom(1, 7, 40),
  })
  .map(({ scope, fromLastLook, policies, between, meanwhile, everyMs }): Step => ({
    title: `clean ${scope} ${JSON.stringify(policies)}`,
    async act(live) {
      live.machine.settings = { ...live.machine.settings, ...policies };
      live.setClockRight();
      await writing(live, meanwhile, everyMs, async () => {
        const plan = await live.cleaner.plan({ scope: await scopeOf(live, scope), fromLastLook });
        for (const one of between) live.write(one, false);
        await live.cleaner.execute(plan.id);
      });
    },
  }));

async function scopeOf(live: Live, scope: (typeof scopes)[number]): Promise<Scope | 'policy' | 'repair'> {
  if (scope !== 'typed') return scope;
  return (await live.cleaner.look()).map(({ id }) => id);
}

/** Does something while a program writes a person's files. */
async function writing(
  live: Live,
  files: readonly Person[],
  everyMs: number,
  act: () => Promise<void>,
): Promise<void> {
  const open = [...files];
  const timer = setInterval(() => {
    const next = open.pop();
    if (next) live.write(next, false);
  }, everyMs);
  try {
    await act();
  } finally {
    clearInterval(timer);
  }
}

const one = (title: string, act: (live: Live) => Promise<unknown>): fc.Arbitrary<Step> =>
  fc.constant({
    title,
    async act(live: Live) {
      await act(live);
    },
  });

export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: clean },
  { weight: 2, arbitrary: one('undo', (live) => live.cleaner.undo()) },
  { weight: 2, arbitrary: one('purge', (live) => live.cleaner.purgeNow()) },
  { weight: 1, arbitrary: one('restart', (live) => live.restart()) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(-10 * 365, -1, 1, 10 * 365).map((days): Step => ({
      title: `the clock goes by ${days} days`,
      async act(live) {
        live.moveClock(days * 86_400_000);
        await live.restart();
      },
    })),
  },
  {
    weight: 2,
    arbitrary: fc.array(person, { minLength: 1, maxLength: 5 }).map((files): Step => ({
      title: 'a person writes',
      act: (live) => {
        for (const file of files) live.write(file, true);
        return Promise.resolve();
      },
    })),
  },
);
