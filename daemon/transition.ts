import type { Integer } from '../host/quantity.ts';
import type { Finding, ObservedTool } from '../probes/probe.ts';

/**
 * A change of what is known: the only thing that is stored, notified and streamed.
 * `opened`, `changed` and `resolved` are about a finding, `toolchain-changed` about the file that a `go` or tool leads to.
 */
export type Transition =
  | {
      readonly kind: 'opened' | 'changed' | 'resolved';
      /** Milliseconds since 1970. */
      readonly at: number;
      readonly finding: Finding;
      /** For `resolved`: how long it was open. */
      readonly durationMs?: number;
      /** For `opened`: how often the same one was opened in the ten minutes before; absent means never. */
      readonly again?: number;
    }
  | {
      readonly kind: 'toolchain-changed';
      readonly at: number;
      readonly subject: string;
      readonly before: ObservedTool | null;
      readonly after: ObservedTool | null;
      /** The installer that was at work when the change was seen; absent when none was. */
      readonly by?: Maker;
    };

/** The process that was seen to make a change. */
export interface Maker {
  /** `brew`, `installer`, … */
  readonly name: string;
  readonly pid: Integer;
  /** The first in its line of parents that runs translated (Rosetta, QEMU), or it itself: what it installs is then for that processor. */
  readonly translated: { readonly name: string; readonly pid: Integer } | null;
}
