import { type Command, commandLine } from '../../../messages/command.ts';
import { inLanguage } from '../../../messages/fill.ts';
import type { PlanRequest } from '../../../caches/plan/request.ts';
import type { Plan } from '../../../caches/plan/plan.ts';
import type { Receipt } from '../../../caches/receipt.ts';
import { formatBytes } from '../../../messages/units.ts';
import type { Call, CliCommand, ExitCode, Session } from '../../command.ts';
import { doneOf, isWhole, type Done } from '../../caches/done.ts';
import { cancellable, orInterrupted, untouched } from '../../caches/interrupt.ts';
import { openSide } from '../../caches/open.ts';
import { leftOutBlock, planLines } from '../../caches/plan.ts';
import { showProgress } from '../../caches/progress.ts';
import type { Side } from '../../caches/side.ts';
import { usersIn } from '../../caches/words.ts';
import { Failure, UsageError } from '../../failure.ts';
import { suggest } from '../../../messages/suggest.ts';
import { cliText } from '../../text.ts';
import { wrap } from '../../terminal/wrap.ts';
import type { CleanDocument } from './document.ts';
import { texts } from './text.ts';
import { cachesText } from '../../caches/text.ts';

/** `gowarden clean [ID…]`: shows a plan, asks, and carries it out. */
export const command: CliCommand = {
  options: {
    all: { type: 'boolean' },
    repair: { type: 'boolean' },
    policy: { type: 'boolean' },
    unneeded: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    yes: { type: 'boolean', short: 'y' },
    wait: { type: 'boolean' },
    'no-wait': { type: 'boolean' },
    'purge-now': { type: 'boolean' },
  },
  positionals: [0, 100],
  async run(call, session) {
    const shared = cachesText(session.messages);
    const text = inLanguage(session.language, texts);
    const request = requestOf(call, session);
    if (session.simulation !== null) {
      throw new Failure('simulated', 2, shared.simulated('clean'), shared.simulatedNext);
    }
    const dry = call.options['dry-run'] === true;
    const yes = call.options.yes === true;
    if (session.json && !dry && !yes) throw new UsageError(text.needsYesJson);
    const purgeNow = call.options['purge-now'] === true;
    let stays = false;
    const side = await openSide(session, (progress) => showProgress(progress, session, stays));
    try {
      const plan = await untouched(session, () => orInterrupted(side.plan(request), session));
      await refuseUnknown(call.positionals, plan, side, session);
      const show = (line: string): void => (yes || dry ? session.out(line) : session.err(line));
      if (!session.json) for (const line of planLines(plan, session, Date.now(), purgeNow)) show(line);
      for (const remark of side.remarks) for (const line of wrap(remark, session.width)) session.err(line);
      if (dry) return tellDry(plan, session);
      if (plan.items.length === 0 && !purgeNow) return tellNothing(plan, session);
      if (!yes) {
        const agreed = await untouched(session, async () => {
          const answer = await session.confirm(text.ask);
          session.signal.throwIfAborted();
          return answer;
        });
        if (agreed === null) throw new UsageError(text.needsYes);
        if (!agreed) {
          session.err(text.declined);
          return 0;
        }
      }
      stays = call.options.wait === true;
      return await carryOut(plan, call, side, session);
    } finally {
      await side.close();
    }
  },
};

/** Throws for the id of no cache and no kind of cache: nothing is cleaned for a slip of the fingers. */
async function refuseUnknown(
  given: readonly string[],
  plan: Plan,
  side: Side,
  { language, messages }: Session,
): Promise<void> {
  const kinds = Object.keys(messages.caches.kinds);
  const absent = new Set(
    plan.leftOut.flatMap(({ why, path, cache }) => (why === 'gone' && path === '' ? [cache] : [])),
  );
  const unknown = given.find((id) => absent.has(id) && !kinds.includes(id));
  if (unknown === undefined) return;
  const meant = suggest(unknown, [...kinds, ...(await side.ids())]);
  const text = inLanguage(language, texts);
  throw new UsageError(
    text.unknownCache(unknown),
    meant === undefined ? text.seeCaches : cliText(messages).usage.didYouMean(meant),
  );
}

function requestOf({ options, positionals }: Call, session: Session): PlanRequest {
  const { conflict } = inLanguage(session.language, texts);
  const scopes = [
    ...(options.all === true ? ['--all'] : []),
    ...(['repair', 'policy', 'unneeded'] as const).flatMap((name) =>
      options[name] === true ? [`--${name}`] : [],
    ),
    ...(positionals[0] === undefined ? [] : [positionals[0]]),
  ];
  const [one, other] = scopes;
  if (one !== undefined && other !== undefined) throw new UsageError(conflict(one, other));
  if (options.wait === true && options['no-wait'] === true)
    throw new UsageError(conflict('--wait', '--no-wait'));
  const projects = [session.directory];
  if (options.repair === true) return { scope: 'repair', projects };
  if (options.policy === true) return { scope: 'policy' };
  if (options.unneeded === true) return { scope: 'policy', unneeded: true, projects };
  if (options.all === true) return { scope: 'all' };
  return { scope: positionals.length > 0 ? positionals : 'safe' };
}

/** Does not repeat what is in use: the plan's lines already say so. */
function tellDry(plan: Plan, session: Session): ExitCode {
  if (session.json) session.document<CleanDocument>({ schemaVersion: 1, dryRun: true, plan, done: null });
  else session.err(inLanguage(session.language, texts).dryRun);
  return plan.leftOut.length > 0 || plan.busy.length > 0 ? 4 : 0;
}

function tellNothing(plan: Plan, session: Session): ExitCode {
  const done = { receipts: [], purged: [], leftOut: plan.leftOut, inUse: [], goesOn: false };
  if (session.json) session.document<CleanDocument>({ schemaVersion: 1, dryRun: false, plan, done });
  return plan.leftOut.length > 0 ? 4 : 0;
}

async function carryOut(plan: Plan, call: Call, side: Side, session: Session): Promise<ExitCode> {
  const { options } = call;
  const stay = options.wait === true;
  const wait = stay || (options['no-wait'] !== true && side.source === 'daemon');
  const done = await cancellable(side, session, async () => {
    const first = await side.execute(plan.id, wait);
    const later = stay && first.waiting !== null ? await side.waited() : null;
    return doneOf(first, later, wait && !stay);
  });
  const purges = options['purge-now'] === true && !session.signal.aborted;
  const purged = purges ? await cancellable(side, session, () => side.purge()) : [];
  // Removal that was stopped is not reported.
  const stopped = purges && purged.length === 0 && session.signal.aborted;
  if (session.json)
    session.document<CleanDocument>({ schemaVersion: 1, dryRun: false, plan, done: { ...done, purged } });
  else tell({ plan, done, purged, stopped, again: waitingCommand(call) }, session);
  if (session.signal.aborted) return 130;
  return isWhole(done) && purged.every(({ leftOut }) => leftOut.length === 0) ? 0 : 4;
}

/** What cleans the same once its users have ended. */
function waitingCommand({ options, positionals }: Call): Command {
  const scope = (['all', 'repair', 'policy', 'unneeded'] as const).filter((name) => options[name] === true);
  return commandLine`gowarden clean ${[...scope.map((name) => `--${name}`), ...positionals]} --wait`;
}

interface CarriedOut {
  readonly plan: Plan;
  readonly done: Done;
  readonly purged: readonly Receipt[];
  /** The permanent removal was stopped halfway. */
  readonly stopped: boolean;
  /** The command for what is in use. */
  readonly again: Command;
}

function tell({ plan, done, purged, stopped, again }: CarriedOut, session: Session): void {
  const { messages, width } = session;
  const text = inLanguage(session.language, texts);
  const say = (sentence: string, ...whole: readonly Command[]): void => {
    for (const line of wrap(sentence, width, 0, 0, whole)) session.out(line);
  };
  const { receipts, inUse } = done;
  const sum = (key: 'bytes' | 'files'): number => receipts.reduce((total, one) => total + one[key], 0);
  if (receipts.length > 0) say(text.cleaned(formatBytes(sum('bytes')), sum('files')));
  else say(text.nothingCleaned);
  if (stopped) {
    const undo = commandLine`gowarden undo ${receipts.slice(-1).map(({ plan: id }) => id)}`;
    say(text.purgeStopped(undo), undo);
  } else if (purged.length > 0)
    say(text.purged(formatBytes(purged.reduce((total, { freedBytes = 0 }) => total + freedBytes, 0))));
  else
    for (const { plan: id, undoUntil = 0 } of receipts) {
      const undo = commandLine`gowarden undo ${id}`;
      if (undoUntil > Date.now()) say(cachesText(messages).takeBack(undo, undoUntil), undo);
    }
  const who = usersIn(inUse, messages);
  if (inUse.length > 0) say(done.goesOn ? text.willWait(who) : text.leftInUse(who, again), again);
  // What the plan left out was reported with it.
  const known = new Set(plan.leftOut.map(({ cache, path, why }) => `${cache} ${path} ${why}`));
  const fresh = done.leftOut.filter(({ cache, path, why }) => !known.has(`${cache} ${path} ${why}`));
  const late = [...fresh, ...purged.flatMap(({ leftOut }) => leftOut)];
  for (const line of leftOutBlock(late, session)) session.out(line);
  if (!session.interrupted.aborted || stopped) return;
  session.err(receipts.length > 0 ? text.cancelled : cachesText(messages).untouched);
}
