const short = /^v(?:0|[1-9][0-9]*)$/;
const shorter = /^v(?:0|[1-9][0-9]*)\.(?:0|[1-9][0-9]*)$/;
const core = /^v(?:0|[1-9][0-9]*)\.(?:0|[1-9][0-9]*)\.(?:0|[1-9][0-9]*)(?=[-+]|$)/;

/** The canonical form of a version (`v1.2` is `v1.2.0`), null when it is none. https://pkg.go.dev/golang.org/x/mod/module#CanonicalVersion */
export function canonicalVersion(text: string): string | null {
  if (short.test(text)) return `${text}.0.0`;
  if (shorter.test(text)) return `${text}.0`;
  const numbers = core.exec(text)?.[0];
  if (numbers === undefined) return null;
  const plus = text.indexOf('+', numbers.length);
  const end = plus === -1 ? text.length : plus;
  const before = text.slice(numbers.length, end);
  if (before !== '' && !identifiers(before.slice(1), true)) return null;
  if (plus !== -1 && !identifiers(text.slice(plus + 1), false)) return null;
  return text.slice(plus) === '+incompatible' ? text : text.slice(0, end);
}

function identifiers(text: string, prerelease: boolean): boolean {
  return text
    .split('.')
    .every((one) => /^[0-9A-Za-z-]+$/.test(one) && !(prerelease && /^0[0-9]+$/.test(one)));
}

/** The major version that a module path ends in (`/v2`, `.v1`), empty when in none; null when no module has such a path. */
export function pathMajor(path: string): string | null {
  const gopkg = path.startsWith('gopkg.in/');
  const unstable = gopkg && path.endsWith('-unstable') ? '-unstable'.length : 0;
  const last = path.length - unstable;
  let at = last;
  while (at > 0 && (isDigit(path.charCodeAt(at - 1)) || (!gopkg && path.charAt(at - 1) === '.'))) at -= 1;
  const written = path.slice(at, last);
  const marked = at > 1 && path.charAt(at - 1) === 'v' && path.charAt(at - 2) === (gopkg ? '.' : '/');
  if (gopkg) {
    const wrong = written === '' || (written.startsWith('0') && (written !== '0' || unstable > 0));
    return marked && !wrong ? path.slice(at - 2) : null;
  }
  if (!marked || written === '') return '';
  return written.includes('.') || written.startsWith('0') || written === '1' ? null : path.slice(at - 2);
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** Whether a module whose path ends in `major` may have the version. https://pkg.go.dev/golang.org/x/mod/module#CheckPathMajor */
export function fitsMajor(version: string, major: string): boolean {
  const wanted = major.startsWith('.') && major.endsWith('-unstable') ? major.slice(0, -9) : major;
  if (wanted === '.v1' && version.startsWith('v0.0.0-')) return true;
  const own = version.slice(0, version.indexOf('.'));
  if (wanted !== '') return own === wanted.slice(1);
  return own === 'v0' || own === 'v1' || version.endsWith('+incompatible');
}
