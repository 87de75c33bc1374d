import { realpathSync } from 'node:fs';
import { basename } from 'node:path';
import { carried, redirections, type Script } from './script.ts';

const file = '/usr/bin/script';

/**
 * util-linux: the command is a text for $SHELL, and `-e` gives its exit code, for a signal 128 and its number. What the terminal
 * shows goes to standard output as well as into the file. https://man7.org/linux/man-pages/man1/script.1.html
 */
export const throughScriptOfLinux: Script = (words, ends, shell) => {
  if (!isOfUtilLinux()) return null;
  const restored = shell === undefined ? 'unset SHELL' : `SHELL=${inQuotes(shell)}`;
  const program = words.map(inQuotes).join(' ');
  const command = `${restored}; echo $$ >&${carried.report}; exec ${program} ${redirections(ends)}`;
  return {
    file,
    arguments: ['-q', '-e', '-c', command, '/dev/null'],
    environment: { SHELL: '/bin/sh' },
    reports: false,
  };
};

/** Busybox has a script of its own, which gives no exit code. */
function isOfUtilLinux(): boolean {
  try {
    return basename(realpathSync(file)) === 'script';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** A word as /bin/sh takes it literally, whatever is in it. */
function inQuotes(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
