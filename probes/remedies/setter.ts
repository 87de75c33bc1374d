import type { Context } from '../../host/host.ts';
import { commandLine } from '../../messages/command.ts';
import type { Inventory } from '../inventory/inventory.ts';
import { terminalOf } from '../inventory/native.ts';
import type { Person, Remedy } from '../remedy.ts';
import { remedy } from './steps.ts';
import { persons } from './text.ts';

/**
 * How to find what sets variables that no literal line of a known file sets: lines that compute a value are named, then the files
 * of the session, else the command by which the shell itself shows it.
 */
export function takenOutByHand(names: readonly string[], inventory: Inventory): Remedy {
  const terminal = terminalOf(inventory);
  const inTerminal = names.some((name) => terminal?.environment[name] !== undefined);
  if (!inTerminal && isInSession(names, inventory)) return ofSession(names, inventory);
  const lines = inventory.means.profile.assignments.filter(
    ({ name, value }) => value === null && names.includes(name),
  );
  const said = names.join(', ');
  if (lines.length > 0) return remedy([persons.unsetAt(said, placesOf(lines))], null);
  return remedy([ofShell(names, terminal)], null);
}

/** Where a Linux desktop gives its applications the variables. */
export function ofSession(names: readonly string[], { means }: Inventory): Remedy {
  const lines = means.session.filter(({ name }) => names.includes(name));
  const said = names.join(', ');
  if (lines.length > 0) return remedy([persons.unsetAtLogin(said, placesOf(lines))], null);
  return remedy(
    [persons.unsetInSession(said, commandLine`systemctl --user unset-environment ${names}`)],
    null,
  );
}

/** `~/.zshrc:3, ~/.zshrc:7` */
export function placesOf(lines: readonly { readonly file: string; readonly line: number }[]): string {
  return lines.map(({ file, line }) => `${file}:${line}`).join(', ');
}

function isInSession(names: readonly string[], { contexts, platform }: Inventory): boolean {
  const gui = contexts.find(({ id }) => id === 'gui');
  return platform === 'linux' && names.some((name) => gui?.environment[name] !== undefined);
}

/**
 * With `-x` a shell says what it does, and PS4 where: %x and %I of zshmisc(1), BASH_SOURCE and LINENO of bash(1), which also that of
 * macOS (3.2) knows; fish has its profile of what it starts with (fish(1)).
 */
const traces: Readonly<Record<string, string>> = {
  zsh: "PS4='%x:%I> ' zsh -lixc exit 2>&1",
  bash: "PS4='$BASH_SOURCE:$LINENO> ' bash -lixc exit 2>&1",
  fish: 'fish --profile-startup /dev/stdout -lic exit',
};

function ofShell(names: readonly string[], terminal: Context | undefined): Person {
  const said = names.join(', ');
  const shell = /^(?:zsh|bash|fish)\b/.exec(terminal?.source ?? '')?.[0] ?? '';
  const trace = traces[shell];
  if (trace === undefined) return persons.unsetSomewhere(said);
  // fish names the file in the line before those that it reads from there.
  const wanted = [...names, ...(shell === 'fish' ? ['source /'] : [])];
  const pattern = wanted.length === 1 ? said : `-E '${wanted.join('|')}'`;
  return persons.unsetByShell(said, `${trace} | grep ${pattern}`);
}
