import { inLanguage } from '../../../messages/fill.ts';
import type { Undone } from '../../../caches/cleaner/cleaned.ts';
import { formatBytes } from '../../../messages/units.ts';
import { cancellable } from '../../caches/interrupt.ts';
import { openSide } from '../../caches/open.ts';
import { leftOutBlock } from '../../caches/plan.ts';
import { showProgress } from '../../caches/progress.ts';
import { leftOutLines, usersIn } from '../../caches/words.ts';
import type { CliCommand, ExitCode, Session } from '../../command.ts';
import { Failure } from '../../failure.ts';
import { wrap } from '../../terminal/wrap.ts';
import type { UndoDocument } from './document.ts';
import { texts } from './text.ts';
import { cachesText } from '../../caches/text.ts';

/** `gowarden undo [PLAN]`: takes the last clean-up back, or that of a plan. */
export const command: CliCommand = {
  options: {},
  positionals: [0, 1],
  async run({ positionals: [plan] }, session) {
    const text = cachesText(session.messages);
    if (session.simulation !== null) {
      throw new Failure('simulated', 2, text.simulated('undo'), text.simulatedNext);
    }
    const side = await openSide(session, (progress) => showProgress(progress, session));
    try {
      const undone = await cancellable(side, session, () => side.undo(plan));
      return tell(undone, plan, session);
    } finally {
      await side.close();
    }
  },
};

function tell(undone: Undone, plan: string | undefined, session: Session): ExitCode {
  const { messages, width } = session;
  const text = inLanguage(messages.language, texts);
  const { receipt, why, by = [], lost, gaveUp } = undone;
  const say = (sentence: string): void => {
    for (const line of wrap(sentence, width)) session.out(line);
  };
  if (gaveUp && !session.json) say(text.gaveUp(usersIn(gaveUp, messages)));
  if (gaveUp && why === 'nothing' && plan === undefined) {
    if (session.json) session.document<UndoDocument>({ schemaVersion: 1, receipt, lost, gaveUp: true });
    return 0;
  }
  switch (why) {
    case 'nothing':
      throw new Failure(
        'undo-nothing',
        2,
        plan === undefined ? text.nothing : text.unknown(plan),
        text.nothingNext,
      );
    case 'already-purged':
      throw new Failure('undo-already-purged', 2, text.purged, text.nothingNext);
    case 'another-gowarden':
      throw new Failure('undo-another-gowarden', 2, text.another, text.anotherNext);
    case 'left-out': {
      const [first] = receipt?.leftOut ?? [];
      const reason = first === undefined ? '' : leftOutLines(first, messages, Infinity).join(' ').trim();
      throw new Failure('undo-left-out', 4, text.leftOut(reason), text.leftOutNext);
    }
    case 'busy':
      throw new Failure('undo-busy', 4, text.busy(usersIn(by, messages)), text.busyNext);
    case undefined:
  }
  const { bytes = 0, files = 0, leftOut = [], aside = [] } = receipt ?? {};
  const whole = lost === 0 && leftOut.length === 0;
  if (session.json) {
    session.document<UndoDocument>({ schemaVersion: 1, receipt, lost, gaveUp: gaveUp !== undefined });
    return whole ? 0 : 4;
  }
  say(text.done(formatBytes(bytes), files));
  if (lost > 0) say(text.lost(lost));
  for (const line of leftOutBlock(leftOut, session)) session.out(line);
  if (aside.length > 0) say(text.aside);
  for (const { path, now } of aside)
    for (const line of wrap(`${path} -> ${now}`, width, 2, 4)) session.out(line);
  return whole ? 0 : 4;
}
