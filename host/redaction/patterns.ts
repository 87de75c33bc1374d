/**
 * What looks like a secret wherever it is found. The group `hide` is what is hidden; everything, where it is absent. Each looks at
 * a character a bounded number of times: a run is entered only at its beginning, and what is tried at each place of it is short.
 */
export const patterns: readonly RegExp[] = [
  /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|$)/dg,
  // https://user:password@host; a password may have a slash in it.
  /:\/\/(?<hide>[^\s"'<>|@]{1,256})@/dg,
  // A line of .netrc.
  /\bmachine[ \t]{1,20}(?<hide>\S{1,300}(?:\s{1,20}(?:login|account|password)\s{1,20}\S{1,300}){1,3})/dg,
  /\bauthorization["']?[ \t]{0,8}[:=][ \t]{0,8}["']?(?<hide>[^"'\r\n]+)/dgi,
  /\b(?:bearer|basic)[ \t]{1,8}(?<hide>[\w+/.~=-]{6,})/dgi,
  /(?<![\w-])(?:gh[pousr]_\w{16,}|github_pat_\w{20,}|glpat-[\w-]{16,}|xox[abeprs]-[\w-]{10,}|(?:AKIA|ASIA)[0-9A-Z]{16})/dg,
  /(?<![\w-])(?:sk-[\w-]{20,}|npm_\w{30,}|AIza[\w-]{30,}|dckr_pat_[\w-]{16,}|hf_\w{20,}|pypi-[\w-]{20,})/dg,
  /(?<![\w-])eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/dg,
  // `user@host:path`, as git and ssh take it: who, where and what.
  /(?<![\w.+-])[\w.+-]+@(?!v\d)[a-z0-9][\w.-]{0,253}:[^\s"'<>|,;]+/dgi,
  // An address of mail; `module@v1.2.3` and `user@1000.service` are none.
  /(?<![\w.+-])[\w.+-]+@(?!v\d)[a-z][\w-]{0,63}(?:\.[\w-]{1,63}){0,8}\.[a-z]{2,24}(?![\w-])/dgi,
];

/** Replaces what the pattern's group `hide` found, or the whole match where it lacks such a group. */
export function hidePattern(text: string, pattern: RegExp, mask: (found: string) => string): string {
  let done = '';
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    const [start, end] = match.indices?.groups?.hide ?? match.indices?.[0] ?? [0, 0];
    if (start < from) continue;
    done += text.slice(from, start) + mask(text.slice(start, end));
    from = end;
  }
  return done + text.slice(from);
}
