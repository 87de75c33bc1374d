import type { Session } from '../session.ts';
import type { ContentionLook } from './rule.ts';

/** Applications that keep a module open by themselves; a command in a terminal ends and disturbs nobody for long. */
const keepers = new Set(['vscode', 'jetbrains', 'editor', 'agent']);

/** Two applications work on one module: each runs its own go commands there. */
export const sharedModule: ContentionLook<'shared-module-two-ides'> = {
  rule: {
    id: 'shared-module-two-ides',
    severity: 'info',
    dependsOn: [],
    timeToVisibleMs: 60_000,
    links: [
      'https://go.dev/gopls/daemon',
      'https://www.jetbrains.com/help/go/configuring-goroot-and-gopath.html',
    ],
  },
  look({ sessions }) {
    const kept = sessions.filter(({ family }) => keepers.has(family));
    const modules = [...new Set(kept.map(({ module }) => module))];
    return modules.flatMap((module) => {
      const here = kept.filter((session) => session.module === module);
      const applications = new Map(here.map(({ owner, ownerPid }) => [ownerPid, owner]));
      const owners = namesOf(applications);
      if (owners.length < 2) return [];
      return [
        {
          rule: 'shared-module-two-ides' as const,
          subject: module,
          severity: 'info' as const,
          certainty: surest(here, [...applications.keys()]),
          evidence: here.flatMap(({ owner, evidence }) => evidence.map((line) => `${owner}: ${line}`)),
          values: { module, owners: owners.join(', ') },
        },
      ];
    });
  },
};

/** The applications' names; with their pids where two have one name, as two sessions of an agent. */
function namesOf(applications: ReadonlyMap<number, string>): readonly string[] {
  const names = [...applications.values()];
  return [...applications]
    .map(([pid, name]) => (names.indexOf(name) === names.lastIndexOf(name) ? name : `${name} (pid ${pid})`))
    .sort();
}

/** Observed only if each of them was seen at work there. */
function surest(sessions: readonly Session[], owners: readonly number[]): 'observed' | 'suspected' {
  const seen = (owner: number): boolean =>
    sessions.some((session) => session.ownerPid === owner && session.certainty === 'observed');
  return owners.every(seen) ? 'observed' : 'suspected';
}
