/**
 * Negative, 0 or positive, as RPM and pkg-config order versions: numbers by their value, words by their letters, a number after a
 * word, what separates them does not count. https://github.com/pkgconf/pkgconf/blob/master/libpkgconf/pkg.c (pkgconf_compare_version)
 */
export function compareReleases(one: string, other: string): number {
  const [a, b] = [partsOf(one), partsOf(other)];
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const [x, y] = [a[at], b[at]];
    if (x === undefined) return -1;
    if (y === undefined) return 1;
    const [left, right] = [isNumber(x), isNumber(y)];
    if (left !== right) return left ? 1 : -1;
    const order = left ? compareNumbers(x, y) : x < y ? -1 : Number(x > y);
    if (order !== 0) return order;
  }
  return 0;
}

const partsOf = (text: string): readonly string[] => text.match(/\d+|[A-Za-z]+|~/g) ?? [];
const isNumber = (part: string): boolean => /^\d/.test(part);

/** Of any length. */
function compareNumbers(one: string, other: string): number {
  const [x, y] = [one.replace(/^0+/, ''), other.replace(/^0+/, '')];
  if (x.length !== y.length) return x.length - y.length;
  return x < y ? -1 : Number(x > y);
}
