import type { Actor } from './actor.ts';
import type { OpenFolder } from './editors.ts';
import { inWords } from './text.ts';

/** An application that works on a module. */
export interface Session {
  readonly owner: string;
  /** The application's own process: two sessions of one agent are two. */
  readonly ownerPid: number;
  readonly family: string;
  readonly module: string;
  /** `observed`: a go command of it ran there, or its window's lock is alive; `suspected`: only a list of recent projects says so. */
  readonly certainty: 'observed' | 'suspected';
  readonly evidence: readonly string[];
}

/**
 * Who has which module open: by the working directory of the go commands that an application runs (a gopls' own directory is
 * its editor's and says nothing), and by the state files of editors.
 */
export function sessionsOf(
  actors: readonly Actor[],
  folders: readonly (OpenFolder & { readonly module: string })[],
): readonly Session[] {
  const seen = [
    ...actors.flatMap((actor): Session[] => {
      const { owner, ownerPid, family, module, kind } = actor;
      if (kind !== 'go' || owner === null || ownerPid === null || family === null || module === null)
        return [];
      return [
        {
          owner,
          ownerPid,
          family,
          module,
          certainty: 'observed',
          evidence: [inWords('works', { command: actor.command, pid: actor.pid, module })],
        },
      ];
    }),
    ...folders.map(({ owner, ownerPid, module, evidence }): Session => {
      const jetbrains = evidence.includes('recentProjects.xml');
      return {
        owner,
        ownerPid,
        family: jetbrains ? 'jetbrains' : 'vscode',
        module,
        certainty: jetbrains ? 'suspected' : 'observed',
        evidence: [evidence],
      };
    }),
  ];
  const merged = new Map<string, Session>();
  for (const session of seen) {
    const key = sessionKey(session);
    const before = merged.get(key);
    merged.set(key, before === undefined ? session : merge(before, session));
  }
  return [...merged.values()];
}

export const sessionKey = ({ owner, ownerPid, module }: Session): string => `${owner} ${ownerPid} ${module}`;

/** Two views of the same session: what either saw, as certain as the surer one, with at most five lines of evidence. */
export function merge(before: Session, more: Session): Session {
  const certainty = [before, more].some((one) => one.certainty === 'observed') ? 'observed' : 'suspected';
  return { ...before, certainty, evidence: [...new Set([...before.evidence, ...more.evidence])].slice(-5) };
}
