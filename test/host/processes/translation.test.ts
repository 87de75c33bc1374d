import { describe, expect, test } from 'vitest';
import type { Files } from '../../../host/files/files.ts';
import { processTable } from '../../../host/processes/process-table.ts';
import type { Process } from '../../../host/processes/processes.ts';
import { Translations } from '../../../host/processes/translation.ts';

/** What each file of the machine is built for; others cannot be read. */
const builtFor: Readonly<Record<string, readonly string[]>> = {
  '/bin/zsh': ['amd64', 'arm64'],
  '/intel/Terminal': ['amd64'],
  '/silicon/go': ['arm64'],
};
const files = {
  open: (path: string) =>
    builtFor[path]
      ? { ok: true, value: { architectures: builtFor[path] } }
      : { ok: false, failure: { kind: 'absent', message: path } },
} as unknown as Files;

const process = (
  pid: number,
  parent: number,
  executable: string,
  translated: Process['translated'],
): Process => ({
  ...{ pid, parent, executable, translated },
  ...{ uid: 501, startedMs: null, arguments: [executable] },
});

/** What is known about the last process of a line, each the parent of the next. */
function last(...line: readonly (readonly [string, Process['translated']])[]): Process['translated'] {
  const all = line.map(([executable, translated], index) =>
    process(index + 10, index + 9, executable, translated),
  );
  const table = processTable(all, () => Promise.resolve(new Map<number, string>()));
  return new Translations(table, files).of(all.at(-1)!);
}

describe('a process is certainly translated only with two signs', () => {
  test.each([
    ['ps alone, of a file for both', [['/bin/zsh', 'suspected']], 'suspected'],
    ['ps alone, of a file that is gone', [['/gone/go', 'suspected']], 'suspected'],
    ['ps alone, of a command without a path', [['-zsh', 'suspected']], 'suspected'],
    ['ps and a file for amd64 alone', [['/intel/Terminal', 'suspected']], true],
    ['ps against a file for arm64 alone', [['/silicon/go', 'suspected']], null],
    [
      'ps and a parent that is translated for certain',
      [
        ['/intel/Terminal', 'suspected'],
        ['/bin/zsh', 'suspected'],
        ['/gone/go', 'suspected'],
      ],
      true,
    ],
    [
      'ps twice, which is one sign',
      [
        ['/bin/zsh', 'suspected'],
        ['/bin/zsh', 'suspected'],
      ],
      'suspected',
    ],
    [
      'a parent alone: a native program of a translated one',
      [
        ['/intel/Terminal', 'suspected'],
        ['/bin/zsh', null],
      ],
      null,
    ],
    ['what the kernel of Linux tells', [['/bin/zsh', true]], true],
    ['what Linux tells of a native one', [['/intel/Terminal', false]], false],
  ] as const)('%s', (_name, line, expected) => {
    expect(last(...line)).toBe(expected);
  });

  test('a table whose parents form a circle', () => {
    const all = [process(1, 2, '/bin/zsh', 'suspected'), process(2, 1, '/bin/zsh', 'suspected')];
    const table = processTable(all, () => Promise.resolve(new Map<number, string>()));
    expect(new Translations(table, files).of(all[0]!)).toBe('suspected');
  });
});
