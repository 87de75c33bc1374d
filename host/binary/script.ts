import { Buffer } from 'node:buffer';
import { fieldsOf } from '../formats/lines.ts';
import type { Reader } from './reader.ts';
import type { Script } from './report.ts';

const readAhead = 4096;
const longestInterpreter = 256;

/** Reads a `#!` script: its interpreter, and which manager's shim it is. */
export function readScript(reader: Reader): Script {
  const text = Buffer.from(reader.some(0, readAhead)).toString('utf8');
  const [first = ''] = text.slice(2).split(/\r?\n/, 1);
  return { interpreter: first.trim().slice(0, longestInterpreter), shim: shimOf(first, text) };
}

/** Recognized by the words with which each manager's shims call it, in a line of the script; the first match counts. */
const marks: readonly (readonly [NonNullable<Script['shim']>, RegExp])[] = [
  // https://github.com/go-nv/goenv/blob/master/libexec/goenv-rehash
  ['goenv', /^export GOENV_ROOT=|\bgoenv"? exec\b/],
  // https://github.com/jdx/mise/blob/main/src/shims.rs; before asdf, whose plugins it can wrap
  ['mise', /^(?:exec )?(?:\S*\/)?mise (?:x|exec)\b/],
  // https://github.com/asdf-vm/asdf/blob/master/internal/shims/shims.go
  ['asdf', /^# asdf-plugin:|\basdf"? exec\b/],
  // https://github.com/moovweb/gvm/blob/master/bin/gvm
  ['gvm', /\bGVM_ROOT\b/],
  // https://github.com/Melkeydev/govm writes a script that starts the version in use.
  ['govm', /\/\.govm\/versions\/go/],
];

function shimOf(interpreter: string, text: string): Script['shim'] {
  const lines = text.split('\n').map((line) => line.trim());
  const found = marks.find(([name, mark]) => {
    return (name === 'mise' && /\bmise\b/.test(interpreter)) || lines.some((line) => mark.test(line));
  });
  if (found) return found[0];
  // makeWrapper's scripts start and run only things of the store.
  if (interpreter.includes('/nix/store/')) return 'nix';
  // `write_env_script` of a formula: sets variables, then exec "/opt/homebrew/Cellar/…".
  return lines.some(startsHomebrew) ? 'homebrew' : null;
}

const homebrew = ['/Cellar/', '/opt/homebrew/', '/.linuxbrew/'];

function startsHomebrew(line: string): boolean {
  const at = line.search(/\bexec\s/);
  const program = at === -1 ? undefined : fieldsOf(line.slice(at + 'exec'.length), 1)[0];
  return program !== undefined && homebrew.some((place) => program.includes(place));
}
