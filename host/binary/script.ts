import { Buffer } from 'node:buffer';
import type { Reader } from './reader.ts';
import type { Script } from './report.ts';

const readAhead = 4096;
const longestInterpreter = 256;

/** Reads a `#!` script: its interpreter, and whose shim it is. */
export function readScript(reader: Reader): Script {
  const text = Buffer.from(reader.some(0, readAhead)).toString('utf8');
  const [first = ''] = text.slice(2).split(/\r?\n/, 1);
  return { interpreter: first.trim().slice(0, longestInterpreter), shim: shimOf(first, text) };
}

/** Told by the words with which each manager's shims call it; the first that fits. */
const marks: readonly (readonly [NonNullable<Script['shim']>, RegExp])[] = [
  // https://github.com/go-nv/goenv/blob/master/libexec/goenv-rehash
  ['goenv', /^\s*export GOENV_ROOT=|\bgoenv"? exec\b/m],
  // https://github.com/jdx/mise/blob/main/src/shims.rs; before asdf, whose plugins it can wrap
  ['mise', /^#!.*\bmise\b|^\s*(?:exec )?(?:\S*\/)?mise (?:x|exec)\b/m],
  // https://github.com/asdf-vm/asdf/blob/master/internal/shims/shims.go
  ['asdf', /^# asdf-plugin:|\basdf"? exec\b/m],
  // https://github.com/moovweb/gvm/blob/master/bin/gvm
  ['gvm', /\bGVM_ROOT\b/],
];

function shimOf(interpreter: string, text: string): Script['shim'] {
  const found = marks.find(([, mark]) => mark.test(text));
  if (found) return found[0];
  // makeWrapper's scripts start and run only things of the store.
  if (interpreter.includes('/nix/store/')) return 'nix';
  // `write_env_script` of a formula: sets variables, then exec "/opt/homebrew/Cellar/…".
  return /\bexec\s+"?\S*\/(?:Cellar|opt\/homebrew|\.linuxbrew)\//.test(text) ? 'homebrew' : null;
}
