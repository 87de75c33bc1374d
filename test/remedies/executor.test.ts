import { expect, test } from 'vitest';
import { append, remedy, run, undone } from '../../probes/remedies/steps.ts';
import type { Step } from '../../probes/remedy.ts';
import { carryOut, done, type Executor, refused, takeBack } from '../../remedies/executor.ts';

/** Records its requests, and refuses to start the program `bad`. */
function executor(): Executor & { readonly asked: Step[] } {
  const asked: Step[] = [];
  const note = (step: Step) => {
    asked.push(step);
    return Promise.resolve(step.kind === 'run' && step.argv[0] === 'bad' ? refused('no') : done);
  };
  return { asked, run: note, edit: note, person: note };
}

const line = append('~/.zprofile', 'x');
const good = run('good');
const bad = run('bad');

test('steps run in order, and none after a failed one', async () => {
  const one = executor();
  expect(await carryOut(remedy([good, line, bad, good]), one)).toEqual({
    done: [good, line],
    failed: { step: bad, why: 'no' },
  });
  expect(one.asked).toEqual([good, line, bad]);
});

test('a completed remedy is reversed by its own undo', async () => {
  const one = executor();
  const whole = remedy([good, line], [undone(line), run('back')]);
  const receipt = await carryOut(whole, one);
  one.asked.length = 0;
  expect(await takeBack(whole, receipt, one)).toEqual({ done: whole.undo, failed: null });
  expect(await takeBack(remedy([good, line], null), receipt, one)).toBeNull();
});

test('for an interrupted remedy the edits are undone, the last first', async () => {
  const one = executor();
  const other = append('~/.zshrc', 'y');
  const half = remedy([line, good, other, bad], [run('back')]);
  const receipt = await carryOut(half, one);
  one.asked.length = 0;
  await takeBack(half, receipt, one);
  expect(one.asked).toEqual([undone(other), undone(line)]);
});
