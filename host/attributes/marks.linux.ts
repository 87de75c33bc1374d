import { linesOf } from '../formats/lines.ts';
import type { Machine } from '../machine.ts';
import { type AskMarks, type Marks, unknownMarks } from './marks.ts';

const timeLimitMs = 3_000;

/**
 * No file shows extended attributes, and Node cannot read them: the system's own programs do, each of which only reads. Where one
 * is not at its usual place, what it would report is unknown.
 */
export function marksOfLinux({ files, run }: Pick<Machine, 'files' | 'run'>): AskMarks {
  return async (paths) => {
    // https://man7.org/linux/man-pages/man5/proc.5.html does not list it; selinuxfs is mounted there and nowhere else.
    const hasLabels = files.facts('/sys/fs/selinux/enforce').ok;
    const [flags, capabilities, labels] = await Promise.all([
      said(run, places.lsattr, ['-d', '--', ...paths], files),
      said(run, places.getcap, [...paths], files),
      hasLabels ? said(run, places.stat, ['-c', '%C %n', '--', ...paths], files) : '',
    ]);
    return new Map(
      paths.map((path): [string, Marks] => [
        path,
        {
          ...unknownMarks,
          flags: flags === null ? null : flagsOf(path, flags),
          capabilities: capabilities === null ? null : capabilitiesOf(path, capabilities),
          label: labels === null ? null : labelOf(path, labels),
        },
      ]),
    );
  };
}

/** Debian keeps `/sbin` beside `/usr/sbin`, Fedora and Arch made them one. */
const places = {
  lsattr: ['/usr/bin/lsattr'],
  getcap: ['/usr/sbin/getcap', '/sbin/getcap', '/usr/bin/getcap'],
  stat: ['/usr/bin/stat', '/bin/stat'],
} as const;

/** What the program prints, also where it fails for some of the paths; null when it is not there or did not end. */
async function said(
  run: Machine['run'],
  candidates: readonly string[],
  words: readonly string[],
  files: Machine['files'],
): Promise<string | null> {
  const file = candidates.find((candidate) => files.target(candidate).ok);
  if (file === undefined) return null;
  const ran = await run({ file, arguments: words, timeLimitMs });
  return ran.outcome === 'exited' ? ran.stdout : null;
}

/** `----i---------e------- /path` (https://man7.org/linux/man-pages/man1/lsattr.1.html); null for a file system that has none. */
export function flagsOf(path: string, output: string): readonly string[] | null {
  for (const { text } of linesOf(output)) {
    if (!text.endsWith(` ${path}`)) continue;
    const letters = text.slice(0, text.indexOf(' '));
    return [
      ...(letters.includes('i') ? ['immutable'] : []),
      ...(letters.includes('a') ? ['append-only'] : []),
    ];
  }
  return null;
}

/** `/path cap_net_bind_service=ep`, before libcap 2.41 `/path = cap_net_bind_service+ep`; nothing of a file that has none. */
export function capabilitiesOf(path: string, output: string): string {
  for (const { text } of linesOf(output))
    if (text.startsWith(`${path} `)) return text.slice(path.length + 1).replace(/^= /, '');
  return '';
}

/** `system_u:object_r:bin_t:s0 /path`; `?` where there is none. */
export function labelOf(path: string, output: string): string {
  for (const { text } of linesOf(output))
    if (text.endsWith(` ${path}`)) return text.slice(0, -path.length - 1).replace(/^\?$/, '');
  return '';
}
