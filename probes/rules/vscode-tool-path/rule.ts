import type { Editors, NamedTool, SettingsFile, ToolFault } from '../../editors/answer.ts';
import { findingOf, type Issue } from '../../editors/group.ts';
import { removing, writing } from '../../editors/mend.ts';
import { editors } from '../../editors/probe.ts';
import { inWords } from '../../editors/text.ts';
import { isNative } from '../../inventory/inventory.ts';
import type { Rule, Severity } from '../../probe.ts';
import type { RuleId } from '../ids.ts';
import type { Values } from './text.ts';

/** A program that `go.alternateTools` or `go.toolsManagement.go` names, and that is not the one that starts, or not for long. */
export const rule: Rule<Editors, Values> = {
  severity: 'warning',
  dependsOn: ['go-tool-arch-mismatch'],
  timeToVisibleMs: 60_000,
  links: [
    'https://github.com/golang/vscode-go/blob/master/docs/tools.md',
    'https://github.com/golang/vscode-go/blob/28e27ffd3a0eca1de30b1a9656a75cbd47e94e4e/extension/src/utils/pathUtils.ts',
  ],
  probe: editors,
  decide: (answer) => answer.files.flatMap((file) => findingOf(file, issuesIn(file, answer), answer.files)),
  remedy({ subject }, { files, tools }) {
    const file = files.find((one) => one.file === subject);
    if (!file) return null;
    const steady = tools.flatMap(({ in: of, fault, stable, path, key }) =>
      of === file && fault !== null && stable !== null && isSetting(key) ? [{ path, value: stable }] : [],
    );
    const passedOver = tools.filter(({ in: of, fault, stable, key }) => {
      return of === file && stable === null && fault !== null && isIgnored[fault] && isSetting(key);
    });
    // What is passed over can go: nothing changes by it.
    return steady.length > 0
      ? writing(file, steady)
      : removing(
          file,
          passedOver.map(({ path }) => path),
        );
  },
};

const isIgnored: Readonly<Record<ToolFault, boolean>> = {
  missing: true,
  directory: true,
  'not-executable': true,
  relative: true,
  variable: true,
  architecture: false,
  shim: false,
  changing: false,
};

const isSetting = (key: string): boolean => key === 'go.alternateTools' || key === 'go.toolsManagement.go';

const severities: Readonly<Record<Values['fault'], Severity>> = {
  missing: 'warning',
  directory: 'warning',
  'not-executable': 'warning',
  relative: 'warning',
  variable: 'warning',
  architecture: 'warning',
  'auto-update': 'warning',
  shim: 'info',
  changing: 'info',
};

/** What is not there is not explained by what is for another processor. */
const explained = (fault: Values['fault']): readonly RuleId[] => {
  if (fault === 'architecture') return ['go-tool-arch-mismatch'];
  return fault === 'auto-update' ? ['go-arch-mismatch'] : [];
};

function issuesIn(file: SettingsFile, answer: Editors): readonly Issue<Omit<Values, 'others'>>[] {
  const own = answer.tools.filter((tool) => tool.in === file && isSetting(tool.key));
  return [...own.flatMap((tool) => issueOf(tool, answer)), ...updatesIn(file, answer)];
}

function issueOf(tool: NamedTool, { hardware }: Editors): readonly Issue<Omit<Values, 'others'>>[] {
  const { fault, path: place, line, written, resolved, stable, found } = tool;
  if (fault === null) return [];
  const key = keyOf(tool);
  const path = resolved ?? written;
  const architecture = found?.binary?.architectures.join(' + ') ?? '';
  return [
    {
      line,
      path: place,
      evidence: [
        inWords('names', { line, key, written }),
        ...(path === written ? [] : [inWords('meant', { written, path })]),
        ...told(fault, path, architecture, hardware.architecture),
        ...(stable === null ? [] : [inWords('steady', { path: stable })]),
      ],
      severity: severities[fault],
      certainty: 'observed',
      dependsOn: explained(fault),
      values: {
        ...{ file: tool.in.file, line, key, tool: tool.tool, path, fault },
        ...{ stable: stable ?? '', architecture, hardware: hardware.architecture },
      },
    },
  ];
}

function told(
  fault: NonNullable<NamedTool['fault']>,
  path: string,
  architectures: string,
  architecture: string,
): readonly string[] {
  switch (fault) {
    case 'missing':
      return [inWords('isMissing', { path })];
    case 'directory':
      return [inWords('isDirectory', { path })];
    case 'not-executable':
      return [inWords('notExecutable', { path })];
    case 'relative':
      return [inWords('noPath', { path })];
    case 'variable':
      return [inWords('notFilledIn', { path })];
    case 'architecture':
      return [inWords('isFor', { path, architectures }), inWords('hardware', { architecture })];
    case 'shim':
    case 'changing':
      return [];
  }
}

function keyOf({ key, tool }: NamedTool): string {
  return key === 'go.alternateTools' ? `${key}.${tool}` : key;
}

/** `go.toolsManagement.autoUpdate` builds every tool anew, with a go that is for another processor. */
function updatesIn(
  file: SettingsFile,
  { tools, hardware }: Editors,
): readonly Issue<Omit<Values, 'others'>>[] {
  const update = file.settings.find(
    ({ key, node }) => key === 'go.toolsManagement.autoUpdate' && node.value === true,
  );
  const go = ['go.toolsManagement.go', 'go.alternateTools']
    .map((key) => tools.find((one) => one.key === key && one.tool === 'go' && one.in === file))
    .find((one) => one?.found?.binary);
  const architectures = go?.found?.binary?.architectures ?? [];
  if (!update || !go || architectures.length === 0 || isNative(architectures, hardware)) return [];
  const { key, path: place, node } = update;
  const { line } = node;
  const path = go.resolved ?? go.written;
  const architecture = architectures.join(' + ');
  return [
    {
      line,
      path: place,
      evidence: [
        inWords('updatesByItself', { line, key }),
        inWords('installsWith', { path, architectures: architecture }),
      ],
      severity: severities['auto-update'],
      certainty: 'observed',
      dependsOn: explained('auto-update'),
      values: {
        ...{ file: file.file, line, key, tool: 'go', path, fault: 'auto-update', stable: '' },
        ...{ architecture, hardware: hardware.architecture },
      },
    },
  ];
}
