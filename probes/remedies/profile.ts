import { posix } from 'node:path';
import { commandLine } from '../../messages/command.ts';
import { quote } from '../../messages/quote.ts';
import type { Inventory } from '../inventory/inventory.ts';
import { terminalOf } from '../inventory/native.ts';
import type { Remedy } from '../remedy.ts';
import { append, newTerminal, remedy, undone } from './steps.ts';
import { persons } from './text.ts';

/** Adds a line where the terminal's shell reads it after all others; null for a shell whose language we do not write. */
export function atLogin({ means }: Inventory, line: string): Remedy | null {
  const { last, lines, isUnended } = means.profile;
  // What is there already, but overruled by a later line, is for a person to move.
  if (last === null || lines.has(line)) return null;
  const edit = append(last, line, isUnended);
  return remedy([edit, newTerminal], [undone(edit)], [{ kind: 'write', path: last }]);
}

/** Lets the native Homebrew come first in every new terminal, as its installer says (https://docs.brew.sh/Installation). */
export function nativeHomebrewFirst(inventory: Inventory): Remedy | null {
  const { brew } = inventory.means.homebrews.find(({ prefix }) => prefix === '/opt/homebrew') ?? {};
  return brew ? atLogin(inventory, `eval "$(${brew} shellenv)"`) : null;
}

/** Lets a directory come first on the terminal's PATH: by a line for its shell, else in words. */
export function first(inventory: Inventory, directory: string): Remedy {
  const known = directory === '/opt/homebrew/bin' ? nativeHomebrewFirst(inventory) : null;
  const byPerson = /^fish\b/.test(terminalOf(inventory)?.source ?? '')
    ? persons.firstInFish(commandLine`fish_add_path --move --prepend ${directory}`)
    : persons.first(directory);
  return known ?? atLogin(inventory, pathLine(directory, 'first')) ?? remedy([byPerson], null);
}

/** `export PATH="/usr/local/go/bin:$PATH"` */
export function pathLine(directory: string, place: 'first' | 'last'): string {
  const word = quote(directory);
  if (place === 'last') return `export PATH="$PATH${word === directory ? `:${word}"` : `":${word}`}`;
  return word === directory ? `export PATH="${word}:$PATH"` : `export PATH=${word}":$PATH"`;
}

/** Takes a directory out of PATH where one literal line puts it there and nothing else; null when no such line is known. */
export function withoutDirectory({ means }: Inventory, directory: string): Remedy | null {
  const names = (value: string): boolean => posix.normalize(value) === directory;
  const lines = means.profile.assignments.filter(
    ({ name, text, times }) =>
      name === 'PATH' &&
      times === 1 &&
      names(/^\s*(?:export )?PATH="?([^":$]+):\$\{?PATH\}?"?\s*$/.exec(text)?.[1] ?? '-'),
  );
  const [line] = lines;
  if (line === undefined || lines.length > 1) return null;
  const edit = { kind: 'edit', file: line.file, before: `${line.text}\n`, after: '' } as const;
  return remedy([edit, newTerminal], [undone(edit)], [{ kind: 'write', path: line.file }]);
}
