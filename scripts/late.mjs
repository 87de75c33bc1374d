const made = 'const late = createRequire(import.meta.url);';
const call = /\blate\('(?<name>[^']+)'\)/g;

/** Packages that are bundled in files of their own, loaded when there is something to read with them. */
export const lateFiles = ['yaml', 'dockerfile-ast'];

/** The file below dist/ that contains a package. */
export const lateFile = (name) => `late-${name}.js`;

/**
 * For a bundle: what a module requires late, by `const late = createRequire(import.meta.url)`, is bundled too, and runs when it is first
 * needed. The sources are ES modules and know no `require` of their own; a bundler looks for this name.
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
