import type { Context, Environment, Hardware, Host } from '../host.ts';
import type { Lock } from '../locks/locks.ts';
import type { Command, Ran } from '../run/run.ts';
import type { Description, RecordedCommand } from '../simulated/description.ts';
import { FilesRecorder, recordingLimits, type RecordingLimits } from './files.ts';
import { ProcessesRecorder } from './processes.ts';

/** Variables that decide which Go runs or where things are. No other leaves the machine. */
const wantedVariables = new Set([
  ...[
    'HOME',
    'USER',
    'PATH',
    'SHELL',
    'LANG',
    'LC_ALL',
    'TMPDIR',
    'HOMEBREW_PREFIX',
    'XDG_CONFIG_HOME',
    'XDG_DATA_HOME',
  ],
  ...[
    'GOROOT',
    'GOPATH',
    'GOBIN',
    'GOENV',
    'GOTOOLCHAIN',
    'GOMODCACHE',
    'GOCACHE',
    'GOFLAGS',
    'GOWORK',
    'GO111MODULE',
  ],
  ...['GOOS', 'GOARCH', 'GOTMPDIR', 'GOENV_ROOT', 'GOENV_VERSION', 'GOENV_GOMOD_VERSION_ENABLE', 'GVM_ROOT'],
  ...['MISE_DATA_DIR', 'MISE_ENV', 'MISE_GO_VERSION', 'ASDF_DATA_DIR', 'ASDF_GOLANG_VERSION'],
  ...['ASDF_DEFAULT_TOOL_VERSIONS_FILENAME', 'MISE_CONFIG_DIR', 'XDG_CACHE_HOME', 'XDG_STATE_HOME'],
]);

const longestOutput = 256 * 1024;

export interface Recording {
  /** The same machine; what is asked of it is written down. */
  readonly host: Host;
  /** What was written down so far, as a simulated machine (docs/simulated-host.md). Nothing in it is redacted. */
  description(): Description;
}

/** Begins to write down what a machine is asked and what it answers, bounded by `limits`. */
export function recordHost(host: Host, limits: RecordingLimits = recordingLimits): Recording {
  const files = new FilesRecorder(host.files, limits);
  const processes = new ProcessesRecorder();
  const commands: RecordedCommand[] = [];
  const locks = new Map<string, Lock>();
  let locksUntold: string | null = null;
  let hardware: Hardware | null = null;
  let contexts: readonly Context[] = [];
  const { platform, simulated, user, environment } = host;

  return {
    host: {
      ...{ platform, simulated, user, environment },
      files: files.files,
      hardware: async () => (hardware = await host.hardware()),
      contexts: async (maxAgeMs) => (contexts = await host.contexts(maxAgeMs)),
      processes: async () => processes.watch(await host.processes()),
      locks: async (query) => {
        const found = await host.locks(query);
        if (found.certainty === 'unknown') locksUntold = found.reason ?? 'unknown';
        for (const lock of found.all) locks.set(`${lock.path} ${lock.pid} ${lock.state}`, lock);
        return found;
      },
      run: async (command) => {
        const ran = await host.run(command);
        commands.push(...written(command, ran));
        return ran;
      },
    },
    description: () => {
      const { untold, ...table } = processes.recorded();
      const reasons = { ...untold, ...(locksUntold === null ? {} : { locks: locksUntold }) };
      return {
        format: 1,
        platform: host.platform,
        user: { ...host.user },
        environment: variablesOf(host.environment),
        ...(hardware && { hardware: hardwareOf(hardware) }),
        contexts: Object.fromEntries(contexts.map((context) => [context.id, contextOf(context)])),
        commands,
        ...table,
        locks: [...locks.values()],
        ...(Object.keys(reasons).length > 0 ? { untold: reasons } : {}),
        files: files.recorded(),
      };
    },
  };
}

function hardwareOf(hardware: Hardware): NonNullable<Description['hardware']> {
  const { architecture, native, ours, translated, translators, osVersion, evidence } = hardware;
  return {
    architecture,
    native: [...native],
    ours,
    translated,
    translators: [...translators],
    evidence: [...evidence],
    ...(osVersion === null ? {} : { osVersion }),
  };
}

function contextOf({ path, environment, certainty, source }: Context) {
  const absolute = path.filter((directory) => directory.startsWith('/') && !directory.includes('\0'));
  return { path: absolute, environment: variablesOf(environment), certainty, source };
}

function variablesOf(environment: Environment): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && wantedVariables.has(entry[0]),
    ),
  );
}

/** A program that is not there, or that could not be started, is not there when it is replayed. */
function written({ file, arguments: words, timeLimitMs = 5_000 }: Command, ran: Ran): RecordedCommand[] {
  const { outcome, exitCode } = ran;
  if (outcome === 'not-found' || outcome === 'not-runnable' || outcome === 'cancelled') return [];
  return [
    {
      run: [file, ...words],
      stdout: ran.stdout.slice(0, longestOutput),
      stderr: ran.stderr.slice(0, longestOutput),
      ...(exitCode === null ? {} : { exitCode }),
      ...(outcome === 'signalled' ? { signal: 'SIGKILL' } : {}),
      ...(outcome === 'timed-out' ? { delayMs: timeLimitMs + 1 } : {}),
    },
  ];
}
