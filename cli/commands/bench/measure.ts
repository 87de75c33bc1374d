import type { Session } from '../../command.ts';
import { Failure } from '../../failure.ts';
import { type Measured, planOf, timeLeft } from './plan.ts';
import { Stopped } from './stand.ts';
import type { Texts } from './text.ts';
import type { Work } from './works/work.ts';

/** Prepares all works, then measures each on both sides by turns, and says how far it is. Rejects with a Failure when a program fails. */
export async function measured(
  works: readonly Work[],
  runs: number,
  session: Session,
  text: Texts,
): Promise<readonly Measured[]> {
  const done: Measured[] = [];
  try {
    for (const work of works) {
      session.live(text.preparing(work.name));
      await work.prepare();
    }
    const plan = planOf(
      works.map(({ name }) => name),
      runs,
    );
    for (const step of plan) {
      const left = timeLeft(plan, done);
      session.live(
        [
          text.measuring(step.work, done.length, plan.length),
          ...(left === null ? [] : [text.left(session.messages.units.duration(left * 1000))]),
        ].join(', '),
      );
      const began = performance.now();
      const seconds = (await works.find(({ name }) => name === step.work)?.measure(step.side)) ?? NaN;
      done.push({ ...step, seconds, took: (performance.now() - began) / 1000 });
    }
  } catch (error) {
    throw error instanceof Stopped ? failureOf(error, text) : error;
  } finally {
    session.live();
  }
  return done;
}

function failureOf({ ran }: Stopped, text: Texts): Failure {
  const last = ran.stderr.trim().split('\n').at(-1)?.slice(0, 300) ?? '';
  return new Failure('bench-stopped', 5, text.stopped(last === '' ? ran.summary : last));
}
