/** What tells a subject in a line, as a RegExp does: the group 1 of what it found. */
export interface LinePattern {
  exec(line: string): readonly (string | undefined)[] | null;
}

function pattern(subjectOf: (line: string) => string | null): LinePattern {
  return {
    exec(line) {
      const subject = subjectOf(line);
      return subject === null ? null : [line, subject];
    },
  };
}

/** What stands between two texts. */
export function between(before: string, after: string): LinePattern {
  return pattern((line) => {
    const start = line.indexOf(before);
    const end = start === -1 ? -1 : line.lastIndexOf(after);
    const from = start + before.length;
    return end < from ? null : line.slice(from, end);
  });
}

/** The `module@version` right before a text. */
export function versionBefore(after: string): LinePattern {
  return pattern((line) => {
    const word = wordBefore(line, line.indexOf(after));
    return word.includes('@') ? word : null;
  });
}

/** `go: download go1.99: … lookup disabled`. */
export const toolchainDownload = pattern((line) => {
  const [, name] = /^go: download(?:ing)? (go1[^\s:]*)/.exec(line) ?? [];
  const unreached = ['lookup disabled', 'dial tcp', 'no such host'].some((why) => line.includes(why));
  return name !== undefined && unreached ? name : null;
});

/** `x@v1: reading https://proxy/…: 404 Not Found`. */
export const refusedModule = pattern((line) => {
  const at = line.search(/: (?:40[134]|410) (?:Unauthorized|Forbidden|Not Found|Gone)/);
  const address = wordBefore(line, at);
  const reading = at - address.length - 'reading '.length;
  const subject = line.startsWith('reading ', reading) ? wordBefore(line, reading - ': '.length) : '';
  return at === -1 ? null : subject === '' || subject === 'go' ? address : subject;
});

/** `mkdir /x y/cache: permission denied`: a path with all its spaces. */
export const refusedPath = pattern((line) => {
  const asked = /(?:^|\s)(?:open|mkdir|rename|unlinkat|lstat) /.exec(line);
  if (asked === null) return null;
  const said = line.slice(asked.index + asked[0].length);
  const end = said.search(/: (?:permission denied|read-only file system|operation not permitted)/);
  return end <= 0 ? null : said.slice(0, end);
});

/** `x@v1: module lookup disabled by GOPROXY=off`. */
export const offlineModule = pattern((line) => {
  const at = line.indexOf('module lookup disabled by GOPROXY=off');
  return at === -1 ? null : line.startsWith(': ', at - 2) ? wordBefore(line, at - 2) : '';
});

/** The word that ends there; empty when there is none. */
function wordBefore(line: string, end: number): string {
  let start = Math.max(0, end);
  while (start > 0 && line.charAt(start - 1).trim() !== '') start -= 1;
  return end <= 0 ? '' : line.slice(start, end);
}
