import { type ChildProcessWithoutNullStreams, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { bundle } from '../../../faults/running.ts';

const { PATH = '' } = process.env;

export const environment = (home: string): NodeJS.ProcessEnv => ({
  HOME: home,
  PATH,
  SHELL: '/bin/bash',
  LANG: 'en_US.UTF-8',
});

/** Consecutive words as /bin/sh reads them. */
export const inQuotes = (words: readonly string[]): string =>
  words.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');

/** `gowarden try` with those words, as a shell's text. */
export const tried = (words: readonly string[]): string =>
  inQuotes([process.execPath, bundle, 'try', '--', ...words]);

/** Its output and how it ends, without a terminal. */
export async function ran(words: readonly string[], home: string, input: string | Buffer = '') {
  const options = { env: environment(home), cwd: home, maxBuffer: 1 << 28, encoding: 'latin1' } as const;
  let [stdout, stderr] = ['', ''];
  const child = execFile(process.execPath, [bundle, 'try', '--', ...words], options, (_, out, err) => {
    [stdout, stderr] = [out, err];
  });
  child.stdin?.on('error', () => child.stdin?.destroy()).end(input);
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, stdout, stderr };
}

/** A shell command in a terminal of its own, into which `type` types; `shown` is what the terminal shows. */
export function atTerminal(text: string, home: string) {
  const child: ChildProcessWithoutNullStreams = spawn('/usr/bin/script', ['-qec', text, '/dev/null'], {
    cwd: home,
    env: environment(home),
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let shown = '';
  child.stdout.on('data', (chunk: Buffer) => (shown += chunk.toString()));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { ended, shown: () => shown, type: (keys: string) => child.stdin.write(keys) };
}
