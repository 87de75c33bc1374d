import { absoluteDirectories } from './parse.ts';
import { readSystemdEnvironment } from '../formats/environment.ts';
import { readEnvironmentLines } from '../formats/environment-d.ts';
import { askShell, shellLimits } from './shell.ts';
import { hardwareOfLinux } from '../hardware/hardware.linux.ts';
import type { Context, Environment } from '../host.ts';
import type { Machine } from '../machine.ts';
import { inWords } from './text.ts';

/** What the systemd user manager gives when nothing is configured (systemd, DEFAULT_USER_PATH). */
const defaultPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin';

/** Directories of environment.d from the weakest to the strongest, environment.d(5). */
const environmentDirectories = (home: string): readonly string[] => [
  '/usr/lib/environment.d',
  '/usr/local/lib/environment.d',
  '/run/environment.d',
  '/etc/environment.d',
  `${home}/.config/environment.d`,
];

export async function contextsOfLinux(machine: Machine): Promise<readonly [Context, Context]> {
  const gui = await guiContext(machine);
  const { context, why } = await askShell(
    machine,
    gui.environment,
    shellLimits,
    hardwareOfLinux(machine).native,
  );
  const shell: Context = context ?? {
    id: 'login-shell',
    path: gui.path,
    environment: gui.environment,
    certainty: 'assumed',
    source: inWords('asInApplications', { why }),
  };
  return [shell, gui];
}

/** Applications of a desktop session have the environment of the systemd user manager. */
async function guiContext(machine: Machine): Promise<Context> {
  const { environment: ours, user } = machine;
  const ran = await machine.run({
    file: 'systemctl',
    arguments: ['--user', 'show-environment'],
    environment: {
      XDG_RUNTIME_DIR: ours.XDG_RUNTIME_DIR ?? `/run/user/${user.uid}`,
      DBUS_SESSION_BUS_ADDRESS: ours.DBUS_SESSION_BUS_ADDRESS,
    },
    timeLimitMs: 3_000,
  });
  if (ran.outcome === 'exited' && ran.exitCode === 0) {
    const environment = readSystemdEnvironment(ran.stdout);
    if (environment.PATH !== undefined)
      return context(environment, 'observed', 'systemctl --user show-environment');
  }
  const configured = configuredEnvironment(machine);
  const environment = { HOME: user.home, USER: user.name, PATH: defaultPath, ...configured.environment };
  return context(environment, 'assumed', [inWords('systemdDefault'), ...configured.from].join(', '));
}

function context(environment: Environment, certainty: Context['certainty'], source: string): Context {
  return { id: 'gui', path: absoluteDirectories(environment.PATH ?? ''), environment, certainty, source };
}

/** /etc/environment (pam_env) and environment.d: lines of `NAME=value`, `${NAME}` and `$NAME` filled in, quotes dropped. */
function configuredEnvironment({ files, user }: Machine): {
  environment: Environment;
  from: readonly string[];
} {
  const sources = ['/etc/environment'];
  for (const directory of environmentDirectories(user.home)) {
    const names = files.list(directory, 1_000);
    if (names.ok) {
      sources.push(
        ...names.value.filter((name) => name.endsWith('.conf')).map((name) => `${directory}/${name}`),
      );
    }
  }
  const environment: Record<string, string> = {};
  const from: string[] = [];
  for (const source of sources) {
    const text = files.text(source, 65_536);
    if (!text.ok) continue;
    const known = { HOME: user.home, PATH: defaultPath };
    for (const [name, value] of readEnvironmentLines(text.value, { ...known, ...environment })) {
      environment[name] = value;
      if (name === 'PATH') from.push(source);
    }
  }
  return { environment, from };
}
