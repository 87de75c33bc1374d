const made = 'const late = createRequire(import.meta.url);';
const call = /\blate\('(?<name>[^']+)'\)/g;

/** Packages that are bundled in a file of their own, read when something there is to be read with them. */
export const lateFiles = ['yaml', 'dockerfile-ast'];

/** The file below dist/ that holds a package. */
export const lateFile = (name) => `late-${name}.js`;

/**
 * For a bundle: what a module requires late, by `const late = createRequire(import.meta.url)`, is bundled too, and run when it is first
 * asked for. The sources are ES modules and know no `require` of their own; a bundler looks for that name.
 */
export const requiredLate = {
  name: 'required-late',
  transform: {
    filter: { code: made },
    handler: (code) =>
      code
        .replace(made, '')
        .replaceAll(
          call,
          (_, name) => `require('${lateFiles.includes(name) ? `./${lateFile(name)}` : name}')`,
        ),
  },
  // Found beside the bundle when it runs.
  resolveId: {
    filter: { id: /^\.\/late-/ },
    handler: (id) => ({ id, external: true }),
  },
};
