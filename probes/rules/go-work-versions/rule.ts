import { commandLine } from '../../../messages/command.ts';
import type { Found, Rule, Severity } from '../../probe.ts';
import { remedy, run } from '../../remedies/steps.ts';
import type { Remedy } from '../../remedy.ts';
import { compareVersions } from '../../versions/parse.ts';
import { type VersionFault, versionFaults } from '../../workspace/faults.ts';
import { type Workspaces, workspaces } from '../../workspace/probe.ts';
import { inWords } from '../../workspace/text.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import type { Values } from './text.ts';

/** The go line of go.work is below that of one of its modules, or a toolchain line does not do what it seems to. */
export const rule: Rule<Workspaces, Values> = {
  severity: 'error',
  dependsOn: [],
  timeToVisibleMs: 60_000,
  links: ['https://go.dev/doc/toolchain#select', 'https://go.dev/ref/mod#go-work-file-go'],
  probe: workspaces,
  decide: (answer) => answer.workspaces.flatMap(findingsOfVersions),
  remedy: ({ values }, answer) => mend(values, answer),
};

/** What is wrong with the version lines of one workspace. Depends on its argument alone. */
export function findingsOfVersions(workspace: Workspace): readonly Found<Values>[] {
  // Those of a kind have one command.
  const kinds = new Map<VersionFault['kind'], VersionFault[]>();
  for (const fault of versionFaults(workspace))
    kinds.set(fault.kind, [...(kinds.get(fault.kind) ?? []), fault]);
  return [...kinds.values()].flatMap((faults) => findingOf(faults, workspace) ?? []);
}

/** Modules that the evidence names. */
const mostNamed = 15;

/** About the module that asks for most; the go command stops at the first one, of which it speaks. */
function findingOf(faults: readonly VersionFault[], { file, go }: Workspace): Found<Values> | null {
  const [first] = faults;
  if (first === undefined) return null;
  const decisive = faults.reduce((most, one) => (asksForMore(one, most) ? one : most), first);
  const { kind, directory, setting, source, listed, command } = decisive;
  const { says } = first;
  const all = [decisive, ...faults.filter((one) => one !== decisive)];
  const unnamed = all.length - mostNamed;
  return {
    subject:
      kind === 'toolchain-hidden'
        ? source.replace(/:\d+$/, '')
        : kind === 'toolchain-idle'
          ? file
          : directory,
    severity: severities[kind],
    certainty: 'observed',
    evidence: [
      ...all.slice(0, mostNamed).map((one) => `${one.setting} (${one.source})`),
      ...(unnamed > 0 ? [inWords('andMore', { count: unnamed })] : []),
      inWords(go === null ? 'unlisted' : 'listed', { file, version: listed }),
      ...(says === null ? [] : [inWords('says', { words: says })]),
    ],
    values: {
      kind,
      file,
      directory,
      setting,
      source,
      listed,
      says: says ?? '',
      others: all.length - 1,
      command: commandLine`${command}`,
    },
  };
}

function asksForMore({ setting }: VersionFault, other: VersionFault): boolean {
  return compareVersions(versionOf(setting), versionOf(other.setting)) > 0;
}

/** Of `go 1.26.0` and `toolchain go1.26.0`. */
const versionOf = (setting: string): string => setting.replace(/^(?:go |toolchain go)/, '');

/** Only a go line that is too low stops the go command. */
const severities: Readonly<Record<VersionFault['kind'], Severity>> = {
  'go-below-member': 'error',
  'toolchain-hidden': 'info',
  'toolchain-idle': 'info',
};

function mend({ kind, directory, setting, file }: Values, { workspaces: all }: Workspaces): Remedy | null {
  const workspace = all.find((one) => one.file === file);
  if (!workspace) return null;
  const fault = versionFaults(workspace).find(
    (one) => one.kind === kind && one.directory === directory && one.setting === setting,
  );
  const [program, ...words] = fault?.command ?? [];
  if (program === undefined) return null;
  // A go that is older than these lines still edits them.
  const step = { ...run(program, ...words), environment: { GOTOOLCHAIN: 'local' } };
  return remedy([step], [undoOf(workspace, kind)], [{ kind: 'write', path: file }]);
}

function undoOf({ file, go, toolchain }: Workspace, kind: VersionFault['kind']) {
  const before =
    kind === 'go-below-member' ? `-go=${go?.value ?? 'none'}` : `-toolchain=${toolchain?.value ?? 'none'}`;
  return { ...run('go', 'work', 'edit', before, file), environment: { GOTOOLCHAIN: 'local' } };
}
