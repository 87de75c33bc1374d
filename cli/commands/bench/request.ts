import { resolve } from 'node:path';
import type { Call, Session } from '../../command.ts';
import { UsageError } from '../../failure.ts';
import { leastRuns } from './statistics.ts';
import type { Texts } from './text.ts';
import { type TaskName, taskNames } from './works/source.go.ts';

/** What may be measured; `build` and `start-up` need both toolchains. */
export const workNames = ['build', ...taskNames, 'start-up'] as const;

export type WorkName = 'build' | TaskName | 'start-up';

/** What was asked for. */
export interface Request {
  readonly runs: number;
  readonly works: readonly WorkName[];
  /** The package that is built; undefined: the usual one. */
  readonly package: string | undefined;
  readonly go: string | undefined;
  /** The directory whose module is built; undefined: none is. */
  readonly project: string | undefined;
  readonly network: boolean;
  readonly yes: boolean;
}

const mostRuns = 100;

/** Throws a UsageError for what does not go together. */
export function requestOf({ options }: Call, session: Session, text: Texts): Request {
  const given = (name: string): string | undefined => {
    const value = options[name];
    return typeof value === 'string' ? value : undefined;
  };
  const runs = Number(given('runs') ?? leastRuns);
  if (!Number.isInteger(runs) || runs < leastRuns || runs > mostRuns)
    throw new UsageError(text.badRuns(String(options.runs)));
  const project = given('project');
  const named = given('package');
  if (named !== undefined && !/^[a-z][a-z0-9]*(?:\/[a-z0-9]+){0,5}$/.test(named))
    throw new UsageError(text.badPackage(named));
  const works = Array.isArray(options.work) ? (options.work as readonly WorkName[]) : [];
  if (project !== undefined)
    for (const other of ['work', 'package'])
      if (options[other] !== undefined) throw new UsageError(text.projectAlone(`--${other}`));
  return {
    runs,
    // In the order of the table, each once.
    works: works.length === 0 ? workNames : workNames.filter((name) => works.includes(name)),
    package: named,
    go: given('go'),
    project: project === undefined ? undefined : resolve(session.directory, project),
    network: options.network === true,
    yes: options.yes === true,
  };
}
