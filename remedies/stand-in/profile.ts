import { posix } from 'node:path';
import type { Machine } from './machine.ts';

/** The file that the login shell reads at last of the user's own; a line in that of another shell changes nothing. */
const profiles: Readonly<Record<string, string>> = { zsh: '.zprofile', bash: '.bash_profile' };

/** A new terminal: the login shell reads the user's profile, of which the lines that change PATH are understood. */
export function openTerminal(machine: Machine): void {
  const shell = posix.basename(machine.description.user?.shell ?? '');
  const profile = profiles[shell];
  const text = profile === undefined ? null : machine.text(posix.join(machine.home, profile));
  for (const line of (text ?? '').split('\n')) machine.path = afterLine(line, machine.path);
}

function afterLine(line: string, path: readonly string[]): readonly string[] {
  const prefix = /^eval "\$\((.+)\/bin\/brew shellenv\)"$/.exec(line)?.[1];
  if (prefix !== undefined) return first([`${prefix}/bin`, `${prefix}/sbin`], path);
  const before = /^export PATH="([^$":]+):\$PATH"$/.exec(line)?.[1];
  if (before !== undefined) return first([before], path);
  const after = /^export PATH="\$PATH:([^$":]+)"$/.exec(line)?.[1];
  return after === undefined || path.includes(after) ? path : [...path, after];
}

function first(directories: readonly string[], path: readonly string[]): readonly string[] {
  return [...directories, ...path.filter((directory) => !directories.includes(directory))];
}
