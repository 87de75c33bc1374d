import { absoluteDirectories } from './parse.ts';
import { hardwareOfDarwin } from '../hardware/hardware.darwin.ts';
import { askShell, shellLimits } from './shell.ts';
import type { Context, Environment } from '../host.ts';
import type { Machine } from '../machine.ts';
import { systemPath } from '../run/real.ts';
import { inWords } from './text.ts';

/** Variables that decide which Go runs, and how GoLand starts, as `launchctl setenv` may have set them for every application. */
const telling = [
  ...['GOROOT', 'GOPATH', 'GOBIN', 'GOTOOLCHAIN', 'GOENV', 'DEVELOPER_DIR', 'SDKROOT'],
  ...['GOLAND_JDK', 'GOLAND_VM_OPTIONS', 'JDK_HOME', 'JAVA_HOME', 'JAVA_TOOL_OPTIONS', '_JAVA_OPTIONS'],
];

export async function contextsOfDarwin(machine: Machine): Promise<readonly [Context, Context]> {
  const gui = await guiContext(machine);
  const { native } = await hardwareOfDarwin(machine);
  const { context, why } = await askShell(machine, gui.environment, shellLimits, native);
  return [context ?? assumedShell(machine, gui, why), gui];
}

/**
 * Applications started from the Dock get launchd's PATH, `/usr/bin:/bin:/usr/sbin:/sbin` unless it was set with
 * `launchctl setenv` or `launchctl config user path` (launchctl(1)).
 */
async function guiContext(machine: Machine): Promise<Context> {
  const { name, home, shell } = machine.user;
  const environment: Record<string, string | undefined> = { HOME: home, USER: name, LOGNAME: name };
  if (shell !== null) environment.SHELL = shell;
  const set: string[] = [];
  for (const variable of ['PATH', ...telling]) {
    const ran = await machine.run({
      file: '/bin/launchctl',
      arguments: ['getenv', variable],
      timeLimitMs: 3_000,
    });
    const value = ran.outcome === 'exited' && ran.exitCode === 0 ? ran.stdout.trim() : '';
    if (value !== '') {
      environment[variable] = value;
      set.push(variable);
    }
  }
  const observed = environment.PATH !== undefined;
  const path = environment.PATH ?? systemPath.join(':');
  return {
    id: 'gui',
    path: absoluteDirectories(path),
    environment: { ...environment, PATH: path },
    certainty: observed ? 'observed' : 'assumed',
    source: [
      ...(observed ? [] : [inWords('launchdDefault')]),
      ...set.map((name) => `launchctl getenv ${name}`),
    ].join(', '),
  };
}

/** What path_helper gives to every login shell (/etc/zprofile and /etc/profile run it), without the user's own files. */
function assumedShell(machine: Machine, gui: Context, why: string): Context {
  const path = pathHelper(machine, gui.path);
  const environment: Environment = { ...gui.environment, PATH: path.join(':') };
  return {
    id: 'login-shell',
    path,
    environment,
    certainty: 'assumed',
    source: inWords('pathsFiles', { why }),
  };
}

/**
 * /etc/paths, then the files of /etc/paths.d by number and name, then what was there before; each directory once
 * (apple-oss-distributions/shell_cmds, path_helper/path_helper.c).
 */
function pathHelper({ files }: Machine, before: readonly string[]): readonly string[] {
  const names = files.list('/etc/paths.d', 1_000);
  const extra = (names.ok ? [...names.value] : []).sort(byNumberAndName);
  const lines = ['/etc/paths', ...extra.map((name) => `/etc/paths.d/${name}`)].flatMap((path) => {
    const text = files.text(path, 65_536);
    return text.ok ? text.value.split('\n') : [];
  });
  return [...new Set([...lines, ...before])].filter((directory) => directory.startsWith('/'));
}

function byNumberAndName(one: string, other: string): number {
  const [first, second] = [Number.parseInt(one, 10), Number.parseInt(other, 10)];
  if (!Number.isNaN(first) && !Number.isNaN(second) && first !== second) return first - second;
  return one < other ? -1 : 1;
}
