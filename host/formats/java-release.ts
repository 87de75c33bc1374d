import { linesOf } from './lines.ts';

/**
 * The `release` file of a Java installation: lines of `NAME="value"`. The last of a name counts; other lines are skipped.
 * https://docs.oracle.com/en/java/javase/21/install/installed-directory-structure-jdk.html
 */
export function readJavaRelease(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { text: line } of linesOf(text)) {
    const equals = line.indexOf('=');
    const value = line.slice(equals + 1).trim();
    if (equals <= 0 || value.length < 2 || !value.startsWith('"') || !value.endsWith('"')) continue;
    found.set(line.slice(0, equals).trim(), value.slice(1, -1));
  }
  return found;
}

/** `21` of `21.0.9`, `8` of `1.8.0_402`; null when it is not a version of Java. */
export function javaMajor(version: string): number | null {
  const match = /^(?:1\.)?(\d{1,4})(?:[.+_-]|$)/.exec(version);
  return match === null ? null : Number(match[1]);
}
