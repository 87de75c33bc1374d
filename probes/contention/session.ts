import type { Actor } from './actor.ts';
import type { OpenFolder } from './editors.ts';

/** An application that works on a module. */
export interface Session {
  readonly owner: string;
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
      const { owner, family, module, kind } = actor;
      if (kind !== 'go' || owner === null || family === null || module === null) return [];
      return [
        {
          owner,
          family,
          module,
          certainty: 'observed',
          evidence: [`${actor.command} (pid ${actor.pid}) in ${module}`],
        },
      ];
    }),
    ...folders.map(({ owner, module, evidence }): Session => {
      const jetbrains = evidence.includes('recentProjects.xml');
      return {
        owner,
        family: jetbrains ? 'jetbrains' : 'vscode',
        module,
        certainty: jetbrains ? 'suspected' : 'observed',
        evidence: [evidence],
      };
    }),
  ];
  const merged = new Map<string, Session>();
  for (const session of seen) {
    const key = `${session.owner} ${session.module}`;
    const before = merged.get(key);
    merged.set(key, before === undefined ? session : merge(before, session));
  }
  return [...merged.values()];
}

/** Two views of the same session: what either saw, as certain as the surer one, with at most five lines of evidence. */
export function merge(before: Session, more: Session): Session {
  const certainty = [before, more].some((one) => one.certainty === 'observed') ? 'observed' : 'suspected';
  return { ...before, certainty, evidence: [...new Set([...before.evidence, ...more.evidence])].slice(-5) };
}
