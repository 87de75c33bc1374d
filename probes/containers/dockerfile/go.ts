import { posix } from 'node:path';
import { type Brought, broughtBy } from './brought.ts';
import type { Extent } from './extent.ts';
import { type GlibcAge, glibcAgeOf, goVersionOf, isGolang, isWindows, type Libc, libcOf } from './image.ts';
import { commandsOf, type ShellCommand } from './shell.ts';
import type { Run } from './run.ts';
import { type Copied, mark, type Stage } from './stages.ts';
import { type Selection, selectionOf } from './selection.ts';
import { substitute, unknownValue, type Variables } from './substitute.ts';

/** For which architecture something is built. */
export type BuiltFor =
  /** Nothing says: that of the machine or image on which it is built. */
  | { readonly kind: 'own' }
  /** $TARGETARCH, or what xx makes of $TARGETPLATFORM. */
  | { readonly kind: 'target' }
  /** $TARGETARCH, which is empty there, as no ARG of the stage brings it in. */
  | { readonly kind: 'undeclared' }
  | { readonly kind: 'constant'; readonly architecture: string }
  | { readonly kind: 'unknown' };

/** A `go build` or `go install` of a product (not of a tool by its version). */
export interface GoBuild {
  readonly line: number;
  readonly builtFor: BuiltFor;
  /** Whether cgo is on: as it is set, by default (a C compiler is there), or not known. */
  readonly cgo: 'on' | 'on-by-default' | 'off' | 'unknown';
  /** Links so that no C library is needed, or says what cannot be followed. */
  readonly isStatic: boolean;
  /** Takes its packages from vendor/, as it says, and fetches none. */
  readonly isVendored: boolean;
  /** What of the module it builds; null where a flag or a variable decides that in a way that is not followed. */
  readonly selection: Selection | null;
}

/** A stage with its uses of Go. */
export interface GoStage {
  readonly stage: Stage;
  /** `golang` or somebody's image of it. */
  readonly isGolang: boolean;
  /** `1.26.3`, `1.26`, of its image or of what it brings along; null where neither names one. */
  readonly goVersion: string | null;
  /** What it brings along into an image without Go. */
  readonly brought: Brought | null;
  readonly libc: Libc | null;
  readonly glibc: GlibcAge | null;
  readonly builds: readonly GoBuild[];
  /** Any go command, make, or program of xx. */
  readonly runsGo: boolean;
  /** Lines that fetch modules by themselves: `go mod download`. */
  readonly downloads: readonly number[];
  /** A go cache is mounted while it builds. */
  readonly hasCacheMount: boolean;
}

/** Packages that bring one. */
const compilers = /\b(?:gcc|build-base|musl-dev|clang|build-essential)\b/;

const targetMark = '\u0001TARGET';

/** What a stage takes over from those that it goes on from. */
interface Above {
  /** One of their steps installs a C compiler. */
  readonly installs: boolean;
  readonly brought: Brought | null;
  /** What `go env -w` has written. */
  readonly written: Variables;
}

const nothing: Above = { installs: false, brought: null, written: new Map() };

/** What Go does in each stage of a file. */
export function goIn(stages: readonly Stage[], extent: Extent): readonly GoStage[] {
  const ends: Above[] = [];
  return stages.map((stage) => {
    const above = (stage.parent === null ? undefined : ends[stage.parent]) ?? nothing;
    const { go, end } = goOf(stage, above, { stages, extent });
    ends.push(end);
    return go;
  });
}

function goOf(
  stage: Stage,
  above: Above,
  { stages, extent }: { readonly stages: readonly Stage[]; readonly extent: Extent },
): { readonly go: GoStage; readonly end: Above } {
  const { image } = stage;
  const runs = stage.steps.filter((step) => step.kind === 'run');
  const installs = above.installs || runs.some(({ text }) => compilers.test(text));
  const compiler = installs ? true : hasCompiler(stage);
  const written = new Map(above.written);
  // Of Windows' shells and images nothing is said.
  const isOther = image !== null && isWindows(image);
  const commands = isOther ? [] : withWritten(runs, written, extent);
  const copied = broughtBy(stage.steps, stages) ?? above.brought;
  const brought = isOther || (image && isGolang(image)) ? null : copied;
  const go: GoStage = {
    stage,
    isGolang: image !== null && isGolang(image) && !isOther,
    goVersion: image && isGolang(image) ? goVersionOf(image) : (brought?.version ?? null),
    brought,
    libc: image && libcOf(image),
    glibc: image && glibcAgeOf(image),
    builds: commands.flatMap((one) => buildOf(one, compiler) ?? []),
    runsGo: commands.some(({ command }) => programOf(command) !== null),
    downloads: commands
      .filter(({ command }) => goWords(command).slice(0, 2).join(' ') === 'mod download')
      .map(({ run }) => run.line),
    hasCacheMount:
      !isOther && runs.some(({ caches }) => caches.some((target) => /\/(?:mod|go-build)\/?$/.test(target))),
  };
  return { go, end: { installs, brought: copied, written } };
}

interface InRun {
  readonly run: Run;
  readonly command: ShellCommand;
  /** Whether the shell goes elsewhere somewhere in that RUN. */
  readonly moves: boolean;
}

/** Commands with earlier settings of `go env -w`, which the environment overrides: https://pkg.go.dev/cmd/go#hdr-Environment_variables */
function withWritten(
  runs: readonly Run[],
  written: Map<string, string | null>,
  extent: Extent,
): readonly InRun[] {
  return runs.flatMap((run) => {
    const commands = commandsIn(run, extent);
    const moves = commands.some(({ words: [program = ''] }) => /^(?:cd|pushd|popd)$/.test(program));
    return commands.map((command): InRun => {
      const { words, variables } = command;
      const [verb, ...settings] = goWords(command);
      if (verb === 'env' && settings.includes('-w'))
        for (const [, name = '', value = ''] of settings.map((word) => /^(\w+)=(.*)$/s.exec(word) ?? []))
          if (name !== '') written.set(name, substitute(value, variables));
      const all = written.size === 0 ? variables : new Map([...written, ...variables]);
      return { run, command: { words, variables: all }, moves };
    });
  });
}

/** Commands of a RUN; what `sh -c` is given too, one level deep. */
function commandsIn({ text, variables }: Run, extent: Extent): readonly ShellCommand[] {
  return commandsOf(text, variables, extent).flatMap((command) => {
    const [program = '', flag = '', script] = command.words;
    const isShell = /(?:^|\/)(?:ba|da|a|z)?sh$/.test(program) && flag.startsWith('-') && flag.endsWith('c');
    return isShell && script !== undefined ? commandsOf(script, command.variables, extent) : [command];
  });
}

/** `go`, or `xx-go`, which sets the target by itself; null for any other program. */
function programOf({ words }: ShellCommand): 'go' | 'xx-go' | null {
  const program = words[0] ?? '';
  if (program === 'go' || program.endsWith('/go')) return 'go';
  return program === 'xx-go' ? 'xx-go' : null;
}

/** What a go command is given behind `-C DIR`. */
function goWords(command: ShellCommand): readonly string[] {
  if (programOf(command) === null) return [];
  return command.words[1] === '-C' ? command.words.slice(3) : command.words.slice(1);
}

function buildOf({ run, command, moves }: InRun, compiler: boolean | null): GoBuild | null {
  const [verb, ...rest] = goWords(command);
  if (verb !== 'build' && verb !== 'install') return null;
  const packages = rest.filter((word) => !word.startsWith('-'));
  if (verb === 'install' && packages.some((word) => word.includes('@'))) return null;
  const { variables } = command;
  return {
    line: run.line,
    builtFor: programOf(command) === 'xx-go' ? { kind: 'target' } : builtFor(run, command),
    cgo: isOtherSystem(variables) ? 'off' : cgoOf(variables.get('CGO_ENABLED'), compiler),
    isVendored: [...rest, variables.get('GOFLAGS') ?? ''].some((word) =>
      /(?:^|\s)--?mod=vendor\b/.test(word),
    ),
    selection: selectionOf(rest, variables, moves ? null : placeOf(run, command)),
    isStatic: isStatic([...rest, variables.get('GOFLAGS') ?? ''], variables),
  };
}

/** Where a command runs; null where that is unknown. */
function placeOf(run: Run, { words, variables }: ShellCommand): string | null {
  if (words[1] !== '-C') return run.directory;
  const path = substitute(words[2] ?? '', variables);
  return path.includes(unknownValue) ? null : posix.resolve(run.directory, path);
}

/** What is built for a browser, Windows or macOS runs in no image of Linux: neither its platform nor its C library matters. */
function isOtherSystem(variables: Variables): boolean {
  const [system, architecture] = [variables.get('GOOS') ?? '', variables.get('GOARCH')];
  return architecture === 'wasm' || (/^[a-z0-9]+$/.test(system) && system !== 'linux');
}

/** Shell texts that ask the machine, or the target, for its architecture. */
const asks = /TARGETARCH|TARGETPLATFORM|TARGETVARIANT|uname|print-architecture|print-arch|go env|\bxx-/;

function builtFor({ text, variables: outside }: Run, { variables }: ShellCommand): BuiltFor {
  const value = variables.get('GOARCH');
  if (value === null || value?.includes(unknownValue) || isOtherSystem(variables)) return { kind: 'unknown' };
  if (value?.includes(targetMark)) return { kind: 'target' };
  const isDeclared = outside.get('TARGETARCH') === mark('TARGETARCH');
  if (value === undefined || value === '')
    return { kind: mentions(text) && !isDeclared ? 'undeclared' : asks.test(text) ? 'unknown' : 'own' };
  if (!/^[a-z0-9]+$/.test(value)) return { kind: 'unknown' };
  // A text that asks for the architecture, or builds for several, has it set as it should be. An argument with a default asks nobody.
  const isFixed = outside.get('TARGETARCH')?.includes('\u0001') === false;
  const asked = isFixed ? text.replaceAll('TARGETARCH', '') : text;
  return asks.test(asked) || severalIn(text)
    ? { kind: 'unknown' }
    : { kind: 'constant', architecture: value };
}

const mentions = (text: string): boolean => /GOARCH=["']?\$\{?TARGETARCH/.test(text);

function severalIn(text: string): boolean {
  return new Set([...text.matchAll(/GOARCH=["']?([a-z0-9]{2,12})/g)].map(([, name]) => name)).size > 1;
}

function cgoOf(value: string | null | undefined, compiler: boolean | null): GoBuild['cgo'] {
  if (value === '0') return 'off';
  if (value === '1') return 'on';
  if (value !== undefined && value !== '') return 'unknown';
  return compiler === null ? 'unknown' : compiler ? 'on-by-default' : 'off';
}

/**
 * Whether there is a C compiler, without which cgo is off by default (https://go.dev/doc/go1.20#cgo): Debian's golang images bring
 * gcc, Alpine's do not (https://github.com/docker-library/golang/blob/master/Dockerfile-linux.template). Null when not known.
 */
function hasCompiler({ image }: Stage): boolean | null {
  const libc = image && isGolang(image) ? libcOf(image) : null;
  const version = image && goVersionOf(image);
  if (libc === 'glibc') return true;
  const minor = Number(version?.split('.')[1] ?? '20');
  return libc === 'musl' && minor >= 20 ? false : null;
}

/** Flags that a variable holds as a whole, and that are unknown, may say so too. */
function isStatic(words: readonly string[], variables: Variables): boolean {
  // Zig and wrappers for musl bring the C library along, and link it statically by default.
  if (/\bzig\b|musl/.test(variables.get('CC') ?? '')) return true;
  return words.some((word) => {
    const flag = substitute(word, variables);
    return /-static|netgo|osusergo/.test(flag) || /^(?:-(?:ldflags|tags)=)?["']?\0/.test(flag);
  });
}

/** Whether a copy takes the whole build context, or all that is in a directory of it. */
export function takesContext({ fromContext, sources }: Copied): boolean {
  return fromContext && sources.some((source) => /^(?:\.|\.\/|\*|\/|\.\/\*)$/.test(source));
}
