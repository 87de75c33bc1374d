const element = /^[A-Za-z0-9\-_~][A-Za-z0-9\-._~]*$/;
const canonical = /^v\d+\.\d+\.\d+(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?(\+incompatible)?$/;

/** A module path as it is written in file names: capitals become `!` and the small letter (golang.org/x/mod/module, EscapePath). */
export function escaped(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => `!${letter.toLowerCase()}`);
}

/** The module path of an escaped one; null if no module can be called that. */
export function modulePath(text: string): string | null {
  const path = unescaped(text);
  return path?.split('/').every((part) => element.test(part)) === true ? path : null;
}

/** The canonical version of an escaped one; null if it is not a version. */
export function moduleVersion(text: string): string | null {
  const version = unescaped(text);
  return version !== null && canonical.test(version) ? version : null;
}

function unescaped(text: string): string | null {
  if (/[A-Z]|!(?![a-z])/.test(text)) return null;
  return text.replace(/!([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** Whether a directory of a module cache may be called that: one element of an escaped module path. */
export function isPathElement(name: string): boolean {
  return modulePath(name) !== null && !name.includes('/');
}
