import { linesOf } from '../formats/lines.ts';
import type { Machine } from '../machine.ts';
import { type AskMarks, type Marks, unknownMarks } from './marks.ts';

/**
 * One `ls` lists the flags (-O) and the names of extended attributes (-@) of all paths; -n keeps out user names, which may
 * contain spaces.
 * https://github.com/apple-oss-distributions/file_cmds/blob/main/ls/print.c
 */
export function marksOfDarwin({ run }: Pick<Machine, 'run'>): AskMarks {
  return async (paths) => {
    const ran = await run({ file: '/bin/ls', arguments: ['-dnO@', ...paths], timeLimitMs: 3_000 });
    return ran.outcome === 'exited' ? marksIn(ran.stdout, paths) : new Map();
  };
}

/**
 * `-rwxr-xr-x@ 1 501  20  uchg 123 Nov 29 12:00 /path`, and below it a line for each attribute that begins with a tab; `-` means
 * no flags.
 */
export function marksIn(output: string, paths: readonly string[]): ReadonlyMap<string, Marks> {
  const wanted = new Set(paths);
  const found = new Map<string, Marks>();
  let at: string | null = null;
  for (const { text } of linesOf(output)) {
    if (text.startsWith('\t')) {
      const name = text.trim().split(/\s/, 1)[0] ?? '';
      const before = at === null ? undefined : found.get(at);
      if (at !== null && before)
        found.set(at, { ...before, attributes: [...(before.attributes ?? []), name] });
      continue;
    }
    const [, , , , flags = ''] = text.split(/\s+/, 6);
    const start = text.indexOf(' /');
    at = start === -1 ? null : text.slice(start + 1);
    if (at !== null && wanted.has(at))
      found.set(at, { ...unknownMarks, flags: flagsIn(flags), attributes: [] });
    else at = null;
  }
  return found;
}

/** Of chflags(1) those that keep everybody from changing a file. */
function flagsIn(flags: string): readonly string[] {
  const keeping = ['uchg', 'schg', 'uappnd', 'sappnd'];
  return flags.split(',').filter((flag) => keeping.includes(flag));
}
