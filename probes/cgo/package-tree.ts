import { posix } from 'node:path';
import type { Files } from '../../host/files/files.ts';
import { inWords } from './text.ts';

/** What is looked at of one module at most; the largest that are public have about 20,000 files with their tests. */
const mostDirectories = 5_000;

/** A directory with the names in it, or why one was not looked at. */
type Looked = { readonly directory: string; readonly names: readonly string[] } | { readonly unread: string };

/** The directories of a module into which `./...` goes, its own first. `module` is the directory of its go.mod. */
export function* packageTree(files: Files, module: string): Generator<Looked, void> {
  const directories = [module];
  for (const directory of directories) {
    if (directories.length > mostDirectories) {
      yield { unread: inWords('tooManyDirectories', { module, most: mostDirectories }) };
      return;
    }
    const names = files.list(directory);
    if (!names.ok) {
      yield { unread: names.failure.message };
      continue;
    }
    // A module inside is another one.
    if (directory !== module && names.value.includes('go.mod')) continue;
    yield { directory, names: names.value };
    for (const name of names.value)
      if (
        isWalked(name) &&
        !(name === 'vendor' && directory === module) &&
        isDirectory(files, directory, name)
      )
        directories.push(posix.join(directory, name));
  }
}

/** https://pkg.go.dev/cmd/go#hdr-Package_lists_and_patterns; a directory whose name ends in `.go` is hardly ever a package. */
const isWalked = (name: string): boolean =>
  !/^[._]/.test(name) && name !== 'testdata' && name !== 'node_modules' && !name.endsWith('.go');

function isDirectory(files: Files, directory: string, name: string): boolean {
  const facts = files.facts(posix.join(directory, name));
  return facts.ok && facts.value.kind === 'directory';
}
