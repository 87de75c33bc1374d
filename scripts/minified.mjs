import { minifySync } from 'rolldown/utils';

/**
 * A file of the bundle without comments, spaces and long local names: V8 keeps the source of each module that is loaded, of which the
 * daemon needs 1.8 MB instead of 3.2. Functions and classes keep their names, which appear in stack traces. Throws if it cannot be parsed.
 */
export function minified(file, code) {
  const made = minifySync(file, code, {
    compress: false,
    mangle: { toplevel: true, keepNames: true },
    codegen: { removeWhitespace: true },
  });
  if (made.errors.length > 0) throw new Error(made.errors.map(({ message }) => message).join('; '));
  return made.code;
}
