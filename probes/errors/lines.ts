/** Texts that surround a path that may contain blanks. */
const asked = /(?:^|\s)(?:open|mkdir|rename|unlinkat|lstat|read|write|chmod|remove|create) /;
const refused =
  /: (?:permission denied|read-only file system|operation not permitted|no space left on device|disk quota exceeded|file too large)/;

/**
 * `mkdir /x y/cache: permission denied`: a path with all its spaces; null when the line names none. Where one thing failed because of
 * another (`read "https://…": write /x: no space left on device`) it is the last.
 */
export function refusedPath(line: string): string | null {
  const end = line.search(refused);
  if (end === -1) return null;
  const said = line.slice(line.lastIndexOf('": ', end) + 1, end);
  const start = asked.exec(said);
  const path = start === null ? '' : said.slice(start.index + start[0].length);
  return path === '' ? null : path;
}

/** `mkdir /x y/cache: not a directory`: a directory that could not be made because of what is, or is not, on the way to it. */
export function unmadePath(line: string): string | null {
  const reasons = [': no such file or directory', ': not a directory', ': file exists'];
  const reason = reasons.find((one) => line.includes(one));
  return reason === undefined ? null : between(line, 'mkdir ', reason);
}

/** What is between two texts; null when they do not occur in that order. */
export function between(line: string, before: string, after: string): string | null {
  const start = line.indexOf(before);
  const from = start + before.length;
  const end = start === -1 ? -1 : line.indexOf(after, from);
  return end === -1 ? null : line.slice(from, end);
}

/** The first `module@version` of a line, as go writes it: before a colon, a blank or the end. */
export function moduleIn(line: string): string | null {
  for (const word of wordsOf(line)) {
    const name = bare(word);
    const at = name.indexOf('@');
    if (at > 0 && name.startsWith('v', at + 1) && isDigit(name.charAt(at + 2)) && !name.includes('://'))
      return name.endsWith('/go.mod') ? name.slice(0, -'/go.mod'.length) : name;
  }
  return null;
}

/** The address that a line names: of a `Get "…"`, or after `reading `. */
export function addressIn(line: string): string | null {
  const quoted = between(line, 'Get "', '"');
  if (quoted !== null) return quoted;
  const at = line.search(/https?:\/\//);
  const [word = ''] = at === -1 ? [] : line.slice(at, at + longestAddress).split(/[\s'"]/, 1);
  return word === '' ? null : bare(word);
}

const longestAddress = 4096;

/** `host:port` of an address; null of what is none. */
export function hostOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).host || null : null;
}

/** The words of a line, without what is around them. */
export function wordsOf(line: string): readonly string[] {
  return line.split(/\s/).filter((word) => word !== '');
}

/** A word without the signs around it. */
export function bare(word: string): string {
  let [start, end] = [0, word.length];
  while (start < end && '("\''.includes(word.charAt(start))) start += 1;
  while (end > start && ':;,)"\''.includes(word.charAt(end - 1))) end -= 1;
  return word.slice(start, end);
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}
