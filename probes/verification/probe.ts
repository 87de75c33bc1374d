import { toolchains } from '../inventory/probe.ts';
import type { Probe } from '../probe.ts';
import type { Verified } from './verified.ts';

/** What became of comparing the Gos of this machine with what was published. */
export interface Verification {
  /** Each GOROOT once, with the go commands that belong to it. */
  readonly trees: readonly { readonly verified: Verified; readonly goes: readonly string[] }[];
}

/**
 * Are the Gos here what their makers published? Answered from memory: the daemon compares each tree once, in a process of its own
 * (daemon/verification/part.ts), and makes this due when it knows.
 */
export const verification: Probe<Verification> = {
  id: 'verification',
  schedule: '*/5 * * * *',
  timeLimitMs: 10_000,
  async ask(sweep) {
    const { verified } = sweep.memory;
    if (verified.size === 0) return { trees: [] };
    const inventory = await sweep.ask(toolchains);
    const goes = new Map<string, string[]>();
    for (const { path, goroot } of inventory.toolchains) {
      if (goroot === null) continue;
      const real = sweep.host.files.realPath(goroot.path);
      const root = real.ok ? real.value : goroot.path;
      goes.set(root, [...(goes.get(root) ?? []), path]);
    }
    return {
      trees: [...verified.values()].flatMap((one) => {
        const own = goes.get(one.goroot);
        return own ? [{ verified: one, goes: own }] : [];
      }),
    };
  },
  doubts: () => ({ unknown: [] }),
};
