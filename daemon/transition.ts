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
    };
