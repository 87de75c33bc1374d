import type { Actions } from '../daemon/actions.ts';
import type { Outcome } from '../messages/outcome.ts';
import { tomorrow } from './menu/moment.ts';
import type { Wish } from './menu/row.ts';

const hourMs = 3_600_000;

/** Does what a click asks for, with nothing but the daemon's own actions. Answers what there is to tell; null for nothing. */
export async function act(
  wish: Wish,
  actions: Actions,
  now: number,
  copy: (text: string) => Promise<Outcome>,
): Promise<Outcome | null> {
  switch (wish.kind) {
    case 'check':
      await actions.check();
      return null;
    case 'pause':
      await actions.pause(wish.until === 'hour' ? now + hourMs : tomorrow(now));
      return null;
    case 'resume':
      await actions.resume();
      return null;
    case 'clean':
      return actions.clean();
    case 'cancelClean':
      return actions.cancelClean();
    case 'undo':
      return actions.undo();
    case 'open':
      return unlessDone(await actions.open(wish.what));
    case 'copy':
      return unlessDone(await copy(wish.text));
    case 'diagnostics':
      return unlessDone(await copy(await actions.diagnostics()));
    case 'quit':
      await actions.quit();
      return null;
  }
}

function unlessDone(outcome: Outcome): Outcome | null {
  return outcome.done ? null : outcome;
}
