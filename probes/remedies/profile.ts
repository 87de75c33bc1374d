import type { Inventory } from '../inventory/inventory.ts';
import { terminalOf } from '../inventory/native.ts';
import type { Remedy } from '../remedy.ts';
import { append, newTerminal, remedy, undone } from './steps.ts';

/** The files that a login shell reads last of its own (zsh(1), bash(1)), where a line is of use that changes PATH. */
const profiles: Readonly<Record<string, string>> = { zsh: '~/.zprofile', bash: '~/.bash_profile' };

/** Adds a line to what the terminal's shell reads at login; null for a shell whose language we do not write. */
export function atLogin(inventory: Inventory, line: string): Remedy | null {
  const shell = /^(zsh|bash)\b/.exec(terminalOf(inventory)?.source ?? '')?.[1];
  const file = shell === undefined ? undefined : profiles[shell];
  if (file === undefined) return null;
  const edit = append(file, line);
  return remedy([edit, newTerminal], [undone(edit)], [{ kind: 'write', path: file }]);
}

/** Lets the native Homebrew come first in every new terminal, as its installer says (https://docs.brew.sh/Installation). */
export function nativeHomebrewFirst(inventory: Inventory): Remedy | null {
  return atLogin(inventory, 'eval "$(/opt/homebrew/bin/brew shellenv)"');
}
