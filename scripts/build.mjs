// Bundles the command into dist/: one file per entry and shared chunks, so that a start reads a handful of files.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { inAscii } from './ascii.mjs';
import { builtinsLate } from './builtins.mjs';
import { sharedChunks } from './chunks.mjs';
import { lateFile, lateFiles, requiredLate } from './late.mjs';
import { minified } from './minified.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** `command-doctor` and `text-doctor` rather than twenty files with the same name. */
function chunkName({ facadeModuleId }) {
  const [, command, file] = /\/cli\/commands\/([^/]+)\/(command|text)\.ts$/.exec(facadeModuleId ?? '') ?? [];
  return command === undefined ? '[name]' : `${file}-${command}`;
}

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });

/** By file of dist/: the modules in it, and what it requires before its first line runs. For tests; the code no longer shows it. */
const contents = {};

const entries = {
  main: 'cli/gowarden.ts',
  // Measures and removes in a process of its own (caches/child/start.ts). They share no chunks: what both need would be split
  // for the sake of one, and the other would open more files at once than there are descriptors where these are scarce.
  'caches-child': 'caches/child/main.ts',
  // Reads from file systems that may not answer, in a process of its own (host/files/asker/).
  'files-asker': 'host/files/asker/main.ts',
  // Shows the icon on Linux, in a process of its own (tray/status-notifier/process.ts).
  'tray-panel': 'tray/status-notifier/main.ts',
};
for (const [name, source] of Object.entries(entries)) {
  const bundle = await rolldown({
    input: { [name]: join(root, source) },
    // better-sqlite3 loads a native file and systray2 its helper beside their own package.json.
    external: ['better-sqlite3', 'systray2'],
    platform: 'node',
    plugins: [requiredLate],
    // jsonc-parser's `main` requires its parts by names that a bundler cannot follow.
    resolve: { mainFields: ['module', 'main'] },
    transform: { define: { GOWARDEN_VERSION: JSON.stringify(version) } },
    logLevel: 'warn',
  });
  const { output } = await bundle.write({
    dir: dist,
    // Node loads a required file in place; an imported one takes several turns of its loop, half of what a start took.
    format: 'cjs',
    // The entry of the program finds it by its name; the others are found by theirs.
    entryFileNames: name === 'main' ? '[name]-[hash].js' : '[name].js',
    chunkFileNames: (chunk) => `${name === 'main' ? '' : `${name}-`}${chunkName(chunk)}-[hash].js`,
    sourcemap: false,
    codeSplitting: { groups: sharedChunks(root, join(root, source)) },
  });
  await bundle.close();
  for (const { type, fileName, code, moduleIds, imports } of output)
    if (type === 'chunk') {
      writeFileSync(join(dist, fileName), inAscii(minified(fileName, builtinsLate(code))));
      contents[fileName] = { modules: moduleIds.map((id) => relative(root, id)), imports };
    }
}
for (const name of lateFiles) {
  const bundle = await rolldown({ input: name, cwd: root, platform: 'node', logLevel: 'warn' });
  const { output } = await bundle.write({ file: join(dist, lateFile(name)), format: 'cjs' });
  await bundle.close();
  writeFileSync(join(dist, lateFile(name)), inAscii(minified(lateFile(name), output[0].code)));
  contents[lateFile(name)] = { modules: output[0].moduleIds.map((id) => relative(root, id)), imports: [] };
}
writeFileSync(join(dist, 'package.json'), '{ "type": "commonjs" }\n');
const main = Object.keys(contents).find((file) => /^main-.{8}\.js$/.test(file));
const all = createHash('sha256');
for (const file of Object.keys(contents).sort()) all.update(file).update(readFileSync(join(dist, file)));
const digest = all.digest('hex').slice(0, 16);
for (const [file, source] of [
  ['gowarden.js', 'gowarden.cjs'],
  ['compile.js', 'compile.cjs'],
]) {
  const code = readFileSync(join(root, 'scripts/entry', source), 'utf8');
  writeFileSync(join(dist, file), minified(file, code.replace('MAIN', main).replace('DIGEST', digest)));
}
await chmod(join(dist, 'gowarden.js'), 0o755);

// One plain script for macOS' own JavaScript engine; every Apple silicon Mac has at least the one of Safari 14.
const helper = await rolldown({
  input: join(root, 'tray/jxa/main.ts'),
  transform: { target: 'safari14' },
  logLevel: 'warn',
});
await helper.write({ file: join(dist, 'tray-helper.js'), format: 'iife' });
await helper.close();

// Read at run time beside the bundle; the sources find them by the same relative path.
cpSync(join(root, 'daemon/history/schema'), join(dist, 'schema'), { recursive: true });

// The manual page, from the texts of the commands' help.
const made = join(root, 'node_modules/.cache/gowarden/man');
const manual = await rolldown({
  input: join(root, 'scripts/man.ts'),
  external: (id) => !id.startsWith('.') && !id.startsWith('/'),
  platform: 'node',
  logLevel: 'warn',
});
await manual.write({ dir: made, format: 'esm', cleanDir: true, entryFileNames: 'man.mjs' });
await manual.close();
const { manPage } = await import(pathToFileURL(join(made, 'man.mjs')).href);
writeFileSync(join(dist, 'gowarden.1'), await manPage(version));

const listing = join(root, 'node_modules/.cache/gowarden/bundle.json');
// Checkouts may share it by a hard link.
rmSync(listing, { force: true });
writeFileSync(listing, JSON.stringify(contents));

spawnSync(process.execPath, [join(dist, 'compile.js')], { stdio: 'inherit' });
