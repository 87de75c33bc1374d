import { posix } from 'node:path';
import type { Host } from '../../host/host.ts';
import { rules } from '../catalogue.ts';
import { dockerfiles, readDockerfiles } from '../containers/probe.ts';
import { decide, nothingElse } from '../decide.ts';
import type { Finding, NamedRule, Probe } from '../probe.ts';
import { workspaces } from '../workspace/probe.ts';
import { readWorkspace } from '../workspace/workspace.ts';
import { moduleVersions, versionsOf } from './probe.ts';
import type { Repository } from './walk.ts';

/** A question that the files of a repository answer by themselves, without the machine around them. */
interface Question {
  readonly probe: Probe;
  readonly answer: (host: Host, repository: Repository) => unknown;
}

const questions: readonly Question[] = [
  {
    probe: dockerfiles,
    answer: (host, { top, dockerfiles: files, builds }) =>
      readDockerfiles(host, { dockerfiles: files, builds }, top),
  },
  {
    probe: moduleVersions,
    answer: (host, { top, modules }) => ({ modules: modules.map((module) => versionsOf(host, module, top)) }),
  },
  {
    probe: workspaces,
    answer: (host, { works, modules }) => {
      const found = works.flatMap((directory) => {
        const below = modules.filter((module) => module === directory || module.startsWith(`${directory}/`));
        const workspace = readWorkspace(host.files, posix.join(directory, 'go.work'), below);
        return workspace === null ? [] : [{ ...workspace, worked: [] }];
      });
      return { workspaces: found, unread: found.flatMap(({ unread }) => unread) };
    },
  },
];

/** The rules that a repository alone decides. */
export const repositoryRules: readonly NamedRule[] = [...rules.values()].filter(
  ({ probe, needs = [] }) => needs.length === 0 && questions.some((one) => one.probe === probe),
);

/** What the rules find in a repository, and what could not be told. `now`: milliseconds since 1970. */
export function decideRepository(
  host: Host,
  repository: Repository,
  now: number,
): { readonly findings: readonly Finding[]; readonly unknown: readonly string[] } {
  const findings: Finding[] = [];
  const unknown = new Set(repository.unread);
  for (const { probe, answer } of questions) {
    const given = answer(host, repository);
    for (const sentence of probe.doubts(given).unknown) unknown.add(sentence);
    for (const rule of repositoryRules)
      if (rule.probe === probe) findings.push(...decide(rule, given, nothingElse(now)));
  }
  return { findings, unknown: [...unknown] };
}
