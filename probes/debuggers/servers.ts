import { posix } from 'node:path';
import type { Process, Processes } from '../../host/processes/processes.ts';
import { Translations } from '../../host/processes/translation.ts';
import type { Host } from '../../host/host.ts';
import type { Integer } from '../../host/quantity.ts';

/** A `dlv` that runs here and serves a client, as the process table shows it. */
export interface Server {
  readonly pid: Integer;
  /** The program of Delve itself. */
  readonly executable: string;
  /** `dap`, or the command of a headless one: `exec`, `debug`, `test`, `attach`, … */
  readonly command: string;
  /** What it debugs: a program, a package, or a process id as `attach` names it; null when a client chooses it. */
  readonly file: string | null;
  /** Where it listens (`127.0.0.1:2345`); null when Delve chooses, or is a client of the editor itself (`--client-addr`). */
  readonly listens: string | null;
  /** Whether it listens on every address of the machine: whoever reaches it runs programs as its user. */
  readonly isOpen: boolean;
  /** With `--accept-multiclient` it goes on when a client leaves; without, it ends. */
  readonly staysOn: boolean;
  readonly translated: Process['translated'];
  /** Each as it was given, what follows `--` left out: that is the program's own. */
  readonly arguments: readonly string[];
}

/**
 * The servers of this user: `dlv dap` and every other with `--headless`, by the process table alone. None is ever connected to: a
 * client that leaves ends a server that was started without `--accept-multiclient` (measured).
 */
export async function serversOn(host: Host): Promise<readonly Server[] | null> {
  const processes = await host.processes();
  if (processes.certainty === 'unknown') return null;
  const own = processes.all.filter((one) => one.uid === host.user.uid && isDelve(one));
  const serving = own.filter(({ arguments: words }) => isServer(words.slice(1)));
  const places = await processes.workingDirectories(serving.map(({ pid }) => pid));
  return serving.map((one) => describe(one, places.get(one.pid) ?? null, processes, host));
}

function isDelve({ executable, arguments: [first = ''] }: Process): boolean {
  return [executable, first].some((path) => posix.basename(path) === 'dlv');
}

function isServer(words: readonly string[]): boolean {
  const { command, flags } = read(words);
  return command === 'dap' || (flags.get('headless') ?? 'false') !== 'false';
}

function describe(process: Process, place: string | null, processes: Processes, host: Host): Server {
  const { command, flags, rest, own } = read(process.arguments.slice(1));
  const listens = flags.get('listen') ?? flags.get('l') ?? null;
  return {
    pid: process.pid,
    executable: process.executable,
    command,
    file: fileOf(command, rest, place),
    listens,
    isOpen: listens !== null && /^(?:0\.0\.0\.0|\[::\]|)?:\d+$/.test(listens),
    staysOn: (flags.get('accept-multiclient') ?? 'false') !== 'false',
    translated: new Translations(processes, host.files).of(process),
    arguments: own,
  };
}

/** What takes a value of its own (`dlv help`), so that it is not taken for a command. */
const withValue: ReadonlySet<string> = new Set([
  'api-version',
  'backend',
  'build-flags',
  'client-addr',
  'init',
  'l',
  'listen',
  'log-dest',
  'log-output',
  'output',
  'r',
  'redirect',
  'tty',
  'wd',
]);

interface Words {
  readonly command: string;
  readonly flags: ReadonlyMap<string, string>;
  readonly rest: readonly string[];
  /** All up to `--`. */
  readonly own: readonly string[];
}

function read(words: readonly string[]): Words {
  const end = words.indexOf('--');
  const own = end === -1 ? words : words.slice(0, end);
  const flags = new Map<string, string>();
  const plain: string[] = [];
  for (let at = 0; at < own.length; at += 1) {
    const word = own[at] ?? '';
    if (!word.startsWith('-')) {
      plain.push(word);
      continue;
    }
    const name = word.replace(/^--?/, '');
    const equals = name.indexOf('=');
    if (equals !== -1) flags.set(name.slice(0, equals), name.slice(equals + 1));
    else if (withValue.has(name)) flags.set(name, own[(at += 1)] ?? '');
    else flags.set(name, 'true');
  }
  const [command = '', ...rest] = plain;
  return { command, flags, rest, own };
}

/** `debug` and `test` build the package of their directory when none is named. */
function fileOf(command: string, [first]: readonly string[], place: string | null): string | null {
  if (command === 'attach') return first ?? null;
  if (command !== 'exec' && command !== 'core' && command !== 'debug' && command !== 'test') return null;
  const named = first ?? (command === 'debug' || command === 'test' ? '.' : null);
  if (named === null || named.startsWith('/') || place === null) return named;
  const isPath = command === 'exec' || command === 'core' || /^\.\.?(?:\/|$)/.test(named);
  return isPath ? posix.join(place, named) : named;
}
