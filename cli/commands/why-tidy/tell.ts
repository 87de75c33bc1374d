import { inLanguage } from '../../../messages/fill.ts';
import type { Ran } from '../../../host/run/run.ts';
import { errorRows } from '../../../probes/errors/catalogue.ts';
import type { ExitCode, Session } from '../../command.ts';
import { wrap } from '../../terminal/wrap.ts';
import { cliText } from '../../text.ts';
import type { About } from './causes/about.ts';
import { texts as machine } from './causes/machine/text.ts';
import { texts as module } from './causes/module/text.ts';
import { texts as sums } from './causes/sums/text.ts';
import type { TidyCause } from './cause.ts';
import type { WhyTidyDocument } from './document.ts';
import { namesOf, type TidyPlace } from './place.ts';
import { commandFor, isWithin } from './steps.ts';
import { texts, type Texts } from './text.ts';

export interface Told {
  readonly place: TidyPlace;
  readonly ran: Ran;
  readonly causes: readonly TidyCause[];
  /** What was not seen without the network. */
  readonly unseen: readonly string[];
  /** What stops builds and is nothing to tidy. */
  readonly notes: readonly string[];
}

/** Prints what was found. Exits 0 when tidy works and would change nothing, 5 when it did not end and nobody is seen to hold it up. */
export function tell({ place, ran, causes, unseen, notes }: Told, session: Session): ExitCode {
  const { messages, width } = session;
  const text = inLanguage(messages.language, texts);
  const worked = ran.outcome === 'exited' && ran.exitCode === 0;
  if (session.json) {
    const { outcome, exitCode } = ran;
    const tidy = { outcome, exitCode };
    session.document<WhyTidyDocument>({
      schemaVersion: 1,
      module: place.modFile,
      tidy,
      causes,
      unseen,
      notes,
    });
  } else {
    session.out(headOf(worked, causes, text)(fileOf(place, text)));
    if (!worked && causes.length === 0) session.out(messages.told(ran.summary));
    for (const cause of causes) show(cause, place, session);
    for (const sentence of [...notes, ...unseen]) {
      session.out('');
      for (const line of wrap(messages.told(sentence), width, 0)) session.out(line);
    }
  }
  if (causes.length > 0) return 1;
  if (worked) return 0;
  return ran.outcome === 'timed-out' ? 5 : 2;
}

/** The module, and its file where that is none that one would look into. */
function fileOf({ module, modFile }: TidyPlace, text: Texts): string {
  return modFile === `${module}/go.mod` ? module : text.otherFile(module, modFile);
}

/** What stops tidy itself, though not on its copies. */
const stopsTidy: ReadonlySet<TidyCause['id']> = new Set(['permission', 'disk', 'toolchain']);

/** What tidy would write is one thing, what it works in spite of another. */
function headOf(worked: boolean, causes: readonly TidyCause[], text: Texts): (file: string) => string {
  if (!worked) return text.fails;
  if (causes.length === 0) return text.tidy;
  if (causes.some(({ id, buildsStop }) => stopsTidy.has(id) && buildsStop !== true)) return text.fails;
  const changes = causes.every(({ id }) => id === 'not-tidy' || id === 'missing-go-sum');
  return changes ? text.changes : text.worksBut;
}

function show(cause: TidyCause, place: TidyPlace, session: Session): void {
  const { messages, width } = session;
  const text = inLanguage(messages.language, texts);
  const at = isWithin(session.directory, place.module) ? null : place.module;
  const command = commandFor(cause, place, session.directory);
  const { what, next } = sentencesOf(cause, { command: command ?? '', ...filesOf(cause, place) }, session);
  const more = cause.count === undefined ? '' : text.andMore(cause.count - 1);
  const whole = `${what}${more}`;
  session.out('');
  for (const line of wrap(cause.buildsStop === true ? text.stops(whole) : whole, width, 0)) session.out(line);
  for (const line of cause.evidence.split('\n'))
    session.out(`  ${messages.told(line.replaceAll('\t', '    ').trimEnd())}`);
  const step = at === null || next.includes(at) ? next : text.inDirectory(at, next);
  session.out(cliText(messages).next(step));
}

/** What the two files of a sentence are called: a go.sum of another module of the workspace has its whole path. */
function filesOf({ values }: TidyCause, place: TidyPlace): Pick<About, 'mod' | 'sum'> {
  const names = namesOf(place);
  return { ...names, sum: values?.sum ?? names.sum };
}

/** What is said of a cause; of one that only its row knows, what the row says. */
function sentencesOf(
  { id, row, subject, values = {}, fault, ended }: TidyCause,
  around: Pick<About, 'command' | 'mod' | 'sum'>,
  session: Session,
): { readonly what: string; readonly next: string } {
  const known = id === 'other' && row !== undefined ? errorRows.get(row) : undefined;
  if (known !== undefined) {
    const { cause, next } = inLanguage(session.language, known);
    return { what: cause, next };
  }
  const { language } = session;
  const { what, next } = {
    ...inLanguage(language, machine),
    ...inLanguage(language, module),
    ...inLanguage(language, sums),
  }[id];
  const about = { ...around, subject, v: values, fault: fault ?? '', ended: ended === true };
  return { what: what(about), next: next(about) };
}
