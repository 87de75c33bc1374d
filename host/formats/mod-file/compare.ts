import { canonicalVersion } from './version.ts';

/**
 * Which of two versions of a module is the newer, by the order of Semantic Versioning: negative, 0 or positive. Every version comes after
 * any other text. https://pkg.go.dev/golang.org/x/mod/semver#Compare
 */
export function compareModuleVersions(one: string, other: string): number {
  const [a, b] = [partsOf(one), partsOf(other)];
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  return order(a.numbers, b.numbers) || beforeRelease(a.marks, b.marks);
}

/** A version without marks is the release itself, and newer than what comes before it. */
function beforeRelease(one: readonly string[], other: readonly string[]): number {
  if (one.length === 0 || other.length === 0) return Number(one.length === 0) - Number(other.length === 0);
  return order(one, other);
}

function order(one: readonly string[], other: readonly string[]): number {
  for (const [at, part] of one.entries()) {
    const beside = other[at];
    if (beside === undefined) return 1;
    const difference = orderOfParts(part, beside);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

/** Numbers by their value, however long, and before words. */
function orderOfParts(one: string, other: string): number {
  const [a, b] = [/^\d+$/.test(one), /^\d+$/.test(other)];
  if (a !== b) return a ? -1 : 1;
  if (a && one.length !== other.length) return one.length - other.length;
  return one === other ? 0 : one < other ? -1 : 1;
}

function partsOf(
  text: string,
): { readonly numbers: readonly string[]; readonly marks: readonly string[] } | null {
  const version = canonicalVersion(text)?.split('+', 1)[0];
  if (version === undefined) return null;
  const dash = version.indexOf('-');
  const numbers = dash === -1 ? version : version.slice(0, dash);
  return {
    numbers: numbers.slice(1).split('.'),
    marks: dash === -1 ? [] : version.slice(dash + 1).split('.'),
  };
}
