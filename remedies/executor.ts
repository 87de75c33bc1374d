import type { Edit, Person, Remedy, Run, Step } from '../probes/remedy.ts';

/** How a step ended; `why` in the words of the side that refused it. */
export type Outcome = { readonly done: true } | { readonly done: false; readonly why: string };

export const done: Outcome = { done: true };

export function refused(why: string): Outcome {
  return { done: false, why };
}

/** Carries single steps out: on a simulated machine (stand-in/), and later on the one that we run on. Never rejects. */
export interface Executor {
  run(step: Run): Promise<Outcome>;
  edit(step: Edit): Promise<Outcome>;
  /** Waits until a person has done it, or does not. */
  person(step: Person): Promise<Outcome>;
}

/** What was really done. */
export interface Receipt {
  readonly done: readonly Step[];
  /** The step that failed, after which none was begun; null when all went well. */
  readonly failed: { readonly step: Step; readonly why: string } | null;
}

/** Carries the steps of a remedy out in their order, up to the first that fails. It is for the caller to have it checked before. */
export function carryOut({ steps }: Pick<Remedy, 'steps'>, executor: Executor): Promise<Receipt> {
  return inOrder(steps, executor);
}

/**
 * Takes back what was done. A remedy that went to its end is taken back by its own `undo`; of one that stopped on its way only
 * edits are, in reverse order, as only they have an opposite of their own. Null when it cannot be taken back.
 */
export async function takeBack(
  { steps, undo }: Pick<Remedy, 'steps' | 'undo'>,
  receipt: Receipt,
  executor: Executor,
): Promise<Receipt | null> {
  const isWhole = receipt.failed === null && receipt.done.length === steps.length;
  if (isWhole) return undo && (await inOrder(undo, executor));
  const edits = receipt.done.filter((step) => step.kind === 'edit').toReversed();
  return inOrder(
    edits.map(({ file, before, after }) => ({ kind: 'edit', file, before: after, after: before })),
    executor,
  );
}

async function inOrder(steps: readonly Step[], executor: Executor): Promise<Receipt> {
  const finished: Step[] = [];
  for (const step of steps) {
    const outcome = await carry(step, executor);
    if (!outcome.done) return { done: finished, failed: { step, why: outcome.why } };
    finished.push(step);
  }
  return { done: finished, failed: null };
}

function carry(step: Step, executor: Executor): Promise<Outcome> {
  switch (step.kind) {
    case 'run':
      return executor.run(step);
    case 'edit':
      return executor.edit(step);
    case 'person':
      return executor.person(step);
  }
}
