import { linesOf } from './lines.ts';

/** Longer than any PATH; values that grow each other end here. */
const longest = 65_536;

/** What a program's whole environment can have on Linux (a quarter of 8 MiB of stack, https://man7.org/linux/man-pages/man2/execve.2.html). */
const largest = 2 * 1024 * 1024;

/**
 * Lines of `NAME=value` in an environment.d(5) file or /etc/environment (pam_env), in their order, quotes dropped, `$NAME`,
 * `${NAME}` and `${NAME:-default}` filled in from `known` and the lines before (nothing where nobody set it). Of a name that is set again only the
 * last is there, in the place of the first. What would be more than an environment can hold is left out.
 */
export function readEnvironmentLines(
  text: string,
  known: Readonly<Record<string, string>>,
): readonly (readonly [name: string, value: string])[] {
  const set = new Map(Object.entries(known));
  const found = new Map<string, string>();
  let size = 0;
  for (const { text: raw } of linesOf(text)) {
    const line = raw.trim();
    const start = line.startsWith('export ') ? 'export '.length : 0;
    const equals = line.indexOf('=');
    const name = line.slice(start, Math.max(start, equals)).trimStart();
    if (!/^[A-Za-z_]\w*$/.test(name)) continue;
    const value = filled(unquoted(line.slice(equals + 1)), set);
    const grown = size + value.length - (found.get(name)?.length ?? 0);
    if (grown > largest) continue;
    size = grown;
    set.set(name, value);
    found.set(name, value);
  }
  return [...found];
}

function unquoted(value: string): string {
  const quote = value.charAt(0);
  const inQuotes = value.length > 1 && (quote === '"' || quote === "'") && value.endsWith(quote);
  return inQuotes ? value.slice(1, -1) : value;
}

function filled(value: string, known: ReadonlyMap<string, string>): string {
  const parts: string[] = [];
  let length = 0;
  let at = 0;
  for (let dollar = value.indexOf('$'); dollar !== -1 && length <= longest; dollar = value.indexOf('$', at)) {
    const braced = value.charAt(dollar + 1) === '{';
    const start = dollar + (braced ? 2 : 1);
    let end = start;
    while (end < value.length && /\w/.test(value.charAt(end))) end += 1;
    const close = braced ? value.indexOf('}', end) : end;
    if (end === start || close === -1) {
      parts.push(value.slice(at, start));
      at = start;
      if (close === -1) break;
      continue;
    }
    const said = known.get(value.slice(start, end)) ?? '';
    parts.push(value.slice(at, dollar), said);
    length += dollar - at + said.length;
    at = braced ? close + 1 : end;
  }
  return (parts.join('') + value.slice(at)).slice(0, longest);
}
