import { posix } from 'node:path';
import type { Installer, Inventory, Tool } from '../inventory/inventory.ts';
import { startedBy, terminalOf } from '../inventory/native.ts';
import type { Remedy, Run, Step } from '../remedy.ts';
import { isUsable } from './fit.ts';
import { ofSession, placesOf, takenOutByHand } from './setter.ts';
import { newTerminal, remedy, run, undone } from './steps.ts';
import { persons } from './text.ts';

/** Managers that export GOROOT by themselves: the directory that is theirs, and the line of a start-up file that lets them. */
const exporters: readonly (readonly [name: string, place: RegExp, line: RegExp])[] = [
  // https://mise.jdx.dev/lang/go.html: go_set_goroot
  ['mise', /\/mise\/installs\//, /\bmise activate\b/],
  // https://github.com/moovweb/gvm and https://github.com/andrewkroh/gvm
  ['gvm', /\/\.?gvm\/(?:gos|versions)\//, /\/\.?gvm\/scripts\/gvm\b|\$\(gvm \d/],
  // https://github.com/voidint/g: its ~/.g/env
  ['g', /\/\.g\/(?:go$|versions\/)/, /\/\.g\/env\b/],
  // https://vfox.dev: hooks of each shell
  ['vfox', /\/\.(?:version-fox|vfox)\//, /\bvfox activate\b/],
  // https://github.com/go-nv/goenv: unless GOENV_DISABLE_GOROOT
  ['goenv', /\/\.?goenv\/versions\//, /\bgoenv init\b/],
  // https://github.com/asdf-community/asdf-golang: set-env.zsh
  ['asdf', /\/\.?asdf\/installs\/golang\//, /\/plugins\/golang\/set-env\./],
];

/** The manager whose tree a value of GOROOT is, which then exports it; null when it is nobody's. */
function exporterOf(goroot: string): string | null {
  return exporters.find(([, place]) => place.test(goroot))?.[0] ?? null;
}

/** A manager that the start-up files let export GOROOT once nothing overrules it, `own` aside; null when there is none. */
function exporterBehind(inventory: Inventory, own: Installer): string | null {
  const lines = inventory.means.profile.all.filter((line) => !line.trimStart().startsWith('#'));
  const found = exporters.find(([name, , line]) => name !== own && lines.some((text) => line.test(text)));
  return found?.[0] ?? null;
}

/** A go command with the variable that lets it start where GOROOT leads to nothing or to another Go. */
export function withOwnTree(go: Tool, inventory: Inventory, ...words: readonly string[]): Run {
  const terminal = terminalOf(inventory);
  const isFirst = terminal !== undefined && go.winsIn.includes(terminal.id);
  const real = startedBy(go, inventory) ?? go;
  // A manager's shim is passed by: what it starts depends on the directory.
  const step = run(real !== go ? real.path : isFirst ? 'go' : go.path, ...words);
  const set = gorootInTerminal(inventory);
  const own = treeOf(real);
  return set === null || own === undefined || set === own ? step : { ...step, environment: { GOROOT: own } };
}

/** The tree that a go has around it, also where too little of it is left to be known as one. */
function treeOf({ goroot, chain }: Tool): string | undefined {
  return (
    goroot?.path ?? (chain.file?.endsWith('/bin/go') ? posix.dirname(posix.dirname(chain.file)) : undefined)
  );
}

/** The value of GOROOT in the terminal, as a variable or by `go env -w`; null when nobody sets it. */
function gorootInTerminal({ building }: Inventory): string | null {
  return building?.goroot.value || null;
}

/** Whether a literal line of a start-up file sets GOROOT. */
function isSetByLine({ means }: Inventory): boolean {
  return means.profile.assignments.some(({ name }) => name === 'GOROOT');
}

/**
 * Takes GOROOT back where it is set, which `go` is to start afterwards: a line of the go command's own file, a literal line of a
 * start-up file, launchd; whoever else sets it is named, and a person has to go there. Null when nobody sets it.
 * `own`: who brings the go that the terminal has afterwards, where that is not `go` itself.
 */
export function unsetGoroot(
  inventory: Inventory,
  go: Tool,
  own: Installer = installerOf(go, inventory),
): Remedy | null {
  const { value = '', source } = inventory.building?.goroot ?? {};
  if (value === '' || !source) return null;
  if (source.kind === 'user-file') return inFile(inventory, go, value, source.file);
  if (source.kind !== 'variable') return null;
  const lines = inventory.means.profile.assignments.filter(({ name }) => name === 'GOROOT');
  const [line] = lines;
  if (line !== undefined && lines.length === 1 && line.times === 1 && line.value === value) {
    const edit = { kind: 'edit', file: line.file, before: `${line.text}\n`, after: '' } as const;
    const behind = exporterBehind(inventory, own);
    const more = behind === null ? [] : [persons.exported(behind, null)];
    return remedy([edit, ...more, newTerminal], [undone(edit)], [{ kind: 'write', path: line.file }]);
  }
  // A line with another value is not the one; what a line works out is not known.
  const literal = lines.filter((one) => one.value === value);
  const manager = literal.length > 0 ? null : exporterOf(value);
  if (manager !== null) return remedy([persons.exported(manager, value)], null);
  const setting = literal.length > 0 ? literal : lines.filter((one) => one.value === null);
  if (setting.length > 0) return remedy([persons.unsetAt('GOROOT', placesOf(setting))], null);
  return inSession(inventory, value) ?? takenOutByHand(['GOROOT'], inventory);
}

/** Where applications have it as well, the session has brought it; null where they have not. */
function inSession(inventory: Inventory, value: string): Remedy | null {
  const { contexts, platform } = inventory;
  const gui = contexts.find(({ id }) => id === 'gui');
  if (gui?.environment.GOROOT !== value) return null;
  if (platform === 'darwin')
    return remedy(
      [run('launchctl', 'unsetenv', 'GOROOT'), persons.restartTerminal],
      [run('launchctl', 'setenv', 'GOROOT', value)],
    );
  return ofSession(['GOROOT'], inventory);
}

function installerOf(go: Tool, inventory: Inventory): Installer {
  return (startedBy(go, inventory) ?? go).installer;
}

/** `go env -u GOROOT` stops by itself where GOROOT leads to nothing, unless the variable says better; without a go, the line goes. */
function inFile(inventory: Inventory, go: Tool, value: string, file: string): Remedy {
  const needs = [{ kind: 'write', path: file }] as const;
  const terminal = terminalOf(inventory);
  const inUse = terminal && inventory.goroots.get(terminal.id);
  // With the tree of another Go it does start.
  if (isUsable(go, inventory) && inUse?.state === 'present' && terminal && go.winsIn.includes(terminal.id))
    return remedy([run('go', 'env', '-u', 'GOROOT')], [run('go', 'env', '-w', `GOROOT=${value}`)], needs);
  if (isUsable(go, inventory))
    return remedy(
      [withOwnTree(go, inventory, 'env', '-u', 'GOROOT')],
      [withOwnTree(go, inventory, 'env', '-w', `GOROOT=${value}`)],
      needs,
    );
  const edit = { kind: 'edit', file, before: `GOROOT=${value}\n`, after: '' } as const;
  return remedy([edit], [undone(edit)], needs);
}

/**
 * A remedy by which the terminal's go changes its version, with GOROOT taken back before where that is set to another tree than
 * one of those that stay right. `own` as for `unsetGoroot`.
 */
export function withoutGoroot(
  other: Remedy,
  inventory: Inventory,
  go: Tool,
  right: readonly string[] = [],
  own: Installer = installerOf(go, inventory),
): Remedy {
  const set = gorootInTerminal(inventory);
  const clear = set === null || right.includes(set) ? null : unsetGoroot(inventory, go, own);
  return clear === null ? other : both(clear, other);
}

/** The same where a manager lets the terminal have another of its versions: the GOROOT that it exports follows by itself. */
export function withOwnGoroot(
  other: Remedy,
  inventory: Inventory,
  go: Tool,
  right: readonly string[] = [],
): Remedy {
  const exporter = exporterOf(gorootInTerminal(inventory) ?? '');
  const follows = exporter === installerOf(go, inventory) && !isSetByLine(inventory);
  return follows ? other : withoutGoroot(other, inventory, go, right);
}

/** One remedy after the other; a new terminal is opened once, at the end. */
function both(one: Remedy, other: Remedy): Remedy {
  const steps = [...one.steps.filter((step) => !opensTerminal(step)), ...other.steps];
  const isOpened = other.steps.some(opensTerminal) || !one.steps.some(opensTerminal);
  const undo = one.undo && other.undo && [...other.undo, ...one.undo];
  return remedy(isOpened ? steps : [...steps, newTerminal], undo, [...one.needs, ...other.needs]);
}

function opensTerminal(step: Step): boolean {
  return step.kind === 'person' && step.effect === 'new-terminal';
}
