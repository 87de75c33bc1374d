import type { Actions } from '../daemon/actions.ts';
import type { Outcome } from '../messages/outcome.ts';
import { tomorrow } from './menu/moment.ts';
import type { Wish } from './menu/row.ts';

const hourMs = 3_600_000;

/** What a click does to the desktop, without the daemon. */
export interface Desk {
  readonly copy: (text: string) => Promise<Outcome>;
  /** Opens a web page. */
  readonly openPage: (url: string) => Promise<Outcome>;
}

/** Does what a click asks for, with nothing but the daemon's own actions. Returns what to report; null for nothing. */
export async function act(
  wish: Wish,
  actions: Actions,
  now: number,
  { copy, openPage }: Desk,
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
      return told(await actions.clean());
    case 'cancelClean':
      return actions.cancelClean();
    case 'undo':
      return actions.undo();
    case 'open':
      return unlessDone(await actions.open(wish.what));
    case 'copy':
      return copy(wish.text);
    case 'page':
      return openPage(wish.url);
    case 'diagnostics':
      return copy(await actions.diagnostics());
    case 'quit':
      await actions.quit();
      return null;
  }
}

/** What came of a clean-up, without whom it waits for: the menu says that as long as it is true. */
function told(outcome: Outcome): Outcome | null {
  if (outcome.code === 'clean-waits') return null;
  return outcome.code === 'cleaned-waits' ? { ...outcome, code: 'cleaned' } : outcome;
}

function unlessDone(outcome: Outcome): Outcome | null {
  return outcome.done ? null : outcome;
}
