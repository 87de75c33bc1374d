const made = 'const late = createRequire(import.meta.url);';

/**
 * For a bundle: what a module requires late, by `const late = createRequire(import.meta.url)`, is bundled too, and run when it is first
 * asked for. The sources are ES modules and know no `require` of their own; a bundler looks for that name.
 */
export const requiredLate = {
  name: 'required-late',
  transform: {
    filter: { code: made },
    handler: (code) => code.replace(made, '').replaceAll(/\blate\('/g, "require('"),
  },
};
