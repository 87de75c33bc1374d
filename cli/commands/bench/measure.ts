import type { Session } from '../../command.ts';
import { Failure } from '../../failure.ts';
import { type Measured, planOf, timeLeft } from './plan.ts';
import type { Request } from './request.ts';
import { Stopped } from './stand.ts';
import type { Texts } from './text.ts';
import type { Work } from './works/work.ts';

/**
 * Prepares all works, then measures each on both sides by turns, and says how far it is. Rejects with a Failure when a program fails,
 * or when the project is one that does not build.
 */
export async function measured(
  works: readonly Work[],
  { runs, project }: Pick<Request, 'runs' | 'project'>,
  session: Pick<Session, 'live' | 'messages'>,
  text: Texts,
): Promise<readonly Measured[]> {
  const done: Measured[] = [];
  let tried = project;
  try {
    for (const work of works) {
      session.live(text.preparing(work.name));
      await work.prepare();
    }
    tried = undefined;
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
    throw error instanceof Stopped ? failureOf(error, tried, text) : error;
  } finally {
    session.live();
  }
  return done;
}

/** `tried`: the directory of a project that was built for the first time. */
function failureOf({ ran }: Stopped, tried: string | undefined, text: Texts): Failure {
  const line = ran.stderr.trim().split('\n').at(-1)?.slice(0, 300) ?? '';
  const last = line === '' ? ran.summary : line;
  return tried === undefined
    ? new Failure('bench-stopped', 5, text.stopped(last))
    : new Failure('bench-no-build', 5, text.noBuild(tried, last), text.noBuildNext);
}
