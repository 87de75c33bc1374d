import { posix } from 'node:path';
import type { Machine } from './machine.ts';

/** What one line of a start-up file does to the terminal. */
interface Effect {
  readonly first?: readonly string[];
  readonly last?: readonly string[];
  readonly variable?: readonly [name: string, value: string];
}

/** Start-up files of the user's own in the order in which a login shell reads them (zsh(1), bash(1)). */
function startupFiles(machine: Machine): readonly string[] {
  const at = (name: string): string => posix.join(machine.home, name);
  const shell = posix.basename(machine.description.user?.shell ?? '');
  if (shell === 'zsh') return ['.zshenv', '.zprofile', '.zshrc', '.zlogin'].map(at);
  if (shell === 'fish') return [at('.config/fish/config.fish')];
  if (shell !== 'bash') return [];
  const first = ['.bash_profile', '.bash_login', '.profile']
    .map(at)
    .find((file) => machine.text(file) !== null);
  if (first === undefined) return [];
  return /\.bashrc\b/.test(machine.text(first) ?? '') ? [first, at('.bashrc')] : [first];
}

/** What the start-up files do, line by line. */
export function effectsOf(machine: Machine): readonly Effect[] {
  return startupFiles(machine).flatMap((file) =>
    (machine.text(file) ?? '').split('\n').flatMap((line) => effectOf(line, machine)),
  );
}

/** A new terminal: what the files did when the machine was drawn is taken back, and what they do now comes in its place. */
export function openTerminal(machine: Machine, before: readonly Effect[]): void {
  const added = new Set(before.flatMap(({ first: one = [], last = [] }) => [...one, ...last]));
  let path = machine.path.filter((directory) => !added.has(directory));
  const environment = new Map(Object.entries(machine.environment));
  for (const { variable } of before) if (variable) environment.delete(variable[0]);
  const now = effectsOf(machine);
  for (const { first: ahead = [], last = [], variable } of now) {
    path = [...ahead, ...path.filter((directory) => !ahead.includes(directory))];
    path = [...path, ...last.filter((directory) => !path.includes(directory))];
    if (variable) environment.set(...variable);
  }
  machine.path = path;
  machine.environment = Object.fromEntries(environment);
}

function effectOf(line: string, machine: Machine): readonly Effect[] {
  const homed = line.replaceAll('$HOME', machine.home).replaceAll('~/', `${machine.home}/`);
  const prefix = /^eval "\$\((.+)\/bin\/brew shellenv\)"$/.exec(homed)?.[1];
  if (prefix !== undefined) return [{ first: [`${prefix}/bin`, `${prefix}/sbin`] }];
  const before = /^export PATH="?([^$":]+)"?:"?\$PATH"$/.exec(homed)?.[1];
  if (before !== undefined) return [{ first: [before] }];
  const after = /^export PATH="\$PATH:([^$":]+)"$/.exec(homed)?.[1];
  if (after !== undefined) return [{ last: [after] }];
  const [, name, value] = /^export ([A-Z_]+)="?([^$"]*)"?$/.exec(homed) ?? [];
  if (name !== undefined && value !== undefined) return [{ variable: [name, value] }];
  return managerEffects(homed, machine);
}

/** What the managers' own lines do, as each says in its instructions. */
function managerEffects(line: string, machine: Machine): readonly Effect[] {
  const at = (place: string): string => posix.join(machine.home, place);
  // https://github.com/go-nv/goenv/blob/master/INSTALL.md
  if (line === 'eval "$(goenv init -)"') return [{ first: [at('.goenv/shims')] }];
  // https://github.com/voidint/g: ~/.g/env
  if (line === `source ${at('.g/env')}`)
    return [{ first: [at('.g/bin'), at('.g/go/bin')], variable: ['GOROOT', at('.g/go')] }];
  // https://mise.jdx.dev/cli/activate.html, https://mise.jdx.dev/lang/go.html
  if (/^eval "\$\(mise activate \w+\)"$/.test(line)) {
    const named = /^go = "([^"]+)"$/m.exec(machine.text(at('.config/mise/config.toml')) ?? '')?.[1];
    if (named === undefined) return [];
    const tree = at(`.local/share/mise/installs/go/${named}`);
    const real = machine.real(tree) ?? tree;
    return [{ first: [`${real}/bin`], variable: ['GOROOT', real] }];
  }
  // https://github.com/andrewkroh/gvm: it installs what is not there, for what it was built for itself
  const version = /^eval "\$\(gvm ([\d.]+)\)"$/.exec(line)?.[1];
  const gvm = machine.read(at('go/bin/gvm'));
  if (version !== undefined && gvm !== undefined && 'machO' in gvm) {
    const tree = at(`.gvm/versions/go${version}.darwin.${gvm.machO.architectures[0] ?? ''}`);
    return [{ first: [`${tree}/bin`], variable: ['GOROOT', tree] }];
  }
  return [];
}
