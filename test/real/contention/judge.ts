import type { Incident } from '../../../daemon/contention/incident.ts';
import { tracedProcesses, type TracedWait } from './flock-trace.ts';

/** The traces of everything that one application started. */
export interface Traced {
  readonly directory: string;
  readonly owner: string;
}

/** Of the waits that strace saw, those for the other application, and those that no incident reports with holder, waiter and owners. */
export function judge(
  traces: readonly Traced[],
  waits: readonly TracedWait[],
  incidents: readonly Incident[],
): { readonly between: readonly TracedWait[]; readonly missed: readonly TracedWait[] } {
  const owners = new Map(
    traces.flatMap(({ directory, owner }) =>
      [...tracedProcesses(directory).keys()].map((pid) => [pid, owner] as const),
    ),
  );
  const isTold = ({ path, pid, holders }: TracedWait): boolean =>
    incidents.some(
      ({ subject, certainty, holder, waiters }) =>
        subject === path &&
        certainty === 'observed' &&
        holder !== null &&
        holders.has(holder.pid) &&
        holder.owner === owners.get(holder.pid) &&
        waiters.some((party) => party.pid === pid && party.owner === owners.get(pid)),
    );
  return {
    between: waits.filter(({ pid, holders }) =>
      [...holders].some((holder) => owners.get(holder) !== owners.get(pid)),
    ),
    missed: waits.filter((one) => !isTold(one)),
  };
}
