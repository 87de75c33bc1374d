import { posix } from 'node:path';
import type { Hardware, Host } from '../../host/host.ts';
import { rules } from '../catalogue.ts';
import { dockerfiles, readDockerfiles } from '../containers/probe.ts';
import { decide, nothingElse } from '../decide.ts';
import { editors } from '../editors/probe.ts';
import { editorsOf } from '../editors/repository.ts';
import type { Finding, NamedRule, Probe } from '../probe.ts';
import type { RuleId } from '../rules/ids.ts';
import { workspaces } from '../workspace/probe.ts';
import { readWorkspace } from '../workspace/workspace.ts';
import { moduleVersions, versionsOf } from './probe.ts';
import type { Repository } from './walk.ts';

/** A question that the files of a repository answer by themselves, without the machine around them. */
interface Question {
  readonly probe: Probe;
  readonly answer: (host: Host, repository: Repository, hardware: Hardware) => unknown;
  /** Those of the probe's rules that the files alone decide; absent: all of them. */
  readonly only?: readonly RuleId[];
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
  {
    probe: editors,
    answer: (host, { opened }, hardware) => editorsOf(host, hardware, opened),
    // Which programs and trees are there is a question about a machine.
    only: [
      'vscode-setting-unknown',
      'vscode-setting-removed',
      'vscode-setting-value',
      'vscode-environment',
      'launch-json',
    ],
  },
];

/** The rules that a repository alone decides. */
export const repositoryRules: readonly NamedRule[] = [...rules.values()].filter(
  ({ id, probe, needs = [] }) =>
    needs.length === 0 &&
    questions.some((one) => one.probe === probe && (one.only === undefined || one.only.includes(id))),
);

/** What the rules find in a repository, and what could not be told. `now`: milliseconds since 1970. */
export async function decideRepository(
  host: Host,
  repository: Repository,
  now: number,
): Promise<{ readonly findings: readonly Finding[]; readonly unknown: readonly string[] }> {
  const hardware = await host.hardware();
  const findings: Finding[] = [];
  const unknown = new Set(repository.unread);
  for (const { probe, answer } of questions) {
    const given = answer(host, repository, hardware);
    for (const sentence of probe.doubts(given).unknown) unknown.add(sentence);
    for (const rule of repositoryRules)
      if (rule.probe === probe) findings.push(...decide(rule, given, nothingElse(now)));
  }
  return { findings, unknown: [...unknown] };
}
