import { commandLine } from '../../../messages/command.ts';
import { inLanguage } from '../../../messages/fill.ts';
import type { Status } from '../../../daemon/status.ts';
import { sayNotice } from '../../../messages/notice.ts';
import { formatDateTime } from '../../../messages/units.ts';
import type { CliCommand, Session } from '../../command.ts';
import { costText } from '../../look/cost.ts';
import { lookDocument } from '../../look/document.ts';
import { exitCode, failOnOf, failOnOption, lookOfStatus } from '../../look/look.ts';
import { showLook } from '../../look/show.ts';
import { verdict } from '../../look/verdict.ts';
import { painter } from '../../terminal/colour.ts';
import { wrap } from '../../terminal/wrap.ts';
import type { StatusDocument } from './document.ts';
import { texts } from './text.ts';
import { cachesText } from '../../caches/text.ts';

export const command: CliCommand = {
  reads: true,
  options: { 'fail-on': failOnOption },
  positionals: [0, 0],
  async run({ options }, session) {
    const answer = await session.client().status();
    const look = lookOfStatus(answer);
    if (session.json) session.document<StatusDocument>(statusDocument(answer, session));
    else {
      session.out(painter(session.colour)('bold', headline(answer, session)));
      for (const line of showLook(look, session)) session.out(line);
      for (const notice of answer.notices)
        for (const line of ['', ...wrap(sayNotice(session.messages, notice), session.width)])
          session.out(line);
      for (const line of workLines(answer.cleaning, session)) session.out(line);
      session.out('');
      session.out(painter(session.colour)('dim', costText(answer.daemon.cost, session.messages)));
    }
    return exitCode(look, failOnOf(options['fail-on']));
  },
};

/** What the cleaner is about, and how the last clean-up is taken back; nothing while there is nothing to tell. */
function workLines({ state, waitingFor, undo }: Status['cleaning'], { messages, width }: Session): string[] {
  const text = cachesText(messages);
  const takesBack = commandLine`gowarden undo ${undo?.id ?? []}`;
  const lines = [
    ...(state === 'waiting' && waitingFor !== null ? [text.waits(waitingFor)] : []),
    ...(state === 'cleaning' || state === 'purging' || state === 'undoing' ? [`${text[state]} …`] : []),
    ...(undo === null ? [] : [text.takeBack(takesBack, undo.until)]),
  ];
  return lines.length === 0 ? [] : ['', ...lines.flatMap((line) => wrap(line, width, 0, 0, [takesBack]))];
}

function statusDocument(answer: Status, session: Session): StatusDocument {
  const { schemaVersion, at, checkedAt, daemon, paused, notices, caches, cleaning } = answer;
  return {
    schemaVersion,
    at,
    checkedAt,
    stale: isStale(answer, Date.now()),
    paused,
    ...lookDocument(lookOfStatus(answer), session.messages),
    notices: notices.map((notice) => ({ ...notice, message: sayNotice(session.messages, notice) })),
    caches,
    cleaning,
    daemon,
  };
}

/** A picture that is too old to be believed, or dated ahead by a clock that was set back since. */
function isStale({ checkedAt, staleAfterMs }: Status, now: number): boolean {
  return checkedAt === null || now - checkedAt > staleAfterMs || checkedAt - now > 60_000;
}

/** The state, and how old it is: never green when it is stale. */
function headline(answer: Status, { messages }: Session): string {
  const text = inLanguage(messages.language, texts);
  const { checkedAt, paused } = answer;
  const now = Date.now();
  if (checkedAt === null) return text.first;
  const checked = text.checked(messages.units.ago(now - checkedAt));
  const sentence = verdict(lookOfStatus(answer), messages);
  if (paused !== null && paused.until > now)
    return text.join(text.paused(formatDateTime(paused.until)), sentence, checked);
  return isStale(answer, now) ? text.join(text.stale, sentence, checked) : text.join(sentence, checked);
}
