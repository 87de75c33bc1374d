import type { Description, RecordedFile } from '../simulated/description.ts';
import { redactArguments } from './arguments.ts';
import { redactModuleFile } from './module-file.ts';
import type { Redactor } from './redactor.ts';
import { shortPlist } from './property-list.ts';
import { redactValue } from './value.ts';

type Process = NonNullable<Description['processes']>[number];
type Context = NonNullable<NonNullable<Description['contexts']>[keyof NonNullable<Description['contexts']>]>;
type Environment = Readonly<Record<string, string>>;

/** A recorded machine, each thing in it by what it is; of binaries the bytes that were read. */
export function redactMachine(machine: Description, redactor: Redactor): Description {
  const { files = {}, processes, environment, contexts, commands, locks, user, ...rest } = machine;
  const path = (one: string): string => redactor.path(one);
  return {
    ...(redactValue(rest, redactor) as Description),
    ...(user && { user: { ...(redactValue(user, redactor) as typeof user), ...homeOf(user, redactor) } }),
    ...(environment && { environment: redactEnvironment(environment, redactor) }),
    ...(contexts && { contexts: mapped(contexts, (context) => redactContext(context, redactor)) }),
    ...(commands && {
      commands: commands.map(({ run, ...answer }) => ({
        run: redactArguments(run, redactor),
        ...(redactValue(answer, redactor) as typeof answer),
      })),
    }),
    ...(processes && { processes: processes.map((process) => redactProcess(process, redactor)) }),
    ...(locks && { locks: locks.map((lock) => ({ ...lock, path: path(lock.path) })) }),
    files: Object.fromEntries(
      Object.entries(files).map(([at, answers]) => [path(at), redactFile(at, answers, redactor)]),
    ),
  };
}

function homeOf(
  { home, shell }: NonNullable<Description['user']>,
  redactor: Redactor,
): Partial<Description['user']> {
  return {
    ...(home !== undefined && { home: redactor.path(home) }),
    ...(shell !== undefined && { shell: redactor.path(shell) }),
  };
}

function mapped<V extends object>(all: V, each: (one: Context) => Context): V {
  return Object.fromEntries(Object.entries(all).map(([name, one]) => [name, each(one as Context)])) as V;
}

function redactContext({ path, environment, ...rest }: Context, redactor: Redactor): Context {
  return {
    ...(redactValue(rest, redactor) as Context),
    path: path.map((one) => redactor.path(one)),
    ...(environment && { environment: redactEnvironment(environment, redactor) }),
  };
}

/** Values that are places are taken for that, blanks included; of others the flags and words are looked at. */
export function redactEnvironment(environment: Environment, redactor: Redactor): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => {
      const assigned = redactor.text(`${name}=${value}`);
      const isHidden = assigned !== `${name}=${value}` && assigned.endsWith('=[redacted]');
      if (isHidden) return [name, '[redacted]'];
      if (value.startsWith('/')) return [name, redactor.path(value, true)];
      return [
        name,
        /[\s=]|:\/\//.test(value) || value.startsWith('-') ? redactor.text(value) : redactor.name(value),
      ];
    }),
  );
}

function redactProcess(process: Process, redactor: Redactor): Process {
  const { executable, arguments: words, directory } = process;
  return {
    ...process,
    executable: redactor.path(executable),
    ...(words && { arguments: redactArguments(words, redactor) }),
    ...(directory !== undefined && { directory: redactor.path(directory) }),
  };
}

function redactFile(path: string, answers: RecordedFile, redactor: Redactor): RecordedFile {
  const { link, real, names, text, bytes, ...others } = answers;
  const of = <T>(answer: { value: T } | { failure: string; message: string }, each: (value: T) => T): never =>
    ('value' in answer ? { value: each(answer.value) } : redactValue(answer, redactor)) as never;
  return {
    ...(redactValue(others, redactor) as object),
    ...(link && { link: of(link, (to) => redactor.path(to)) }),
    ...(real && { real: of(real, (to) => redactor.path(to)) }),
    ...(names && { names: of(names, (all) => all.map((name) => redactor.name(name))) }),
    ...(text && { text: of(text, (whole) => redactText(path, whole, redactor)) }),
    ...(bytes && { bytes: of(bytes, (read) => redactBytes(path, read, redactor)) }),
  };
}

interface Bytes {
  size: number;
  parts: { at: number; hex: string }[];
}

function redactBytes(path: string, { size, parts }: Bytes, redactor: Redactor): Bytes {
  const whole = Buffer.concat(parts.map(({ hex }) => Buffer.from(hex, 'hex')));
  const short = shortPlist(path, whole, redactor);
  if (short === null) return { size, parts: parts.map((part) => redactPart(part, redactor)) };
  return { size: short.length, parts: [{ at: 0, hex: Buffer.from(short).toString('hex') }] };
}

function redactText(path: string, text: string, redactor: Redactor): string {
  return /\/go\.(?:mod|work|sum)$|\/go\.work\.sum$/.test(path)
    ? redactModuleFile(text, redactor)
    : redactor.text(text);
}

function redactPart(
  { at, hex }: { at: number; hex: string },
  redactor: Redactor,
): { at: number; hex: string } {
  return { at, hex: Buffer.from(redactor.bytes(Buffer.from(hex, 'hex'))).toString('hex') };
}
