import { readFileSync } from 'node:fs';

/** The kernel's table of what is mounted where for the process that reads it. */
export const mountTable = '/proc/self/mountinfo';

/** Mount points by proc_pid_mountinfo(5): the fifth field, with octal escapes. */
export function parseMounts(table: string): readonly string[] {
  return table.split('\n').flatMap((line) => {
    const point = line.split(' ')[4];
    return point === undefined ? [] : [unescape(point)];
  });
}

function unescape(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
}

/** Mount points as we see them now; none where the system has no such table. */
export function mountsNow(): readonly string[] {
  try {
    return parseMounts(readFileSync(mountTable, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error) return [];
    throw error;
  }
}
