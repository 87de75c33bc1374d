import { linesOf } from './lines.ts';

/** A variable that any shell could have set; functions that Bash exports (`BASH_FUNC_which%%`) are none. */
const variable = /^[A-Za-z_]\w*$/;

/** The variables that `env -0` printed, or `env` where that knows no `-0`: there values may span several lines. */
export function readEnvironment(text: string): Record<string, string> {
  const entries = text.includes('\0') ? text.split('\0') : entriesIn(text);
  const pairs: [string, string][] = [];
  for (const entry of entries) {
    const equals = entry.indexOf('=');
    const name = entry.slice(0, Math.max(0, equals));
    if (variable.test(name)) pairs.push([name, entry.slice(equals + 1)]);
  }
  return Object.fromEntries(pairs);
}

/**
 * A line with a name and `=` begins an entry; others continue the one before. An exported function continues up to its closing
 * brace, whatever is in it.
 */
function entriesIn(text: string): readonly string[] {
  const entries: string[][] = [];
  let inFunction = false;
  for (const { text: line } of linesOf(text)) {
    const last = entries.at(-1);
    const equals = line.indexOf('=');
    // Names hold no blanks, and neither does what comes before `=` in them.
    const begins = !inFunction && equals > 0 && !/\s/.test(line.slice(0, equals));
    if (begins || last === undefined) entries.push([line]);
    else last.push(line);
    if (begins) inFunction = line.startsWith('() {', equals + 1) && !line.endsWith(' }');
    else if (line === '}') inFunction = false;
  }
  return entries.map((lines) => lines.join('\n'));
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

/** What `systemctl show-environment` printed: an entry a line, values with special characters as `$'…'` with C escapes. */
export function readSystemdEnvironment(text: string): Record<string, string> {
  const read = Object.entries(readEnvironment(text)).map(([name, value]): [string, string] => {
    if (value.length < 3 || !value.startsWith("$'") || !value.endsWith("'")) return [name, value];
    const quoted = value.slice(2, -1);
    return [name, quoted.replace(/\\([^])/g, (_, letter: string) => escapes[letter] ?? letter)];
  });
  return Object.fromEntries(read);
}

/** Value and line number (from 1) of each name. */
export type GoEnvFile = ReadonlyMap<string, { readonly value: string; readonly line: number }>;

/**
 * The file that `go env -w` writes, where the last of several lines wins, or `$GOROOT/go.env`, where the first does. Lines that
 * begin with no capital letter are passed over, and nothing is trimmed, as in cmd/go/internal/cfg (readEnvFile).
 */
export function readGoEnvFile(text: string, whichWins: 'first' | 'last'): GoEnvFile {
  const found = new Map<string, { value: string; line: number }>();
  for (const { text: line, number } of linesOf(text)) {
    const equals = line.indexOf('=');
    if (equals < 1 || !/^[A-Z]/.test(line)) continue;
    const name = line.slice(0, equals);
    if (whichWins === 'first' && found.has(name)) continue;
    found.set(name, { value: line.slice(equals + 1), line: number });
  }
  return found;
}
