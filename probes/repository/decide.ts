import { posix } from 'node:path';
import type { Hardware, Host } from '../../host/host.ts';
import { Turns } from '../../host/run/turns.ts';
import { rules } from '../catalogue.ts';
import { dockerfiles, readDockerfiles } from '../containers/probe.ts';
import { decide, nothingElse } from '../decide.ts';
import { editors } from '../editors/probe.ts';
import { editorsOf } from '../editors/repository.ts';
import type { Finding, NamedRule, Probe } from '../probe.ts';
import type { RuleId } from '../rules/ids.ts';
import { workspaces } from '../workspace/probe.ts';
import { readWorkspace } from '../workspace/workspace.ts';
import { inside } from './inside.ts';
import { moduleVersions, versionsOf } from './probe.ts';
import type { Repository } from './walk.ts';

/** A question that the files of a repository answer by themselves, without the machine around them. */
interface Question {
  readonly probe: Probe;
  readonly answer: (asked: Asked) => unknown;
  /** Those of the probe's rules that the files alone decide; absent: all of them. */
  readonly only?: readonly RuleId[];
}

interface Asked {
  /** Answers for the repository alone. */
  readonly host: Host;
  readonly repository: Repository;
  readonly hardware: Hardware;
  readonly turns: Turns;
}

const questions: readonly Question[] = [
  {
    probe: dockerfiles,
    answer: ({ host, repository: { top, dockerfiles: files, builds }, turns }) =>
      readDockerfiles(host, { dockerfiles: files, builds }, top, turns),
  },
  {
    probe: moduleVersions,
    answer: async ({ host, repository: { top, modules }, turns }) => ({
      modules: await inTurns(modules, turns, (module) => [versionsOf(host, module, top)]),
    }),
  },
  {
    probe: workspaces,
    async answer({ host, repository: { works, modules }, turns }) {
      const found = await inTurns(works, turns, (directory) => {
        const below = modules.filter((module) => module === directory || module.startsWith(`${directory}/`));
        const workspace = readWorkspace(host.files, posix.join(directory, 'go.work'), below);
        return workspace === null ? [] : [{ ...workspace, worked: [] }];
      });
      return { workspaces: found, unread: found.flatMap(({ unread }) => unread) };
    },
  },
  {
    probe: editors,
    async answer({ host, repository: { opened }, hardware, turns }) {
      const each = await inTurns(opened, turns, (folder) => [editorsOf(host, hardware, [folder])]);
      return {
        ...editorsOf(host, hardware, []),
        files: each.flatMap(({ files }) => files),
        unread: each.flatMap(({ unread }) => unread),
      };
    },
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

/** Sentences that are shown. */
const mostUnknown = 100;

/** One after the other, so that an interruption takes effect in between. */
async function inTurns<One, Made>(
  all: readonly One[],
  turns: Turns,
  make: (one: One) => readonly Made[],
): Promise<readonly Made[]> {
  const made: Made[] = [];
  for (const one of all) {
    await turns.given();
    made.push(...make(one));
  }
  return made;
}

/**
 * What the rules find in a repository, and what could not be determined. `now`: milliseconds since 1970. Rejects when `signal`
 * aborts.
 */
export async function decideRepository(
  host: Host,
  repository: Repository,
  now: number,
  signal: AbortSignal,
): Promise<{ readonly findings: readonly Finding[]; readonly unknown: readonly string[] }> {
  const hardware = await host.hardware();
  const findings: Finding[] = [];
  const unknown = new Set(repository.unread);
  const turns = new Turns(signal);
  const own = inside(host, repository.top, (sentence) => unknown.add(sentence));
  for (const { probe, answer } of questions) {
    const given = await answer({ host: own, repository, hardware, turns });
    for (const sentence of probe.doubts(given).unknown) unknown.add(sentence);
    for (const rule of repositoryRules)
      if (rule.probe === probe) findings.push(...decide(rule, given, nothingElse(now)));
  }
  return { findings, unknown: [...unknown].slice(0, mostUnknown) };
}
