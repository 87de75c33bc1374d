/**
 * Variables by name: a value, or `null` where there is one that a file does not tell (a build argument without a default).
 * A name that is absent is not set, and is replaced by nothing.
 */
export type Variables = ReadonlyMap<string, string | null>;

/** Represents an unknown value in a substituted text; it occurs in no Dockerfile. */
export const unknownValue = '\u0000';

/** Replacements in one text, as many as a text of 64 KiB can hold of any use. */
const most = 200;

/**
 * A text of a Dockerfile with its variables replaced: `$NAME`, `${NAME}`, `${NAME:-default}`, `${NAME:+other}` and `${NAME:?message}`, as
 * described in https://docs.docker.com/reference/dockerfile/#environment-replacement. What is unknown, and every other modifier
 * (`${NAME#pattern}`), becomes `unknownValue`. `unset` replaces an absent name without a modifier.
 */
export function substitute(text: string, variables: Variables, unset = '', depth = 0): string {
  let result = '';
  let at = 0;
  for (let count = 0; count < most; count += 1) {
    const dollar = text.indexOf('$', at);
    if (dollar === -1) return result + text.slice(at);
    result += text.slice(at, dollar);
    const taken =
      text.charAt(dollar - 1) === '\\' ? null : variableAt(text, dollar, { variables, unset, depth });
    result += taken === null ? '$' : taken.value;
    at = taken === null ? dollar + 1 : taken.end;
  }
  return result + unknownValue;
}

/** Defaults within defaults. */
const deepest = 4;

interface Asked {
  readonly variables: Variables;
  readonly unset: string;
  readonly depth: number;
}

function variableAt(
  text: string,
  dollar: number,
  { variables, unset, depth }: Asked,
): { readonly value: string; readonly end: number } | null {
  if (text.charAt(dollar + 1) !== '{') {
    const end = endOfName(text, dollar + 1);
    if (end === dollar + 1) return null;
    return { value: valueOf(text.slice(dollar + 1, end), variables, unset), end };
  }
  const nameEnd = endOfName(text, dollar + 2);
  const close = closing(text, nameEnd);
  if (close === -1 || nameEnd === dollar + 2) return { value: unknownValue, end: text.length };
  const end = close + 1;
  const name = text.slice(dollar + 2, nameEnd);
  const modifier = text.slice(nameEnd, close);
  if (modifier === '') return { value: valueOf(name, variables, unset), end };
  const kind = /^:?[-+?]/.exec(modifier)?.[0];
  if (kind === undefined || depth >= deepest) return { value: unknownValue, end };
  const other = substitute(modifier.slice(kind.length), variables, unset, depth + 1);
  const value = valueOf(name, variables, '');
  if (value.includes(unknownValue)) return { value: unknownValue, end };
  const isSet = kind.startsWith(':') ? value !== '' : variables.has(name);
  // Without a value the build stops there, and nothing is known of it.
  if (kind.endsWith('?')) return { value: isSet ? value : unknownValue, end };
  return { value: kind.endsWith('-') ? (isSet ? value : other) : isSet ? other : '', end };
}

const valueOf = (name: string, variables: Variables, unset: string): string => {
  const value = variables.get(name);
  return value === null ? unknownValue : (value ?? unset);
};

function endOfName(text: string, start: number): number {
  let end = start;
  while (end < text.length && /[A-Za-z0-9_]/.test(text.charAt(end))) end += 1;
  return end;
}

/** The brace that closes the one before `start`. */
function closing(text: string, start: number): number {
  let open = 1;
  for (let at = start; at < text.length; at += 1) {
    if (text.charAt(at) === '{') open += 1;
    else if (text.charAt(at) === '}') open -= 1;
    if (open === 0) return at;
  }
  return -1;
}
