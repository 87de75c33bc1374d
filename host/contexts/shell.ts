import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import { absoluteDirectories } from './parse.ts';
import { readEnvironment } from '../formats/environment.ts';
import type { Architecture, Context, Environment } from '../host.ts';
import { readBinary } from '../binary/read.ts';
import type { Machine } from '../machine.ts';
import { inWords } from './text.ts';

/** How to start each shell as a login and interactive one that runs a command. Shells not named here are not asked. */
const flags: Readonly<Record<string, readonly string[]>> = {
  zsh: ['-l', '-i', '-c'],
  bash: ['-l', '-i', '-c'],
  fish: ['-l', '-i', '-c'],
  ksh: ['-l', '-i', '-c'],
  mksh: ['-l', '-i', '-c'],
  dash: ['-l', '-i', '-c'],
  sh: ['-l', '-i', '-c'],
  // -l counts with these only as the sole flag.
  tcsh: ['-i', '-c'],
  csh: ['-i', '-c'],
  // https://www.nushell.sh/book/configuration.html: env.nu, config.nu and, with -l, login.nu
  nu: ['-l', '-i', '-c'],
};

/**
 * Prints the marker, what the shell exports, and the marker again, in the language of that shell. An external program prints the
 * exports; `env -0` (values with line ends) is missing on older systems.
 */
function commandFor(shell: string, marker: string): string {
  const told =
    basename(shell) === 'nu'
      ? [`print ${marker}`, 'try { ^/usr/bin/env -0 } catch { ^/usr/bin/env }', `print ${marker}`]
      : [`echo ${marker}`, '/usr/bin/env -0 2>/dev/null || /usr/bin/env', `echo ${marker}`];
  return told.join('; ');
}

/**
 * Set while we ask, so that start-up files can tell: no updates and no terminal multiplexer for an answer that nobody
 * sees (the names of oh-my-zsh and its tmux plugin, as shell-env and VS Code set them).
 */
const whileAsking: Readonly<Record<string, string>> = {
  GOWARDEN_RESOLVING_ENVIRONMENT: '1',
  DISABLE_AUTO_UPDATE: 'true',
  ZSH_TMUX_AUTOSTARTED: 'true',
  ZSH_TMUX_AUTOSTART: 'false',
  TERM: 'dumb',
};

export interface ShellLimits {
  /** Milliseconds for the login and interactive shell. */
  readonly interactiveMs: number;
  /** Milliseconds for the login shell alone, asked if the former does not answer. */
  readonly loginMs: number;
}

export const shellLimits: ShellLimits = { interactiveMs: 8_000, loginMs: 3_000 };

/**
 * Asks the user's login shell, as a terminal starts it, for its environment; null with `why` if it does not answer.
 *
 * It is started only if it is built for one of the `native` architectures (absent: for any). It begins with what a GUI application
 * has (`from`), because a terminal is one. It gets neither a terminal nor input, and its process group is killed at the end. A
 * random marker separates the answer from what start-up files print.
 */
export async function askShell(
  machine: Machine,
  from: Environment,
  limits: ShellLimits = shellLimits,
  native?: readonly Architecture[],
): Promise<{ readonly context: Context | null; readonly why: string }> {
  const shell = machine.user.shell ?? machine.environment.SHELL ?? '';
  const name = basename(shell);
  const interactive = flags[name];
  if (!shell.startsWith('/') || interactive === undefined) {
    return {
      context: null,
      why: shell === '' ? inWords('noLoginShell') : inWords('otherShell', { shell }),
    };
  }
  if (rootInAnothersHome(machine)) {
    return {
      context: null,
      why: inWords('asRoot'),
    };
  }
  const foreign = native === undefined ? null : foreignTo(native, machine, shell);
  if (foreign !== null) return { context: null, why: inWords('foreign', { shell, architectures: foreign }) };
  const full = await ask(machine, shell, interactive, from, limits.interactiveMs);
  if (full.environment !== null) {
    return {
      context: contextOf(full.environment, 'observed', `${name} ${interactive.join(' ')} env`),
      why: '',
    };
  }
  const short = interactive.filter((flag) => flag !== '-i');
  const login = await ask(machine, shell, short, from, limits.loginMs);
  if (login.environment === null) return { context: null, why: full.why };
  const source = inWords('withoutInteractive', { shell: name, flags: short.join(' '), why: full.why });
  return { context: contextOf(login.environment, 'assumed', source), why: full.why };
}

/**
 * What a shell is built for when it would only start translated; null when it is native, or unreadable. macOS notifies the user of
 * each such program, in the name of the application that started it (https://support.apple.com/102527).
 */
function foreignTo(native: readonly Architecture[], { files }: Machine, shell: string): string | null {
  const read = files.open(shell, readBinary);
  if (!read.ok || read.value.architectures.length === 0) return null;
  const { architectures } = read.value;
  return architectures.some((one) => native.includes(one)) ? null : architectures.join(', ');
}

/** Root must not run what another user wrote (`sudo -E`), and what that leaves in the home would be root's. */
function rootInAnothersHome({ user, files, simulated }: Machine): boolean {
  if (simulated || user.uid !== 0) return false;
  const home = files.target(user.home);
  return home.ok && home.value.uid !== 0;
}

function contextOf(environment: Environment, certainty: Context['certainty'], source: string): Context {
  return {
    id: 'login-shell',
    path: absoluteDirectories(environment.PATH ?? ''),
    environment,
    certainty,
    source,
  };
}

async function ask(
  { run, user, simulated, developer }: Machine,
  shell: string,
  options: readonly string[],
  from: Environment,
  timeLimitMs: number,
): Promise<{ readonly environment: Environment | null; readonly why: string }> {
  // A start-up file may run git or python3, which are shims on macOS.
  const tools = developer?.(from);
  // A recorded answer cannot know a random marker.
  const marker = simulated ? 'gowarden' : `gowarden-${randomBytes(12).toString('hex')}`;
  const ran = await run({
    file: shell,
    arguments: [...options, commandFor(shell, marker)],
    environment: {
      ...from,
      HOME: user.home,
      USER: user.name,
      LOGNAME: user.name,
      SHELL: shell,
      LC_ALL: from.LC_ALL,
      ...whileAsking,
      ...(tools !== undefined && { DEVELOPER_DIR: tools }),
    },
    directory: user.home,
    timeLimitMs,
  });
  const start = ran.stdout.indexOf(marker);
  const end = ran.stdout.lastIndexOf(marker);
  if (start === end) return { environment: null, why: ran.summary };
  const environment = readEnvironment(ran.stdout.slice(start + marker.length, end).replace(/^\r?\n/, ''));
  for (const name of [...Object.keys(whileAsking), '_', 'SHLVL', 'PWD', 'OLDPWD']) {
    Reflect.deleteProperty(environment, name);
  }
  if (from.DEVELOPER_DIR === undefined && environment.DEVELOPER_DIR === tools)
    Reflect.deleteProperty(environment, 'DEVELOPER_DIR');
  if (environment.PATH === undefined) return { environment: null, why: inWords('noPath', { shell }) };
  return { environment, why: '' };
}
