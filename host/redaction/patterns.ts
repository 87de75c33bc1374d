const secret =
  'token|secret|passw(?:or)?d|passphrase|pwd|api[_-]?key|access[_-]?key|private[_-]?key|credentials?|auth(?![a-z])|cookie|dsn';

/** What looks like a secret wherever it stands. The group `hide` is what is hidden; everything, where there is none. */
export const patterns: readonly RegExp[] = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/dg,
  // https://user:password@host
  /:\/\/(?<hide>[^\s/"'<>,|]+)@/dg,
  // A line of .netrc.
  /\bmachine\s+(?<hide>\S+(?:\s+(?:login|account|password)\s+\S+)+)/dg,
  /\bauthorization["']?\s*[:=]\s*["']?(?<hide>[^"'\r\n]+)/dgi,
  /\b(?:bearer|basic)\s+(?<hide>[\w+/.~=-]{6,})/dgi,
  // --token VALUE
  new RegExp(String.raw`(?<![\w-])--?[\w-]*(?:${secret})[\w-]*(?:=|\s+)(?<hide>[^\s"']+)`, 'dgi'),
  // NAME_TOKEN=value, "password": "value"
  new RegExp(String.raw`[\w.-]*(?:${secret})[\w.-]*\\?["']?\s*[=:]\s*\\?["']?(?<hide>[^\s"',;&\\]+)`, 'dgi'),
  /\b(?:gh[pousr]_\w{16,}|github_pat_\w{20,}|glpat-[\w-]{16,}|xox[abeprs]-[\w-]{10,}|(?:AKIA|ASIA)[0-9A-Z]{16})/dg,
  /\b(?:sk-[\w-]{20,}|npm_\w{30,}|AIza[\w-]{30,}|dckr_pat_[\w-]{16,}|hf_\w{20,}|pypi-[\w-]{20,})/dg,
  /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/dg,
  // An address of mail; `module@v1.2.3` and `user@1000.service` are none.
  /[\w.+-]+@(?!v\d)[a-z][\w-]*(?:\.[\w-]+)*\.[a-z]{2,}\b/dgi,
];

/** Names of private modules, as Go's own settings tell them. */
export const moduleSettings =
  /\bGO(?:PRIVATE|NOPROXY|NOSUMDB|NOSUMCHECK|INSECURE|AUTH|VCS)=(?<hide>[^\s"']+)/dg;
