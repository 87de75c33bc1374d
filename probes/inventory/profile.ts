import { join, posix } from 'node:path';
import { textOf } from '../../host/files/memory.ts';
import type { Context, Host } from '../../host/host.ts';
import type { Integer } from '../../host/quantity.ts';

/** The start-up files of the terminal's shell, as far as steps may change them. */
export interface Profile {
  readonly shell: 'zsh' | 'bash' | null;
  /** Where a line about PATH is read after all others; null for a shell whose language we do not write. */
  readonly last: string | null;
  /** Literal assignments of PATH, of Go's and of Apple's variables, in the order in which the shell reads them. */
  readonly assignments: readonly Assignment[];
  /** The last line of `last` lacks a newline: what a shell appends would become part of it. */
  readonly isUnended: boolean;
  /** The lines of `last`, as they are. */
  readonly lines: ReadonlySet<string>;
  /** The lines of all start-up files, in the order in which the shell reads them. */
  readonly all: readonly string[];
}

/** `export GOROOT=/usr/local/go`, as written in a file. */
export interface Assignment {
  readonly file: string;
  /** From 1. */
  readonly line: Integer;
  /** The whole line without its end. */
  readonly text: string;
  readonly name: string;
  /** Without quotes, with the home directory written out; null when other variables or commands are part of it. */
  readonly value: string | null;
  /** How often that very line occurs in the file. */
  readonly times: number;
}

const none: Profile = {
  shell: null,
  last: null,
  isUnended: false,
  assignments: [],
  lines: new Set(),
  all: [],
};
/** Maximum number of lines of one file; a person's profile is shorter. */
const mostLines = 5000;

/** What the terminal's shell reads of the user's own, by zsh(1) and bash(1) for a login shell. */
export function profileOf(host: Host, terminal: Context | undefined): Profile {
  const shell = /^(zsh|bash|fish)\b/.exec(terminal?.source ?? '')?.[1];
  const home = host.user.home;
  if (shell === 'fish')
    return { ...none, assignments: fishFiles(host, home).flatMap((file) => fishLines(host, file, home)) };
  if (shell !== 'zsh' && shell !== 'bash') return none;
  const set = terminal?.environment.ZDOTDIR;
  const files = shell === 'zsh' ? zshFiles(set?.startsWith('/') ? set : home) : bashFiles(host, home);
  const texts = files.map((file) => [file, textOf(host, file)] as const);
  const last = texts.findLast(([, text]) => text !== null && changesPath(text))?.[0];
  const usual = shell === 'zsh' ? posix.join(posix.dirname(files[0] ?? ''), '.zprofile') : (files[0] ?? '');
  const end = last === undefined || last.endsWith('/.zshenv') ? usual : last;
  const content = textOf(host, end) ?? '';
  return {
    shell,
    isUnended: content !== '' && !content.endsWith('\n'),
    lines: new Set(content.split('\n', mostLines)),
    all: texts.flatMap(([, text]) => text?.split('\n', mostLines) ?? []),
    last: tilde(end, home),
    assignments: texts.flatMap(([file, text]) => assignmentsIn(tilde(file, home), text ?? '', home)),
  };
}

function zshFiles(directory: string): readonly string[] {
  return ['.zshenv', '.zprofile', '.zshrc', '.zlogin'].map((name) => join(directory, name));
}

/** bash reads the first that is there, and ~/.bashrc only when that one says so: a new file would hide the others. */
function bashFiles(host: Host, home: string): readonly string[] {
  const all = ['.bash_profile', '.bash_login', '.profile'].map((name) => join(home, name));
  const first = all.find((file) => host.files.target(file).ok) ?? join(home, '.bash_profile');
  const more = /\.bashrc\b/.test(textOf(host, first) ?? '') ? [join(home, '.bashrc')] : [];
  return [first, ...more];
}

/** https://fishshell.com/docs/current/language.html#configuration */
function fishFiles({ files }: Host, home: string): readonly string[] {
  const directory = join(home, '.config/fish');
  const names = files.list(join(directory, 'conf.d'), 1000);
  const snippets = names.ok ? names.value.filter((name) => name.endsWith('.fish')).toSorted() : [];
  return [...snippets.map((name) => join(directory, 'conf.d', name)), join(directory, 'config.fish')];
}

/** `set -gx GOROOT /usr/local/go`; universal variables, which fish keeps itself, are not written by a person. */
function fishLines(host: Host, file: string, home: string): readonly Assignment[] {
  const lines = (textOf(host, file) ?? '').split('\n', mostLines);
  return lines.flatMap((text, index): readonly Assignment[] => {
    const [command, ...words] = text.trim().split(/\s+/, 100);
    const at = words.findIndex((word) => !word.startsWith('-'));
    const name = words[at] ?? '';
    if (command !== 'set' || !/^(?:PATH|DEVELOPER_DIR|SDKROOT|GO[A-Z0-9]*)$/.test(name)) return [];
    // What is erased, asked or universal is not set by this line.
    if (words.slice(0, at).some((flag) => !/^(?:-[gx]+|--global|--export)$/.test(flag))) return [];
    const times = lines.filter((line) => line === text).length;
    const value = literal(words.slice(at + 1).join(' '), home);
    return [{ file: tilde(file, home), line: index + 1, text, name, value, times }];
  });
}

function changesPath(text: string): boolean {
  return text
    .split('\n', mostLines)
    .some((line) => /^\s*(?:export\s+PATH=|PATH=|path\+?=|eval\s|source\s|\.\s)/.test(line));
}

const assignment = /^\s*(?:export\s+)?(PATH|CC|CXX|CGO_ENABLED|DEVELOPER_DIR|SDKROOT|GO[A-Z0-9]*)=(.*)$/;

function assignmentsIn(file: string, content: string, home: string): readonly Assignment[] {
  const lines = content.split('\n', mostLines);
  return lines.flatMap((text, index): readonly Assignment[] => {
    const [, name = '', written = ''] = assignment.exec(text) ?? [];
    if (name === '') return [];
    const times = lines.filter((line) => line === text).length;
    return [{ file, line: index + 1, text, name, value: literal(written.trim(), home), times }];
  });
}

/** A value that no variable but HOME and no command is part of. */
function literal(written: string, home: string): string | null {
  const bare = /^'([^']*)'$/.exec(written)?.[1];
  if (bare !== undefined) return bare;
  // Within quotes a tilde stays what it is.
  const text = (/^"([^"]*)"$/.exec(written)?.[1] ?? written.replace(/^~(?=\/)/, () => home)).replace(
    /\$HOME\b|\$\{HOME\}/g,
    () => home,
  );
  return /["'`$\\;&|<>\s]/.test(text) ? null : text;
}

function tilde(file: string, home: string): string {
  return file.startsWith(`${home}/`) ? `~${file.slice(home.length)}` : file;
}
