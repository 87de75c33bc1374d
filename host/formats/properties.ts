/**
 * A Java properties file as java.util.Properties loads it: lines that a backslash continues, `=`, `:` or white space after the
 * name, escapes in either, the last of several values of one name.
 * https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Properties.html#load(java.io.Reader)
 */
export function readProperties(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const line of logicalLines(text)) {
    const { name, value } = parted(line);
    found.set(unescaped(name), unescaped(value));
  }
  return found;
}

const blank = ' \t\f';

/** Lines without comments, each with those that it goes on over. */
function* logicalLines(text: string): Generator<string, void> {
  let parts: string[] = [];
  for (let start = 0; start <= text.length;) {
    const end = lineEnd(text, start);
    let first = start;
    while (first < end && blank.includes(text.charAt(first))) first += 1;
    const comment = parts.length === 0 && '#!'.includes(text.charAt(first));
    if (first < end && !comment) {
      const goesOn = isContinued(text, first, end);
      parts.push(text.slice(first, goesOn ? end - 1 : end));
      if (!goesOn) {
        yield parts.join('');
        parts = [];
      }
    } else if (parts.length > 0) {
      // A continuation that is empty ends the line.
      yield parts.join('');
      parts = [];
    }
    start = text.startsWith('\r\n', end) ? end + 2 : end + 1;
  }
  if (parts.length > 0) yield parts.join('');
}

function lineEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && text.charAt(end) !== '\n' && text.charAt(end) !== '\r') end += 1;
  return end;
}

/** An odd number of backslashes at the end. */
function isContinued(text: string, start: number, end: number): boolean {
  let at = end;
  while (at > start && text.charAt(at - 1) === '\\') at -= 1;
  return (end - at) % 2 === 1;
}

function parted(line: string): { readonly name: string; readonly value: string } {
  let end = 0;
  while (end < line.length && !'=: \t\f'.includes(line.charAt(end))) end += line.charAt(end) === '\\' ? 2 : 1;
  let start = end;
  let separators = 0;
  for (; start < line.length; start += 1) {
    const character = line.charAt(start);
    if (blank.includes(character)) continue;
    if ((character !== '=' && character !== ':') || separators === 1) break;
    separators += 1;
  }
  return { name: line.slice(0, end), value: line.slice(start) };
}

const letters: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f' };

function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\(?:u([\da-fA-F]{4})|([^]))/g, (_, code?: string, letter: string = '') =>
    code === undefined ? (letters[letter] ?? letter) : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
