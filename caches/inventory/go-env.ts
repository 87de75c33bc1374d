import type { Context, Host } from '../../host/host.ts';
import { isCanonical } from '../sink/boundary.ts';

/** What a Go says about its own places. */
export interface GoEnv {
  /** The `go` that was asked, as its context finds it. */
  readonly go: string;
  readonly version: string | null;
  /** Null when it is off, or no path that may be used. */
  readonly build: string | null;
  readonly modules: string | null;
  readonly path: readonly string[];
  readonly bin: string | null;
  /** The context's environment that it was asked in. */
  readonly context: Context;
  /** What it said that cannot be used, one sentence each. */
  readonly unusable: readonly string[];
}

export interface GoEnvs {
  /** One for each context that has a `go`; those that answer alike once. */
  readonly all: readonly GoEnv[];
  readonly unknown: readonly string[];
}

type Asked = { readonly ok: true; readonly env: GoEnv } | { readonly ok: false; readonly why: string };

/**
 * Asks the `go` that wins in each context where its caches are. It costs 80 ms, so that an answer is kept for as long as
 * the executable, Go's own settings file and the environment are the same. Nothing is downloaded: `GOTOOLCHAIN=local`
 * keeps a go.mod from calling for another toolchain, and `GOPROXY=off` everything else.
 */
export class GoEnvironments {
  readonly #host: Host;
  readonly #answers = new Map<string, Asked>();

  constructor(host: Host) {
    this.#host = host;
  }

  async ask(signal?: AbortSignal): Promise<GoEnvs> {
    const all: GoEnv[] = [];
    const unknown: string[] = [];
    for (const context of await this.#host.contexts()) {
      const go = winningGo(this.#host, context);
      if (go === null) continue;
      const key = this.#key(go, context);
      const asked = this.#answers.get(key) ?? (await askGo(this.#host, go, context, signal));
      if (!asked.ok) {
        if (!unknown.includes(asked.why)) unknown.push(asked.why);
        continue;
      }
      this.#answers.set(key, asked);
      unknown.push(...asked.env.unusable.filter((sentence) => !unknown.includes(sentence)));
      const alike = ({ build, modules }: GoEnv): boolean =>
        build === asked.env.build && modules === asked.env.modules;
      if (!all.some(alike)) all.push(asked.env);
    }
    return { all, unknown };
  }

  #key(go: string, context: Context): string {
    const { files } = this.#host;
    const identity = (path: string): string => {
      const facts = files.target(path);
      if (!facts.ok) return facts.failure.kind;
      const { device, inode, size, modifiedMs } = facts.value;
      return [device, inode, size, modifiedMs].join(':');
    };
    const variables = Object.entries(context.environment)
      .filter(([name]) => /^(GO|XDG_|HOME$|MISE|ASDF|PATH$)/.test(name))
      .sort()
      .join('\n');
    return [go, identity(go), identity(settingsFile(this.#host, context)), variables].join('\n');
  }
}

/** Where `go env -w` writes: https://pkg.go.dev/cmd/go#hdr-Environment_variables (GOENV). */
function settingsFile(host: Host, { environment }: Context): string {
  if (environment.GOENV !== undefined && environment.GOENV !== '') return environment.GOENV;
  const { home } = host.user;
  if (host.platform === 'darwin') return `${home}/Library/Application Support/go/env`;
  return `${environment.XDG_CONFIG_HOME ?? `${home}/.config`}/go/env`;
}

/** The first executable `go` on a context's PATH; null if there is none. */
export function winningGo(host: Host, context: Context): string | null {
  for (const directory of context.path) {
    const facts = host.files.target(`${directory}/go`);
    if (facts.ok && facts.value.kind === 'file' && (facts.value.mode & 0o111) !== 0) return `${directory}/go`;
  }
  return null;
}

/** Only these: for all of them go would run the C compiler and write to its build cache. */
const asked = ['GOCACHE', 'GOMODCACHE', 'GOPATH', 'GOBIN', 'GOVERSION'];

async function askGo(host: Host, go: string, context: Context, signal?: AbortSignal): Promise<Asked> {
  const ran = await host.run({
    file: go,
    arguments: ['env', '-json', ...asked],
    path: context.path,
    environment: { ...context.environment, GOTOOLCHAIN: 'local', GOPROXY: 'off', GOFLAGS: '' },
    timeLimitMs: 10_000,
    ...(signal && { signal }),
  });
  if (ran.outcome !== 'exited' || ran.exitCode !== 0) return { ok: false, why: ran.summary };
  const values = parse(ran.stdout);
  if (values === null) return { ok: false, why: `${go} env -json answered with no JSON object` };
  const unusable: string[] = [];
  const place = (name: string): string | null => {
    const value = values[name] ?? '';
    if (value === 'off') return null;
    if (isCanonical(value) && value !== '/') return value;
    unusable.push(
      `${go} env ${name} is ${JSON.stringify(value)}, which is no directory that could be a cache`,
    );
    return null;
  };
  const bin = values.GOBIN ?? '';
  const env: GoEnv = {
    go,
    version: values.GOVERSION ?? null,
    build: place('GOCACHE'),
    modules: place('GOMODCACHE'),
    path: (values.GOPATH ?? '').split(':').filter(isCanonical),
    bin: isCanonical(bin) ? bin : null,
    context,
    unusable,
  };
  return { ok: true, env };
}

function parse(text: string): Record<string, string | undefined> | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    return Object.fromEntries(
      Object.entries(value).map(([name, entry]) => [name, typeof entry === 'string' ? entry : undefined]),
    );
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
