import type { Contention } from '../../contention/answer.ts';
import type { Session } from '../../contention/session.ts';
import { contention } from '../../contention/probe.ts';
import type { Rule } from '../../probe.ts';
import type { Values } from './text.ts';
import { inWords } from '../../contention/text.ts';

/** Applications that keep a module open by themselves; a command in a terminal ends and disturbs nobody for long. */
const keepers = new Set(['vscode', 'jetbrains', 'editor', 'agent']);

/** Two applications work on one module: each runs its own go commands there. */
export const rule: Rule<Contention, Values> = {
  severity: 'info',
  dependsOn: [],
  timeToVisibleMs: 60_000,
  links: [
    'https://go.dev/gopls/daemon',
    'https://www.jetbrains.com/help/go/configuring-goroot-and-gopath.html',
  ],
  probe: contention,
  decide({ picture: { sessions } }) {
    const kept = sessions.filter(({ family }) => keepers.has(family));
    const modules = [...new Set(kept.map(({ module }) => module))];
    return modules.flatMap((module) => {
      const here = kept.filter((session) => session.module === module);
      const applications = new Map(here.map((session) => [identity(session), session]));
      const owners = namesOf([...applications.values()]);
      if (owners.length < 2) return [];
      return {
        subject: module,
        certainty: surest(here),
        evidence: here.flatMap(({ owner, evidence }) =>
          evidence.map((line) => inWords('byOwner', { owner, evidence: line })),
        ),
        values: { module, owners: owners.join(', ') },
      };
    });
  },
};

/** An IDE is one application however many windows it has; two agents or two Vims of one name are two. */
function identity({ family, owner, ownerPid }: Session): string {
  return family === 'agent' || family === 'editor' ? `${owner} ${ownerPid}` : owner;
}

/** The applications' names; with their pids where two have one name. */
function namesOf(applications: readonly Session[]): readonly string[] {
  const names = applications.map(({ owner }) => owner);
  return applications
    .map(({ owner, ownerPid }) =>
      names.indexOf(owner) === names.lastIndexOf(owner) ? owner : `${owner} (pid ${ownerPid})`,
    )
    .sort();
}

/** Observed only if each of them was seen at work there. */
function surest(sessions: readonly Session[]): 'observed' | 'suspected' {
  const seen = new Set(
    sessions.filter(({ certainty }) => certainty === 'observed').map((session) => identity(session)),
  );
  return sessions.every((session) => seen.has(identity(session))) ? 'observed' : 'suspected';
}
