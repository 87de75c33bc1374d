import { isAbsolute, resolve } from 'node:path';
import { commandLine } from '../../../messages/command.ts';
import { inLanguage } from '../../../messages/fill.ts';
import type { Status } from '../../../daemon/status.ts';
import { formatDateTime } from '../../../messages/units.ts';
import type { Severity } from '../../../probes/probe.ts';
import type { CliCommand, ExitCode, Session } from '../../command.ts';
import { mayLookInto } from '../../directory.ts';
import { Failure, UsageError } from '../../failure.ts';
import { costText } from '../../look/cost.ts';
import { lookDocument } from '../../look/document.ts';
import { exitCode, failOnOf, failOnOption, lookOfStatus } from '../../look/look.ts';
import { showLook } from '../../look/show.ts';
import { verdict } from '../../look/verdict.ts';
import { painter } from '../../terminal/colour.ts';
import { wrap } from '../../terminal/wrap.ts';
import { contextLines } from './contexts.ts';
import type { StatusDocument } from './document.ts';
import { noticeDocument, noticeLines } from './notices.ts';
import type { ProjectDocument } from './project-document.ts';
import { texts } from './text.ts';
import { cachesText } from '../../caches/text.ts';

export const command: CliCommand = {
  reads: true,
  options: { 'fail-on': failOnOption },
  positionals: [0, 1],
  completes: 'directories',
  async run({ options, positionals: [given] }, session) {
    if (given !== undefined) return ofProject(given, failOnOf(options['fail-on']), session);
    const answer = await session.client().status();
    const look = lookOfStatus(answer);
    if (session.json) session.document<StatusDocument>(await statusDocument(answer, session));
    else {
      session.out(painter(session.colour)('bold', headline(answer, session)));
      for (const line of showLook(look, session)) session.out(line);
      for (const line of contextLines(answer.contexts, session)) session.out(line);
      for (const notice of answer.notices) session.out('', ...(await noticeLines(notice, session)));
      for (const line of workLines(answer.cleaning, session)) session.out(line);
      session.out('');
      session.out(painter(session.colour)('dim', costText(answer.daemon.cost, session.messages)));
    }
    return exitCode(look, failOnOf(options['fail-on']));
  },
};

/** One project, looked at now: no daemon is needed. */
async function ofProject(given: string, failOn: Severity, session: Session): Promise<ExitCode> {
  const host = await session.host();
  // Of a simulated machine only its own paths make sense.
  const directory =
    session.simulation === null || isAbsolute(given) ? resolve(session.directory, given) : host.user.home;
  const place = host.files.target(directory);
  if (!place.ok) throw new Failure('no-directory', 2, session.messages.told(place.failure.message));
  if (place.value.kind !== 'directory')
    throw new UsageError(inLanguage(session.language, texts).project.notADirectory(directory));
  mayLookInto(host, directory, session);
  // What a look needs is dear to load, and most who ask for the status ask the daemon.
  const [{ projectAt }, { showProject }] = await Promise.all([
    import('./project.ts'),
    import('./project-show.ts'),
  ]);
  const project = await projectAt(session, directory);
  if (session.json) {
    const { look, ...about } = project;
    const { findings, unknown } = lookDocument(look, session.messages);
    session.document<ProjectDocument>({ schemaVersion: 1, ...about, findings, unknown });
  } else session.out(...showProject(project, session));
  return exitCode(project.look, failOn);
}

/** What the cleaner is doing, and how to undo the last clean-up; nothing while there is nothing to report. */
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

async function statusDocument(answer: Status, session: Session): Promise<StatusDocument> {
  const { schemaVersion, at, checkedAt, daemon, paused, contexts, notices, caches, cleaning } = answer;
  return {
    schemaVersion,
    at,
    checkedAt,
    stale: isStale(answer, Date.now()),
    paused,
    ...lookDocument(lookOfStatus(answer), session.messages),
    contexts,
    notices: await Promise.all(notices.map((notice) => noticeDocument(notice, session))),
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
