import { inLanguage } from '../../../messages/fill.ts';
import type { Incident, Party } from '../../../daemon/contention/incident.ts';
import { sayFinding, sentencesOf } from '../../../probes/say.ts';
import { formatClock, formatDateTime } from '../../../messages/units.ts';
import type { Session } from '../../command.ts';
import { painter } from '../../terminal/colour.ts';
import { wrap } from '../../terminal/wrap.ts';
import { texts } from './text.ts';
import { cliText } from '../../text.ts';

/** One incident in two lines. */
export function showBrief(incident: Incident, now: number, session: Session): readonly string[] {
  const { messages, colour, width } = session;
  const paint = painter(colour);
  const { id, rule, openedAt } = incident;
  const head = [`#${id}`, formatDateTime(openedAt), lastedText(incident, now, session), paint('bold', rule)];
  return [
    [...head, cliText(messages).certainties[incident.certainty]].join('  '),
    ...wrap(said(incident, session).summary, width, 2),
  ];
}

/** One incident as a story: what happened, who took part, the looks in their order, what to do. */
export function showStory(incident: Incident, now: number, session: Session): readonly string[] {
  const { messages, width } = session;
  const text = inLanguage(messages.language, texts);
  const { summary, next } = said(incident, session);
  const rule = sentencesOf(messages, incident.rule);
  return [
    ...showBrief(incident, now, session).slice(0, 1),
    ...wrap(summary, width, 2),
    '',
    ...partiesOf(incident, session),
    text.timeline,
    ...incident.samples.flatMap(({ at, evidence: [first = '', ...rest] }) => [
      ...wrap(`${formatClock(at)} ${messages.told(first)}`, width, 2, 17),
      ...rest.flatMap((line) => wrap(messages.told(line), width, 15, 17)),
    ]),
    `  ${incident.closedAt === null ? text.open : `${formatClock(incident.closedAt)} ${text.closed}`}`,
    '',
    ...wrap(rule.cause, width, 0),
    '',
    ...wrap(rule.remedy, width, 0),
    // The next step is for now: a pid of what is over may be another process by this time.
    ...(next === null || incident.closedAt !== null ? [] : [cliText(messages).next(next)]),
  ];
}

/** Who took part, and a line between them and what follows; nothing where an incident is without a holder. */
function partiesOf({ holder, waiters }: Incident, { messages, width }: Session): readonly string[] {
  const text = inLanguage(messages.language, texts);
  const parties = [
    ...(holder === null ? [] : [`${text.holder}  ${partyText(holder)}`]),
    ...waiters.map((party) => `${text.waiter}  ${partyText(party)}`),
  ];
  return parties.length === 0 ? [] : [...parties.flatMap((line) => wrap(line, width, 2, 4)), ''];
}

function partyText({ pid, command, owner }: Party): string {
  return `${command} (pid ${pid}${owner === null ? '' : `, ${owner}`})`;
}

function lastedText({ openedAt, closedAt }: Incident, now: number, { messages }: Session): string {
  const ms = Math.max(0, (closedAt ?? now) - openedAt);
  const text = ms < 10_000 ? `${(ms / 1000).toFixed(1)} s` : messages.units.duration(ms);
  return closedAt === null
    ? inLanguage(messages.language, texts).since(text)
    : inLanguage(messages.language, texts).lasted(text);
}

function said(incident: Incident, { messages }: Session): ReturnType<typeof sayFinding> {
  return sayFinding(messages, incident);
}
