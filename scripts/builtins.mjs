/** Used everywhere, and loaded by Node before our first line. */
const always = new Set(['events', 'fs', 'os', 'path', 'url', 'util']);

const declared = /^(?:let|const) (?<name>node_\w+) = require\("(?<module>node:[\w/]+)"\);\n/gm;
const forNothing = /^require\("node:[\w/]+"\);\n/gm;
const imported = /\bimport\((?<module>"node:[\w/]+")\)/g;
/** The packages outside the bundle are CommonJS; what was compiled before (scripts/entry) cannot import. */
const packages = /\bimport\((?<module>"(?:better-sqlite3|systray2)")\)/g;

/**
 * A bundle's code that loads Node's own modules when it first uses them: `node:crypto` alone is a tenth of a start. And by `require`, as
 * the first `import()` has Node load all that it has for ES modules.
 */
export function builtinsLate(code) {
  const late = [...code.matchAll(declared)].filter(
    ({ groups: { module } }) => !always.has(module.slice('node:'.length)),
  );
  let lines = code;
  for (const [line, name, module] of late) {
    const uses = new RegExp(String.raw`\b${name}\b(?!\.)`, 'g');
    // Handed on as a whole, as by `export *`: it stays as it is.
    if ([...code.matchAll(uses)].length > 1) continue;
    lines = lines
      // `new` would take the call for its own.
      .replaceAll(new RegExp(String.raw`\bnew ${name}\.`, 'g'), `new (${name}()).`)
      .replaceAll(new RegExp(String.raw`\b${name}\.`, 'g'), `${name}().`)
      .replace(line, () => `let ${name}$;\nconst ${name} = () => (${name}$ ??= require("${module}"));\n`);
  }
  return lines
    .replaceAll(forNothing, '')
    .replaceAll(imported, 'Promise.resolve().then(() => require($<module>))')
    .replaceAll(packages, 'Promise.resolve().then(() => ({ default: require($<module>) }))');
}
