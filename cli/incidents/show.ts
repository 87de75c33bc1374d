import type { Incident, Party } from '../../daemon/contention/incident.ts';
import { sayFinding } from '../../messages/finding.ts';
import { formatDateTime, formatTime } from '../../messages/units.ts';
import type { Session } from '../command.ts';
import { painter } from '../terminal/colour.ts';
import { wrap } from '../terminal/wrap.ts';

/** One incident in two lines. */
export function showBrief(incident: Incident, now: number, session: Session): readonly string[] {
  const { messages, colour, width } = session;
  const paint = painter(colour);
  const { id, rule, openedAt } = incident;
  const head = [`#${id}`, formatDateTime(openedAt), lastedText(incident, now, session), paint('bold', rule)];
  return [
    [...head, messages.incidents.certainty[incident.certainty]].join('  '),
    ...wrap(said(incident, session).summary, width, 2),
  ];
}

/** One incident as a story: what happened, who took part, the looks in their order, what to do. */
export function showStory(incident: Incident, now: number, session: Session): readonly string[] {
  const { messages, width } = session;
  const text = messages.incidents;
  const { summary, next } = said(incident, session);
  const rule = messages.rules[incident.rule];
  return [
    ...showBrief(incident, now, session).slice(0, 1),
    ...wrap(summary, width, 2),
    '',
    ...(incident.holder === null ? [] : [`  ${text.holder}  ${partyText(incident.holder)}`]),
    ...incident.waiters.map((party) => `  ${text.waiter}  ${partyText(party)}`),
    '',
    text.timeline,
    ...incident.samples.flatMap(({ at, evidence }) =>
      evidence.flatMap((line, index) =>
        wrap(`${index === 0 ? clock(at) : '            '}  ${line}`, width, 2, 18),
      ),
    ),
    `  ${incident.closedAt === null ? text.open : `${clock(incident.closedAt)}  ${text.closed}`}`,
    '',
    ...wrap(rule.cause, width, 0),
    '',
    ...wrap(rule.remedy, width, 0),
    ...(next === null ? [] : [messages.cli.next(next)]),
  ];
}

const clock = (at: number): string => `${formatTime(at)}:${new Date(at).toISOString().slice(17, 23)}`;

function partyText({ pid, command, owner }: Party): string {
  return `${command} (pid ${pid}${owner === null ? '' : `, ${owner}`})`;
}

function lastedText({ openedAt, closedAt }: Incident, now: number, { messages }: Session): string {
  const ms = Math.max(0, (closedAt ?? now) - openedAt);
  const text = ms < 10_000 ? `${(ms / 1000).toFixed(1)} s` : messages.units.duration(ms);
  return closedAt === null ? messages.incidents.since(text) : messages.incidents.lasted(text);
}

function said(incident: Incident, { messages }: Session): ReturnType<typeof sayFinding> {
  return sayFinding(messages, incident);
}
