import type { Variable } from '../environment/environment.ts';
import type { Inventory } from '../inventory/inventory.ts';
import { terminalOf } from '../inventory/native.ts';
import type { Edit, Remedy } from '../remedy.ts';
import { isUsable } from './fit.ts';
import { takenOutByHand } from './setter.ts';
import { newTerminal, remedy, run, undone } from './steps.ts';
import { persons } from './text.ts';

/** Settings of one place that are to go. */
export interface ToUnset {
  /** The file, `launchctl`, or null for variables that nobody known sets. */
  readonly place: string | null;
  readonly kind: 'user-file' | 'goroot-file' | 'variable';
  readonly variables: readonly Unsettable[];
}

/** A setting by any name. */
export type Unsettable = Pick<Variable, 'value' | 'source' | 'by'> & { readonly name: string };

/** Takes settings back where they are: the file of `go env -w`, literal lines of a start-up file, launchd; else a person does. */
export function unsetVariables({ place, kind, variables }: ToUnset, inventory: Inventory): Remedy {
  const names = variables.map(({ name }) => name);
  const said = names.join(', ');
  const at = [...new Set(variables.map(placeOf))].join(', ');
  if (place === null) return takenOutByHand(names, inventory);
  if (kind === 'user-file') return inUserFile(place, variables, inventory);
  if (kind === 'goroot-file') return remedy([persons.unsetAt(said, at)], null);
  if (place === 'launchctl')
    return remedy(
      [...names.map((name) => run('launchctl', 'unsetenv', name)), newTerminal],
      variables.map(({ name, value }) => run('launchctl', 'setenv', name, value)),
    );
  // A session reads its files when it begins.
  if (inventory.means.session.some(({ file }) => file === place))
    return remedy([persons.unsetAtLogin(said, at)], null);
  const edits = variables.map((variable) => lineOf(variable, inventory));
  if (!edits.every((edit) => edit !== null)) return remedy([persons.unsetAt(said, at)], null);
  const files = [...new Set(edits.map(({ file }) => file))];
  return remedy(
    [...edits, newTerminal],
    edits.toReversed().map(undone),
    files.map((path) => ({ kind: 'write', path })),
  );
}

/** The go command changes its own file, where it starts and the terminal has that file; else its lines go. */
function inUserFile(file: string, variables: readonly Unsettable[], inventory: Inventory): Remedy {
  const needs = [{ kind: 'write', path: file }] as const;
  const terminal = terminalOf(inventory);
  const go = inventory.toolchains.find(({ winsIn }) => terminal && winsIn.includes(terminal.id));
  const isTerminals = terminal?.environment.GOENV === undefined || terminal.environment.GOENV === file;
  const root = terminal && inventory.goroots.get(terminal.id);
  const starts = go !== undefined && isUsable(go, inventory) && (!root || root.state === 'present');
  if (starts && isTerminals)
    return remedy(
      [run('go', 'env', '-u', ...variables.map(({ name }) => name))],
      [run('go', 'env', '-w', ...variables.map(({ name, value }) => `${name}=${value}`))],
      needs,
    );
  const edits = variables.map(({ name, value }): Edit => ({
    kind: 'edit',
    file,
    before: `${name}=${value}\n`,
    after: '',
  }));
  return remedy(edits, edits.toReversed().map(undone), needs);
}

function placeOf({ source, by }: Unsettable): string {
  return 'file' in source ? `${source.file}:${source.line}` : (by ?? '');
}

/** Removes the one line of a start-up file that literally sets the variable and nothing else; null without such a line. */
function lineOf({ name, value }: Unsettable, { means }: Inventory): Edit | null {
  const lines = means.profile.assignments.filter((line) => line.name === name);
  const [line] = lines;
  if (line === undefined || lines.length > 1 || line.times > 1 || line.value !== value) return null;
  return { kind: 'edit', file: line.file, before: `${line.text}\n`, after: '' };
}
