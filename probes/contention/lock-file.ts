/** Which of Go's lock files it is (facts: cmd/go/internal/modfetch, codehost, modload, lockedfile of Go 1.26). */
export interface LockFile {
  readonly kind: 'side-lock' | 'version-lock' | 'vcs-lock' | 'ziphash' | 'module-file' | 'trim';
  /** `module@version` for a version lock or ziphash, otherwise the path. */
  readonly subject: string;
}

/** Names a path among Go's lock files; null for any other file. */
export function lockFileOf(path: string, moduleCache: string): LockFile | null {
  if (path === `${moduleCache}/cache/lock`) return { kind: 'side-lock', subject: path };
  const download = `${moduleCache}/cache/download/`;
  if (path.startsWith(download)) {
    const match = /^(?<module>.+)\/@v\/(?<version>[^/]+)\.(?<ending>lock|ziphash)$/.exec(
      path.slice(download.length),
    )?.groups;
    if (match?.module === undefined || match.version === undefined) return null;
    const subject = `${unescape(match.module)}@${unescape(match.version)}`;
    return { kind: match.ending === 'lock' ? 'version-lock' : 'ziphash', subject };
  }
  if (path.startsWith(`${moduleCache}/cache/vcs/`) && path.endsWith('.lock'))
    return { kind: 'vcs-lock', subject: path };
  if (/\/go\.(mod|sum|work|work\.sum)$/.test(path)) return { kind: 'module-file', subject: path };
  return path.endsWith('/trim.txt') ? { kind: 'trim', subject: path } : null;
}

/** `!azure` is `Azure`: the module cache escapes capitals (golang.org/x/mod/module.UnescapePath). */
function unescape(text: string): string {
  return text.replace(/!([a-z])/g, (_whole, letter: string) => letter.toUpperCase());
}
