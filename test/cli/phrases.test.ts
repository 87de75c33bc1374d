import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { call } from './call.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

test('every table of phrases is taught to those who show Chinese', () => {
  const listed = execFileSync('git', ['ls-files', '*/text.ts'], { cwd: root, encoding: 'utf8' }).split('\n');
  const tables = listed.filter(
    (path) => path !== '' && readFileSync(root + path, 'utf8').includes('export const phrases'),
  );
  const taught = readFileSync(`${root}cli/phrases.ts`, 'utf8');
  const from = (path: string): string => (path.startsWith('cli/') ? `./${path.slice(4)}` : `../${path}`);
  expect(tables.length).toBeGreaterThan(20);
  for (const path of tables) expect(taught).toContain(`'${from(path)}'`);
});

test('what a reader of files answers is said in Chinese', async () => {
  const { err } = await call(['which', 'go', '/nonexistent/x', '--lang', 'zh']);
  expect(err).toContain('gowarden：/nonexistent/x 不存在（ENOENT）');
});
