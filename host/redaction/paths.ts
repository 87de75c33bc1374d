import { hideModulePath } from './modules.ts';
import type { Pseudonyms } from './pseudonyms.ts';

/** What is between blanks and quotation marks: a path, several separated by colons, an address, or a word. */
const run = /[^\s"'`<>|;(){}[\],=\\]+/g;

/**
 * Hides the names in all that has a slash in it: paths of files, absolute or not, lists of them, addresses, paths of modules and packages
 * with or without a host. Words of our own, versions and the directories of systems stay.
 */
export function hidePaths(text: string, pseudonyms: Pseudonyms, sameLength = false): string {
  return text.replaceAll(run, (found) =>
    found.includes('/')
      ? found
          .split(':')
          .map((one) => (one.includes('/') ? hideModulePath(one, pseudonyms, sameLength) : one))
          .join(':')
      : found,
  );
}

/** The same for what is known to be one path, or with `list` several, which may have blanks in it. */
export function hidePath(path: string, pseudonyms: Pseudonyms, list = false): string {
  if (!list) return hideModulePath(path, pseudonyms);
  return path
    .split(':')
    .map((one) => hideModulePath(one, pseudonyms))
    .join(':');
}
