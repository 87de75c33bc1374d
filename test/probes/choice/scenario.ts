import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Host } from '../../../host/host.ts';
import type { Choice, Outcome } from '../../../probes/choice/choice.ts';
import { explainGo } from '../../../probes/choice/explain.ts';
import { goPath, older, smallGoroot, toolchainModule } from '../../real/toolchains.ts';
import { makeTrees } from './trees.ts';

/** What the real go command and gowarden are asked about. Absent means that it does not exist. */
export interface Scenario {
  readonly environment?: Readonly<Record<string, string>>;
  /** Text of the `go env -w` file. */
  readonly userFile?: string;
  /** Text of `$GOROOT/go.env`. */
  readonly goEnv?: string;
  readonly goMod?: string;
  /** Text of a go.work in the parent of the module. */
  readonly goWork?: string;
  /** go.mod of a second module beside the first, which a go.work may use. */
  readonly other?: string;
  /** More executables on PATH. */
  readonly onPath?: readonly Extra[];
}

/** `script`: a shell script that prints this; `older`: a link to the real older go; `plain`: not executable. */
export interface Extra {
  readonly name: string;
  readonly kind: 'script' | 'older' | 'plain' | 'directory';
}

export const platform = `linux-${process.arch === 'arm64' ? 'arm64' : 'amd64'}`;

/** Asks both in the same directory with the same environment. */
export async function compare(host: Host, scenario: Scenario): Promise<{ choice: Choice; real: Real }> {
  const machine = build(scenario);
  try {
    const context = {
      id: 'login-shell' as const,
      path: machine.path,
      environment: { ...machine.environment, PATH: machine.path.join(':') },
      certainty: 'observed' as const,
      source: 'test',
    };
    const choice = await explainGo(host, machine.directory, context);
    return { choice, real: runGo(machine.directory, context.environment, machine.path[0] ?? '') };
  } finally {
    rmSync(machine.root, { recursive: true });
  }
}

export interface Real {
  /** `go1.25.4 linux/amd64`, `script go1.99.0`, or null when it failed. */
  readonly version: string | null;
  readonly stderr: string;
  /** Where it stops for a reason other than the choice, such as a go.mod that cannot be parsed; null when it does not. */
  readonly elsewhere: Elsewhere | null;
  /** GOROOT as it reports it itself; null when it failed. */
  readonly goroot: string | null;
}

interface Elsewhere {
  readonly stderr: string;
  /** What it says about the choice where no go.mod or go.work is in its way; null when it then succeeds. */
  readonly next: string | null;
}

function runGo(cwd: string, env: NodeJS.ProcessEnv, bin: string): Real {
  const runIn = (directory: string, variables: NodeJS.ProcessEnv, argv: readonly string[]) => {
    const options = { cwd: directory, env: { ...variables, PWD: directory }, timeout: 120_000 };
    const ran = spawnSync(join(bin, 'go'), argv, { ...options, encoding: 'utf8' });
    if (ran.error) throw ran.error;
    return ran;
  };
  const run = (...argv: string[]) => runIn(cwd, env, argv);
  const ran = run('version');
  const version = ran.status === 0 ? (/^go version (.*)$/m.exec(ran.stdout)?.[1]?.trim() ?? null) : null;
  if (version === null) return { version, stderr: ran.stderr, elsewhere: null, goroot: null };
  // It loads the module, and compiles the smallest package that needs compiling.
  const listing = ['list', '-export', '-f', 'ok', 'internal/goarch'];
  const list = run(...listing);
  const refused = refusalIn(list.stderr);
  if (refused !== null) return { version: null, stderr: refused, elsewhere: null, goroot: null };
  // As deep as the module, so that a relative GOROOT is the same.
  const bare = cwd.replace('/work/', '/bare/');
  // The one that was selected here, which could be another without these files.
  const [chosen = ''] = version.split(' ');
  const toolchain = chosen.startsWith('go1.') ? chosen : 'local';
  const alone = { ...env, GOWORK: 'off', GO111MODULE: 'on', GOTOOLCHAIN: toolchain };
  const elsewhere =
    list.status === 0 ? null : { stderr: list.stderr, next: refusalIn(runIn(bare, alone, listing).stderr) };
  const goroot = run('env', 'GOROOT');
  return { version, stderr: '', elsewhere, goroot: goroot.status === 0 ? goroot.stdout.trim() : null };
}

/** Why the choice of Go is to blame, if it is; a go.mod that cannot be parsed does not count. */
function refusalIn(stderr: string): string | null {
  const ours =
    /GOROOT|GO111MODULE|GOWORK|reading go\.work|is not in std|no such tool|requires go >=|does not match go tool version/;
  const line = stderr
    .replace(' in any of:\n\t', ' in any of: ')
    .split('\n')
    .find((text) => ours.test(text));
  return line?.replaceAll('internal/goarch', 'fmt').replace(/; to update it:$/, '') ?? null;
}

/** Expresses an explanation in the words of `go version`, for comparison with the real output. */
export function claimed(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'own':
    case 'module-cache':
      return `${outcome.version} linux/${outcome.architectures.join('+')}`;
    case 'path':
      return outcome.version === null
        ? `script ${outcome.toolchain}`
        : `${outcome.version} linux/${outcome.architectures.join('+')}`;
    case 'download':
      return `go: download ${outcome.toolchain} for linux/${outcome.architectures.join('+')}: toolchain not available`;
    case 'absent':
      return 'go: command not found';
    case 'error':
      return outcome.message.replace(/; to update it: .*$/, '');
    case 'unknown':
      return `unknown: ${outcome.reason}`;
  }
}

/** The real output, in the same words. */
export function said({ version, stderr }: Real, choice: Choice): string {
  if (version !== null) return version;
  const file = choice.steps.find((step) => step.kind === 'file')?.file;
  const lines = stderr.trim().split('\n');
  // It shortens paths below the working directory; we give full paths.
  const last = (lines.filter((line) => !line.startsWith('go: downloading ')).at(-1) ?? '').replace(
    /^go: go: /,
    'go: ',
  );
  return file && !last.includes(' requires go >= ')
    ? last.replace(/ in (\.\.\/|\.\/)*go\.(mod|work)$/, ` in ${file}`)
    : last;
}

function build(scenario: Scenario) {
  const root = mkdtempSync(join(tmpdir(), 'gowarden-choice-'));
  const directory = join(root, 'work/module/deep');
  const home = join(root, 'home');
  const extra = join(root, 'extra');
  for (const path of [directory, join(root, 'bare/module/deep'), extra]) mkdirSync(path, { recursive: true });
  // Otherwise a child of the go command would record its use here after go has ended, wherever XDG_CONFIG_HOME of a scenario leads.
  for (const telemetry of [join(home, '.config/go/telemetry'), join(root, 'x/go/telemetry')]) {
    mkdirSync(telemetry, { recursive: true });
    writeFileSync(join(telemetry, 'mode'), 'off');
  }
  const goroot = smallGoroot(join(root, 'goroot'), scenario.goEnv ?? null);
  makeTrees(join(root, 'trees'));
  const fill = (text: string): string => text.replaceAll('{ROOT}', root);
  const write = (path: string, text: string | undefined): void => {
    if (text !== undefined) writeFileSync(path, fill(text));
  };
  write(join(home, '.config/go/env'), scenario.userFile);
  write(join(root, 'work/module/go.mod'), scenario.goMod);
  write(join(root, 'work/go.work'), scenario.goWork);
  mkdirSync(join(root, 'work/other'));
  write(join(root, 'work/other/go.mod'), scenario.other);
  const gopath = goPath([platform]);
  for (const { name, kind } of scenario.onPath ?? []) {
    const path = join(extra, name);
    mkdirSync(dirname(path), { recursive: true });
    if (kind === 'directory') mkdirSync(path);
    else if (kind === 'older')
      symlinkSync(join(gopath, 'pkg/mod', toolchainModule(platform), 'bin/go'), path);
    else writeFileSync(path, `#!/bin/sh\necho "go version script ${name}"\n`);
    if (kind === 'script') chmodSync(path, 0o755);
  }
  const environment: Record<string, string> = {
    HOME: home,
    GOPATH: gopath,
    // What was compiled once stays compiled, for the next machine too.
    GOCACHE: join(gopath, 'go-build'),
    GOPROXY: 'off',
    GOSUMDB: 'sum.golang.org',
  };
  for (const [name, value] of Object.entries(scenario.environment ?? {})) environment[name] = fill(value);
  return { root, directory, environment, path: [join(goroot, 'bin'), extra, '/usr/bin', '/bin'] };
}

export { older };
