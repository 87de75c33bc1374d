import { carried, redirections, type Script } from './script.ts';

/**
 * BSD: the command is a list of words, and the exit code of a program that a signal ended is the signal's number alone, so that the
 * shell in between reports it. `script` sets SCRIPT. https://man.freebsd.org/cgi/man.cgi?query=script
 */
export const throughScriptOfDarwin: Script = (words, ends) => {
  const report = `>&${carried.report}`;
  // Ctrl-C ends the program and not the shell that has to report it.
  const lines = [
    'unset SCRIPT',
    `echo $$ ${report}`,
    'trap : INT QUIT',
    `"$@" ${redirections(ends)}`,
    `echo $? ${report}`,
  ];
  return {
    file: '/usr/bin/script',
    arguments: ['-q', '/dev/null', '/bin/sh', '-c', lines.join('; '), 'sh', ...words],
    environment: {},
    reports: true,
  };
};
