import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cache = fileURLToPath(new URL('../../node_modules/.cache/gowarden/node', import.meta.url));

/** The path of a real Node of exactly that version, from its npm packages; kept between runs. */
export function realNode(version: string): string {
  const home = join(cache, version);
  const node = join(home, 'package/bin/node');
  if (existsSync(node)) return node;
  mkdirSync(cache, { recursive: true });
  const draft = mkdtempSync(join(cache, 'draft-'));
  const name = `node-linux-${process.arch}@${version}`;
  execFileSync('npm', ['pack', name, '--silent', '--pack-destination', draft], {
    cwd: tmpdir(),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  execFileSync('sh', ['-c', 'tar xzf *.tgz package/bin/node && rm -f *.tgz'], { cwd: draft });
  renameSync(draft, home);
  return node;
}
