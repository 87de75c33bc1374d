import { posix } from 'node:path';
import { commandLine } from '../../../messages/command.ts';
import type { Found, Rule, Severity } from '../../probe.ts';
import { person, remedy, run } from '../../remedies/steps.ts';
import type { Remedy } from '../../remedy.ts';
import { type UseFault, useFaults } from '../../workspace/faults.ts';
import { type WorkspaceInUse, type Workspaces, workspaces } from '../../workspace/probe.ts';
import { inWords } from '../../workspace/text.ts';
import { text, type Values } from './text.ts';

/** A `use` line of go.work that leads nowhere, out of the tree or to the same module twice, or one that is missing. */
export const rule: Rule<Workspaces, Values> = {
  severity: 'error',
  dependsOn: [],
  timeToVisibleMs: 60_000,
  links: ['https://go.dev/ref/mod#workspaces', 'https://go.dev/ref/mod#go-work-file-use'],
  probe: workspaces,
  decide: (answer) => answer.workspaces.flatMap(findingsOfUse),
  remedy: ({ values }, answer) => mend(values, answer),
};

/** What is wrong with the `use` lines of one workspace. Depends on its argument alone. */
export function findingsOfUse(workspace: WorkspaceInUse): readonly Found<Values>[] {
  const found = new Map<string, Found<Values>>();
  for (const fault of useFaults(workspace)) {
    const one = findingOf(fault, workspace);
    if (!found.has(one.subject)) found.set(one.subject, one);
  }
  return [...found.values()];
}

function findingOf(fault: UseFault, { file, worked }: WorkspaceInUse): Found<Values> {
  const { kind, directory, line, name, says, command } = fault;
  const isWorked = kind === 'not-listed' && worked.includes(directory);
  const isOfLine = kind === 'missing' || kind === 'outside' || kind === 'not-listed';
  const source = line === null ? file : `${file}:${line}`;
  return {
    subject: isOfLine ? directory : `${file} (${name})`,
    severity: isWorked ? 'warning' : severities[kind],
    certainty: 'observed',
    evidence: [
      ...(line === null ? [] : [inWords('leadsTo', { source, name, directory })]),
      ...(kind === 'missing' ? [inWords('notThere', { file: posix.join(directory, 'go.mod') })] : []),
      ...(kind === 'not-listed' ? [inWords('thereToo', { file: posix.join(directory, 'go.mod') })] : []),
      ...worked.slice(0, 5).map((module) => inWords('inForce', { file, module })),
      ...(says === null ? [] : [inWords('says', { words: says })]),
    ],
    values: {
      ...{ kind, file, source, directory, name, says: says ?? '' },
      command: command === null ? '' : commandLine`${command}`,
    },
  };
}

/** `info` where the go command goes on: a module may be left out on purpose, and a checkout beside may be meant. */
const severities: Readonly<Record<UseFault['kind'], Severity>> = {
  missing: 'error',
  twice: 'error',
  'same-module': 'error',
  replaced: 'error',
  outside: 'info',
  'not-listed': 'info',
};

function mend(values: Values, answer: Workspaces): Remedy {
  const workspace = answer.workspaces.find(({ file }) => file === values.file);
  const fault = (workspace ? useFaults(workspace) : []).find(
    ({ kind, directory, name }) =>
      kind === values.kind && directory === values.directory && name === values.name,
  );
  const [program, ...words] = fault?.command ?? [];
  if (program === undefined) return remedy([person(text, values)]);
  return remedy([run(program, ...words)], undoOf(values), [{ kind: 'write', path: values.file }]);
}

function undoOf({ kind, file, name }: Values): Remedy['undo'] {
  if (kind === 'missing') return [run('go', 'work', 'edit', `-use=${name}`, file)];
  return kind === 'not-listed' ? [run('go', 'work', 'edit', `-dropuse=${name}`, file)] : null;
}
