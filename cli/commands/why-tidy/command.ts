import { resolve } from 'node:path';
import { readGoMod } from '../../../host/formats/mod-file/read.ts';
import type { Ran } from '../../../host/run/run.ts';
import { inLanguage } from '../../../messages/fill.ts';
import { complaintsIn } from '../../../probes/errors/tidy/complaints.ts';
import type { CliCommand, Session } from '../../command.ts';
import { Failure } from '../../failure.ts';
import { buildStops, placesThatStop, unusableTemporary } from './builds.ts';
import { causeHere } from './said.ts';
import { together, type TidyCause } from './cause.ts';
import { changesOf, malformedLine } from './changes.ts';
import { damagedModules } from './damaged.ts';
import { meanwhile } from './meanwhile.ts';
import { namesOf, tidyPlace } from './place.ts';
import { pairIn, reproduceTidy, type GoRequest } from './reproduce.ts';
import { contentsOf, makeScratch, type Contents } from './scratch.ts';
import { judged } from './sums.ts';
import { tell, type Told } from './tell.ts';
import { inWords, texts } from './text.ts';
import { chosenGo, type ChosenGo } from './toolchain.ts';
import { droppedUnseen } from './unparsed.ts';
import { withVersions } from './versions.ts';
import { LockWatch } from './watch.ts';
import { unreadWorkspace, workspaceOf } from './workspace.ts';
import { roomCauses, writeCauses } from './writable.ts';

/** Longer than a healthy tidy without downloads takes; a lock that is held so long is the answer. */
const limitMs = 20_000;
const networkLimitMs = 10 * 60_000;

/** The number of unfetchable modules for which a proxy is asked for versions. */
const mostAsked = 5;

/** `gowarden why-tidy [DIR]`: runs `go mod tidy` on copies and names what stops it or what it would change. */
export const command: CliCommand = {
  options: { network: { type: 'boolean' } },
  positionals: [0, 1],
  completes: 'directories',
  async run({ options, positionals }, session) {
    const host = await session.host();
    const text = inLanguage(session.language, texts);
    if (host.simulated) throw new Failure('simulated', 2, text.simulated, text.simulatedNext);
    const directory = resolve(session.directory, positionals[0] ?? '.');
    const place = tidyPlace(host, directory, text);
    const contents = contentsOf(host, place, text);
    const scratch = makeScratch(place, contents, text);
    const network = options.network === true;
    try {
      // The caller sits in a terminal: the go that tidies there is the one on its PATH.
      const path = (session.environment.PATH ?? '').split(':').filter((one) => one.startsWith('/'));
      const request: GoRequest = {
        ...{ host, place, scratch, path, network, file: 'go' },
        timeLimitMs: network ? networkLimitMs : limitMs,
        signal: session.signal,
      };
      const told = await look(request, contents, session);
      session.signal.throwIfAborted();
      if (told.ran.outcome === 'not-found')
        throw new Failure('no-go', 2, session.messages.told(told.ran.summary), text.noGoNext);
      return tell(told, session);
    } finally {
      scratch.remove();
    }
  },
};

async function look(request: GoRequest, contents: Contents, session: Session): Promise<Told> {
  const { host, place, network, signal } = request;
  // Before go runs: it silently repairs a damaged record.
  const damaged = await damagedModules(host, place, signal);
  const go = await chosenGo(request);
  const watch = new LockWatch(host, place, network);
  watch.start();
  const progress = progressOf(network, session);
  const chosen = { ...request, file: go.file };
  const ran = await reproduceTidy(chosen).finally(progress);
  await watch.stop();
  const found =
    ran.outcome === 'exited' && ran.exitCode === 0
      ? await whatWorks(chosen, contents)
      : { causes: await whatFails(chosen, contents, ran, go), unseen: [] };
  const changes = found.causes.some(({ id }) => id === 'not-tidy' || id === 'missing-go-sum');
  const causes = [
    ...writeCauses(host, place, changes),
    ...(await watch.causes(ran.outcome === 'timed-out')),
    ...meanwhile(host, place, contents),
    ...unreadWork(request),
    ...go.causes,
    ...found.causes,
    ...damaged,
  ];
  const unseen = [...found.unseen, ...unseenOf(go), ...unseenServed(request, causes)];
  const temporary = unusableTemporary(host, place);
  const notes = temporary === null ? [] : [temporary];
  return { place, ran, causes: together(distinctOf(causes)), unseen, notes };
}

/** A go.work that go would wait for, or stop at. */
function unreadWork({ host, place }: GoRequest): readonly TidyCause[] {
  const unread = unreadWorkspace(host, place);
  if (unread === null) return [];
  const { file, reason } = unread;
  return [{ id: 'workspace', subject: file, evidence: reason, values: { unread: 'yes' } }];
}

/** Two hashes of one version: without the network, which of them is served now stays open. */
function unseenServed({ network }: GoRequest, causes: readonly TidyCause[]): readonly string[] {
  const broken = new Set(
    causes.filter(({ values }) => values?.broken !== undefined).map(({ subject }) => subject),
  );
  const isOpen = causes.some(
    ({ id, subject, values }) =>
      id === 'checksum-mismatch' && values?.database === undefined && !broken.has(subject),
  );
  return isOpen && !network ? [inWords('unseenServed')] : [];
}

/** What tidy would change, and what stops builds in spite of it. */
async function whatWorks(
  request: GoRequest,
  contents: Contents,
): Promise<{ readonly causes: readonly TidyCause[]; readonly unseen: readonly string[] }> {
  const { host, place, scratch, network } = request;
  const before = { goMod: textOf(contents.mod), goSum: contents.sum === null ? '' : textOf(contents.sum) };
  const after = pairIn(scratch);
  const workspace = workspaceOf(host, place);
  const unread = unreadWorkspace(host, place);
  const builds =
    unread === null ? await buildStops(request, workspace) : { stops: null, ended: true, unparsed: [] };
  const { stops } = builds;
  const lacking = stops === null ? null : stops.some(({ id }) => id === 'missing-go-sum');
  const changes = changesOf(before, after, lacking, namesOf(place));
  const around = { host, place, goMod: readGoMod(before.goMod), text: before.goMod, workspace, network };
  const told: ReadonlySet<TidyCause['id']> = new Set([
    'missing-go-sum',
    'not-tidy',
    'malformed-go-sum',
    'import',
  ]);
  const others: TidyCause[] = [];
  for (const one of stops ?? []) {
    if (one.id === 'malformed-go-sum' || (told.has(one.id) && changes.length > 0)) continue;
    const cause = causeHere(one, around);
    others.push(cause.id === 'checksum-mismatch' ? await judged(request, cause) : cause);
  }
  const room = roomCauses(host, place, contents, { mod: size(after.goMod), sum: size(after.goSum) });
  const unseen = droppedUnseen(builds.unparsed, before, after, place.directory);
  const isStopped = stops?.some(({ id, row }) => id === 'not-tidy' || row === 'D07') === true;
  return {
    causes: [
      ...room,
      ...placesThatStop(host, place),
      ...malformedLine(before.goSum, namesOf(place).sum),
      ...unseen,
      ...changes.map((cause) => ({
        ...cause,
        ...(isStopped && cause.id === 'not-tidy' ? { buildsStop: true } : {}),
        ...(unseen.length > 0 ? { values: { first: unseen.map(({ subject }) => subject).join(', ') } } : {}),
      })),
      ...others.map((cause) => ({ ...cause, buildsStop: true })),
    ],
    unseen: [
      ...(!network && after.goSum.length > before.goSum.length ? [inWords('unseenDatabase')] : []),
      ...(builds.ended ? [] : [inWords('unseenBuilds')]),
    ],
  };
}

/** What go said; when it failed in words that we do not know, its last words. */
async function whatFails(
  request: GoRequest,
  contents: Contents,
  ran: Ran,
  go: ChosenGo,
): Promise<readonly TidyCause[]> {
  const { host, place, network } = request;
  const text = textOf(contents.mod);
  const around = { host, place, goMod: readGoMod(text), text, workspace: workspaceOf(host, place), network };
  const said = complaintsIn(ran.stderr).filter(({ id }) => !(go.differs !== null && id === 'toolchain'));
  const known = said.filter(({ id, row }) => id !== 'other' || row !== null);
  const causes = (known.length > 0 ? known : said.slice(0, 1)).map((one) => causeHere(one, around));
  const whole: TidyCause[] = [];
  for (const cause of causes)
    whole.push(
      cause.id === 'checksum-mismatch'
        ? await judged(request, cause)
        : whole.length < mostAsked
          ? await withVersions(request, cause)
          : cause,
    );
  return ran.outcome === 'exited' || known.length > 0 ? whole : [];
}

function unseenOf({ causes, differs }: ChosenGo): readonly string[] {
  const [first] = causes;
  if (differs === null || first === undefined) return [];
  return [inWords(differs === 'absent' ? 'unseenToolchain' : 'unseenProgram', { toolchain: first.subject })];
}

/** Each cause once. Where the cache's copy is damaged, neither its disagreement with go.sum nor a zip that cannot be read counts as another cause. */
function distinctOf(causes: readonly TidyCause[]): readonly TidyCause[] {
  const damaged = new Set(causes.filter(({ id }) => id === 'damaged-cache').map(({ subject }) => subject));
  return causes.filter(
    ({ id, row, subject }) => !damaged.has(subject) || (id !== 'checksum-mismatch' && row !== 'D40'),
  );
}

/** Reports, while the network is in use, that it is; returns a function that ends this. */
function progressOf(network: boolean, session: Session): () => void {
  const text = inLanguage(session.language, texts);
  if (!network) return () => undefined;
  session.err(text.asks);
  const began = Date.now();
  const timer = setInterval(() => {
    session.live(text.asking(Math.round((Date.now() - began) / 1000)));
  }, 1000);
  return () => {
    clearInterval(timer);
    session.live();
  };
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}

function size(text: string): number {
  return Buffer.byteLength(text);
}
