/**
 * A module's code with escapes for everything that is not ASCII: V8 keeps the source of a module as long as it is loaded, with two bytes for
 * each character once a single one needs more than one, and ours contain Chinese. An escape means the same in strings, templates and
 * regular expressions, except with `String.raw`, which is not used with other characters here. Throws where a backslash comes before one.
 */
export function inAscii(code) {
  const escaped = /\\[^\0-\x7f]/.exec(code);
  if (escaped)
    throw new Error(`A backslash before "${escaped[0].slice(1)}" would become one before its escape.`);
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
