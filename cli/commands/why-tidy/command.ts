import { inLanguage } from '../../../messages/fill.ts';
import { join, resolve } from 'node:path';
import { makeTemporary, removeTemporary } from '../../../daemon/files/own.ts';
import type { Host } from '../../../host/host.ts';
import type { Lock } from '../../../host/locks/locks.ts';
import { ownerOf } from '../../../host/processes/owners.ts';
import { commandOf, moduleOf } from '../../../probes/contention/actor.ts';
import { placesOf } from '../../../host/go/places.ts';
import { readSettings } from '../../../host/go/settings.ts';
import type { CliCommand, ExitCode, Session } from '../../command.ts';
import { Failure } from '../../failure.ts';
import { wrap } from '../../terminal/wrap.ts';
import { causesIn, changesOf, commandFor, malformedLine, type TidyCause } from './cause.ts';
import { damagedModules } from './damaged.ts';
import { reproduceTidy, type TidyAttempt } from './reproduce.ts';
import type { WhyTidyDocument } from './document.ts';
import { inWords, texts } from './text.ts';
import { toolchainCauses } from './toolchain.ts';
import { cliText } from '../../text.ts';

/** Longer than a healthy tidy without downloads takes; a lock that is held so long is the answer. */
const limitMs = 20_000;

/** `gowarden why-tidy [DIR]`: runs `go mod tidy` on copies and names what stops it or what it would change. */
export const command: CliCommand = {
  options: { network: { type: 'boolean' } },
  positionals: [0, 1],
  async run({ options, positionals }, session) {
    const host = await session.host();
    const text = inLanguage(session.language, texts);
    if (host.simulated) throw new Failure('simulated', 2, text.simulated, text.simulatedNext);
    const directory = resolve(session.directory, positionals[0] ?? '.');
    const place = host.files.target(directory);
    if (!place.ok && place.failure.kind === 'unresponsive')
      throw new Failure('no-directory', 2, session.messages.told(place.failure.message));
    const module = moduleOf(directory, host.files);
    const { environment } = host;
    const { moduleCache } = placesOf(host, environment, readSettings(host, environment, null));
    if (module === null) throw new Failure('no-module', 2, text.noModule(directory), text.noModuleNext);
    if (moduleCache === null) throw new Failure('no-cache', 2, text.noCache, text.noCacheNext);
    // Who asks sits in a terminal: the go that tidies there is the one on its PATH.
    const path = (session.environment.PATH ?? '').split(':').filter((one) => one.startsWith('/'));
    // Before go runs: it mends a damaged record without a word.
    const damaged = await damagedModules(host, module, moduleCache, session.signal);
    const scratch = makeTemporary('tidy');
    const attempt = await reproduceTidy({
      ...{ host, module, scratch, path, moduleCache },
      network: options.network === true,
      timeLimitMs: options.network === true ? 10 * 60_000 : limitMs,
      signal: session.signal,
    }).finally(() => removeTemporary(scratch));
    session.signal.throwIfAborted();
    if (attempt.ran.outcome === 'not-found')
      throw new Failure('no-go', 2, session.messages.told(attempt.ran.summary), text.noGoNext);
    const said = goCauses(attempt);
    const toolchain = said.some(({ id }) => id === 'toolchain')
      ? []
      : await toolchainCauses(host, module, path, options.network === true);
    const causes = [...(await lockCauses(host, attempt)), ...toolchain, ...said, ...damaged];
    return tell(module, attempt, causes, session);
  },
};

/** What go said; when it failed in words that we do not know, its last words. */
function goCauses({ ran, before, after }: TidyAttempt): readonly TidyCause[] {
  if (ran.outcome === 'exited' && ran.exitCode === 0)
    return [...malformedLine(before.goSum), ...changesOf(before, after)];
  const said = causesIn(ran.stderr);
  if (said.length > 0 || ran.outcome !== 'exited') return said;
  return [{ id: 'other', subject: '', evidence: ran.stderr.trim().split('\n').slice(-5).join('\n') }];
}

/** Who held a lock that tidy wants: told when it held for most of the time, or tidy never got through. */
async function lockCauses(host: Host, { ran, held, looks }: TidyAttempt): Promise<readonly TidyCause[]> {
  const processes = await host.processes();
  const ours = (lock: Lock): boolean => processes.ancestors(lock.pid).some(({ pid }) => pid === process.pid);
  const long = held.filter(
    ({ lock, looks: seen }) => !ours(lock) && (ran.outcome === 'timed-out' || seen * 2 > looks) && seen > 1,
  );
  return long.map(({ lock, looks: seen }) => {
    const holder = processes.find(lock.pid);
    const owner = ownerOf(processes, lock.pid)?.name;
    const name =
      holder === undefined
        ? `pid ${lock.pid}`
        : `${commandOf(holder)} (pid ${lock.pid}${owner === undefined ? '' : `, ${owner}`})`;
    return {
      id: 'lock',
      subject: name,
      pid: lock.pid,
      evidence: inWords('held', { path: lock.path, seen, looks }),
    };
  });
}

/** Each cause once. Where the cache's copy is damaged, that go.sum does not agree with it is no cause of its own. */
function distinctOf(causes: readonly TidyCause[]): readonly TidyCause[] {
  const damaged = new Set(causes.filter(({ id }) => id === 'damaged-cache').map(({ subject }) => subject));
  const told = causes.filter(({ id, subject }) => id !== 'checksum-mismatch' || !damaged.has(subject));
  return [...new Map(told.map((cause) => [`${cause.id} ${cause.subject}`, cause])).values()];
}

/** What tidy would write is one thing, what it works in spite of another. */
function headOf(
  worked: boolean,
  causes: readonly TidyCause[],
  text: typeof texts.en,
): (module: string) => string {
  if (!worked) return text.fails;
  if (causes.length === 0) return text.tidy;
  const changes = causes.every(({ id }) => id === 'not-tidy' || id === 'missing-go-sum');
  return changes ? text.changes : text.worksBut;
}

function tell(
  module: string,
  attempt: TidyAttempt,
  causes: readonly TidyCause[],
  session: Session,
): ExitCode {
  const { messages, width } = session;
  const text = inLanguage(messages.language, texts);
  const distinct = distinctOf(causes);
  const worked = attempt.ran.outcome === 'exited' && attempt.ran.exitCode === 0;
  if (session.json) {
    const { outcome, exitCode } = attempt.ran;
    session.document<WhyTidyDocument>({
      schemaVersion: 1,
      module: join(module, 'go.mod'),
      tidy: { outcome, exitCode },
      causes: distinct,
    });
  } else {
    session.out(headOf(worked, distinct, text)(module));
    if (!worked && distinct.length === 0) session.out(messages.told(attempt.ran.summary));
    for (const cause of distinct) {
      const { id, subject, evidence, fault } = cause;
      const { what, next } = fault === 'go.sum' ? text.goSumAtFault : text.causes[id];
      session.out('');
      for (const line of wrap(what(subject), width, 0)) session.out(line);
      for (const line of evidence.split('\n'))
        session.out(`  ${messages.told(line.replaceAll('\t', '    '))}`);
      session.out(cliText(messages).next(next(subject, commandFor(cause))));
    }
  }
  return worked && distinct.length === 0 ? 0 : 1;
}
