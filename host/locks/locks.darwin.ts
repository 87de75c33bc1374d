import { openFilesIn } from '../formats/lsof.ts';
import type { Lock, LockQuery, Locks } from './locks.ts';
import type { Machine } from '../machine.ts';
import { plainText } from '../run/locale.darwin.ts';
import { inWords } from './text.ts';

/** FHASLOCK, which lsof without `-F` shows as LCK (lsof-org/lsof, lib/dialects/darwin/dstore.c). */
const lockFlag = 0x4000;

/** Most paths and processes of one question, so that its command line and its cost stay small. */
const most = 200;

/**
 * Who of the named processes has the named files open. That is all: lsof on macOS never fills its lock field
 * (lsof-org/lsof, lib/dialects/darwin); its flag for locks says only that a lock is or was once set through that descriptor,
 * which is passed on as `marked`. One bounded call, on named files of named processes.
 */
export async function locksOfDarwin(machine: Machine, { paths, pids = [] }: LockQuery): Promise<Locks> {
  if (pids.length === 0 || paths.length === 0) {
    return { certainty: 'unknown', reason: inWords('namedOnly'), all: [] };
  }
  // lsof prints paths as the kernel knows them, links resolved.
  const asked = new Map<string, string>();
  for (const path of paths) {
    const real = machine.files.realPath(path);
    if (real.ok) asked.set(real.value, path);
    if (asked.size >= most) break;
  }
  if (asked.size === 0) return { certainty: 'suspected', all: [] };
  const ran = await machine.run({
    file: '/usr/sbin/lsof',
    arguments: [
      ...['-w', '-n', '-P', '-a', '+fg', '-p', pids.slice(0, most).join(',')],
      ...['-F', 'pfaGn', '--', ...asked.keys()],
    ],
    environment: plainText,
    timeLimitMs: 5_000,
  });
  // Exit code 1 with nothing printed is lsof's "none of them".
  if (ran.outcome !== 'exited' || (ran.exitCode ?? 2) > 1) {
    return { certainty: 'unknown', reason: ran.summary, all: [] };
  }
  const all = parseOpenFiles(ran.stdout).flatMap(({ path: real, ...lock }): readonly Lock[] => {
    const path = asked.get(real);
    return path === undefined ? [] : [{ ...lock, path }];
  });
  return { certainty: 'suspected', all };
}

/** The files in what `lsof -F pfaGn` printed, each of a process once. */
export function parseOpenFiles(text: string): readonly Lock[] {
  const found = new Map<string, Lock>();
  for (const { pid, path, flags } of openFilesIn(text)) {
    const key = `${pid}${path}`;
    const marked = (flags & lockFlag) !== 0 || (found.get(key)?.marked ?? false);
    found.set(key, { path, pid, state: 'open', mode: 'unknown', marked });
  }
  return [...found.values()];
}
