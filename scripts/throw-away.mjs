// npm run throw-away [FOLDER]: creates a rule and a command in a copy of these sources and prints which files that changed. The copy
// goes into FOLDER, which must not exist yet, or otherwise into a temporary directory that is removed afterwards.
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [folder] = process.argv.slice(2);
const copy = folder === undefined ? mkdtempSync(join(tmpdir(), 'gowarden-throw-away-')) : resolve(folder);
try {
  copySources();
  for (const kind of ['rule', 'command']) {
    npm('run', '--silent', 'new', kind, 'throw-away');
    console.log(`npm run new ${kind} throw-away`);
    console.log(git('status', '--porcelain', '--untracked-files=all').trimEnd());
    commit(kind);
  }
} finally {
  if (folder === undefined) rmSync(copy, { recursive: true, force: true });
}

/** As a repository of its own, with the packages that are installed here. */
function copySources() {
  const listed = run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], root);
  const files = listed.split('\0').filter((one) => one !== '');
  for (const folder of new Set(files.map((path) => dirname(path))))
    mkdirSync(join(copy, folder), { recursive: true });
  for (const path of files) copyFileSync(join(root, path), join(copy, path));
  // One by one, so that what a build keeps in node_modules/.cache is its own.
  mkdirSync(join(copy, 'node_modules'));
  for (const name of readdirSync(join(root, 'node_modules')).filter((one) => one !== '.cache'))
    symlinkSync(join(root, 'node_modules', name), join(copy, 'node_modules', name));
  git('init', '--quiet');
  // What git knows here need not be written once more.
  const objects = resolve(root, run('git', ['rev-parse', '--git-path', 'objects'], root).trim());
  writeFileSync(join(copy, '.git/objects/info/alternates'), `${objects}\n`);
  commit('before');
}

function commit(message) {
  git('add', '--all');
  git('-c', 'user.name=x', '-c', 'user.email=x@example.org', 'commit', '--quiet', '--message', message);
}

function git(...words) {
  return run('git', words, copy);
}

function npm(...words) {
  return run('npm', words, copy);
}

function run(program, words, cwd) {
  return execFileSync(program, words, { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
}
