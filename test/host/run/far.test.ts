import { describe, expect, test } from 'vitest';
import { failure } from '../../../host/files/failure.ts';
import type { Files } from '../../../host/files/files.ts';
import { realFiles } from '../../../host/files/real.ts';
import { realRun } from '../../../host/run/real.ts';

const direct = realFiles({ darwin: false, uid: process.getuid?.() ?? 0 });
const user = { name: 'kim', home: '/home/kim' };
const isFar = (path: string): boolean => path === '/usr' || path.startsWith('/usr/');
const isSilent = (path: string): boolean => path.startsWith('/usr/share');

/** As if /usr were on another file system, part of which does not answer. */
const files: Files = {
  ...direct,
  isLocal: (path) => !isFar(path),
  target: (path) =>
    isSilent(path)
      ? { ok: false, failure: failure(path, 'unresponsive', 'file system nfs4 mounted at /usr/share') }
      : direct.target(path),
};
const run = realRun(user, files);
const script = 'pwd; printf "%s|" "$HOME" "$@"; exit 3';

describe('a program on a file system that might not answer', () => {
  test('runs like any other: directory, environment, arguments and exit code', async () => {
    const words = ['/bin/sh', '-c', script, 'sh', 'a b', '$HOME', ''];
    const command = { file: '/usr/bin/env', arguments: words, directory: '/usr/lib' };
    const far = await run(command);
    const stdout = '/usr/lib\n/home/kim|a b|$HOME||';
    expect(far).toMatchObject({ outcome: 'exited', exitCode: 3, stdout, stderr: '' });
    expect(far).toEqual(await realRun(user, direct)(command));
  });

  test('is found there through a path', async () => {
    expect(await run({ file: 'env', path: ['/usr/bin'], arguments: ['-i', 'A=1'] })).toMatchObject({
      outcome: 'exited',
    });
    expect(await run({ file: 'no-such-program', path: ['/usr/bin'], arguments: [] })).toMatchObject({
      outcome: 'not-found',
    });
  });

  test.each([
    ['its file', { file: '/usr/share/bin/go', arguments: [] }],
    ['its directory', { file: '/bin/echo', arguments: [], directory: '/usr/share/doc' }],
  ])('is not started where %s does not answer, and says so', async (_, command) => {
    const { outcome, summary } = await run(command);
    expect(outcome).toBe('not-runnable');
    expect(summary).toContain('does not answer (file system nfs4 mounted at /usr/share)');
  });
});
