import type { Hardware } from '../../../host/host.ts';
import type { Debugger, DebugServer, Target } from '../../../probes/debuggers/answer.ts';
import type { Server } from '../../../probes/debuggers/servers.ts';
import type { Window } from '../../../probes/debuggers/window.ts';
import { type Answers, type PermissionDocument, type Verdict, verdictOf } from './judge.ts';

/**
 * Each dlv of this machine beside each Go whose programs it is to debug, and the servers that run. The same in every language.
 *
 * @title gowarden dlv --json
 * @document dlv
 */
export interface DlvDocument {
  readonly schemaVersion: 1;
  readonly hardware: Pick<Hardware, 'architecture' | 'native'>;
  readonly debuggers: readonly DebuggerDocument[];
  /** The Gos that run in the known modules, or outside of any while none is known. */
  readonly targets: readonly TargetDocument[];
  /** What Delve starts on a Mac, by context; empty where it needs nothing (Linux). */
  readonly debugServers: readonly DebugServerDocument[];
  /** Whether /etc/hosts names localhost, by which Delve and debugserver meet; null where that is not known or not needed (Linux). */
  readonly localhost: boolean | null;
  /** Null where there is none (Linux). */
  readonly permission: PermissionDocument | null;
  /** Servers of this user, by the process table; null when it could not be read. */
  readonly servers: readonly Server[] | null;
}

/** A dlv, and what it makes of each target in the order of `targets`. */
export interface DebuggerDocument extends Pick<
  Debugger,
  'path' | 'chain' | 'source' | 'by' | 'state' | 'version' | 'builtBy' | 'architectures' | 'winsIn'
> {
  /** Go that this release works with (`1.25` to `1.27`); null when it is not known which release it is. */
  readonly window: { readonly oldest: string; readonly newest: string } | null;
  readonly verdicts: readonly Verdict[];
}

/** A Go that makes what is debugged. */
export type TargetDocument = Pick<Target, 'directory' | 'context' | 'goVersion' | 'architecture'>;

/** The debugserver or lldb-server of one context. */
export interface DebugServerDocument extends Pick<DebugServer, 'path' | 'architectures' | 'searched'> {
  readonly context: Target['context'];
}

export function dlvDocument({ answer, servers, permission }: Answers): DlvDocument {
  const { hardware, debuggers, targets, localhost } = answer;
  return {
    schemaVersion: 1,
    hardware: { architecture: hardware.architecture, native: hardware.native },
    localhost,
    debuggers: debuggers.map(({ path, chain, source, by, state, version, builtBy, ...one }) => ({
      ...{ path, chain, source, by, state, version, builtBy },
      architectures: one.architectures,
      winsIn: one.winsIn,
      window: one.window && bounds(one.window),
      verdicts: targets.map((target) =>
        verdictOf({ path, chain, source, by, state, version, builtBy, ...one }, target, answer),
      ),
    })),
    targets: targets.map(({ directory, context, goVersion, architecture }) => ({
      ...{ directory, context, goVersion, architecture },
    })),
    debugServers: [...answer.servers].map(([context, { path, architectures, searched }]) => ({
      ...{ context, path, architectures, searched },
    })),
    permission,
    servers,
  };
}

function bounds({ oldest, newest }: Window) {
  return { oldest: `1.${oldest}`, newest: `1.${newest}` };
}
