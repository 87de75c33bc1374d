import type { Host } from '../../../host/host.ts';
import type { Debugger, Debuggers, Target } from '../../../probes/debuggers/answer.ts';
import type { Server } from '../../../probes/debuggers/servers.ts';
import { type Fit, fitOf } from '../../../probes/debuggers/window.ts';
import { isNative } from '../../../probes/inventory/inventory.ts';

/** Whether this user may debug. */
export interface PermissionDocument {
  /** What `DevToolsSecurity -status` says, in its own words; null when it says nothing. */
  readonly developerMode: string | null;
  /** Whether the user is in the group `_developer`; null when unknown. */
  readonly developerGroup: boolean | null;
}

export interface Answers {
  readonly answer: Debuggers;
  readonly servers: readonly Server[] | null;
  readonly permission: PermissionDocument | null;
}

/**
 * What a dlv makes of a program. `translated`: it is itself for other processors; `other-architecture`: the program is for another than
 * it; `not-there`: a link to it leads nowhere, or it may not be read.
 *
 * @open
 */
export type Verdict = Fit | 'translated' | 'other-architecture' | 'not-there' | 'unknown';

export function verdictOf(dlv: Omit<Debugger, 'tool'>, target: Target, { hardware }: Debuggers): Verdict {
  const { architectures, state, window, builtBy } = dlv;
  if (state !== 'present') return 'not-there';
  const own = architectures.find((one) => hardware.native.includes(one)) ?? architectures[0];
  if (own !== undefined && !isNative([own], hardware)) return 'translated';
  if (own !== undefined && target.architecture !== null && own !== target.architecture)
    return 'other-architecture';
  return fitOf(window, builtBy, target) ?? 'unknown';
}

const limits = { timeLimitMs: 3_000 };

/**
 * Who may debug on a Mac: developer mode, and the group `_developer`. Asks two of the system's own programs, neither of
 * which is replaced by a developer tool (`DevToolsSecurity(1)`, `id(1)`). Null on Linux.
 */
export async function permissionOf(host: Host): Promise<PermissionDocument | null> {
  if (host.platform !== 'darwin') return null;
  const [mode, groups] = await Promise.all([
    host.run({ file: '/usr/sbin/DevToolsSecurity', arguments: ['-status'], ...limits }),
    host.run({ file: '/usr/bin/id', arguments: ['-Gn'], ...limits }),
  ]);
  const said = mode.outcome === 'exited' ? (mode.stdout.trim().split('\n')[0] ?? '') : '';
  const known = groups.outcome === 'exited' && groups.exitCode === 0;
  return {
    developerMode: said === '' ? null : said.slice(0, 200),
    developerGroup: known ? groups.stdout.split(/\s+/).includes('_developer') : null,
  };
}
