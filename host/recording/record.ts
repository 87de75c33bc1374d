import type { Context, Environment, Hardware, Host } from '../host.ts';
import type { Lock, Locks } from '../locks/locks.ts';
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
  ...['DEVELOPER_DIR', 'SDKROOT'],
]);

const longestOutput = 256 * 1024;

/** Records the requests to a machine and its answers, bounded by `limits`. */
export class Recording {
  /** The same machine; every request to it is recorded. */
  readonly host: Host;
  readonly #files: FilesRecorder;
  readonly #processes = new ProcessesRecorder();
  readonly #commands: RecordedCommand[] = [];
  readonly #locks = new Map<string, Lock>();
  #locksUntold: string | null = null;
  #hardware: Hardware | null = null;
  #contexts: readonly Context[] = [];

  constructor(host: Host, limits: RecordingLimits = recordingLimits) {
    const { platform, simulated, user, environment } = host;
    this.#files = new FilesRecorder(host.files, limits);
    this.host = {
      ...{ platform, simulated, user, environment },
      files: this.#files.files,
      unrecorded: host.unrecorded ?? host.files,
      hardware: async () => (this.#hardware = await host.hardware()),
      contexts: async (maxAgeMs) => (this.#contexts = await host.contexts(maxAgeMs)),
      processes: async () => this.#processes.watch(await host.processes()),
      locks: async (query) => this.#noteLocks(await host.locks(query)),
      run: async (command) => {
        const ran = await host.run(command);
        this.#commands.push(...written(command, ran));
        return ran;
      },
    };
  }

  /** What was written down so far, as a simulated machine (docs/simulated-host.md). Nothing in it is redacted. */
  description(): Description {
    const { platform, user, environment } = this.host;
    const { untold, ...table } = this.#processes.recorded();
    const reasons = { ...untold, ...(this.#locksUntold === null ? {} : { locks: this.#locksUntold }) };
    return {
      format: 1,
      platform,
      user: { ...user },
      environment: variablesOf(environment),
      ...(this.#hardware && { hardware: hardwareOf(this.#hardware) }),
      contexts: Object.fromEntries(this.#contexts.map((context) => [context.id, contextOf(context)])),
      commands: this.#commands,
      ...table,
      locks: [...this.#locks.values()],
      ...(Object.keys(reasons).length > 0 ? { untold: reasons } : {}),
      files: this.#files.recorded(),
    };
  }

  #noteLocks(found: Locks): Locks {
    if (found.certainty === 'unknown') this.#locksUntold = found.reason ?? 'unknown';
    for (const lock of found.all) this.#locks.set(`${lock.path} ${lock.pid} ${lock.state}`, lock);
    return found;
  }
}

function hardwareOf(hardware: Hardware): NonNullable<Description['hardware']> {
  const { architecture, native, ours, translated, translators, osVersion, memoryBytes, evidence } = hardware;
  return {
    architecture,
    native: [...native],
    ours,
    translated,
    translators: [...translators],
    evidence: [...evidence],
    ...(osVersion === null ? {} : { osVersion }),
    ...(memoryBytes === undefined ? {} : { memoryBytes }),
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
