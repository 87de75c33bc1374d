import type { Editors, NamedRoot, RootFault } from '../../editors/answer.ts';
import { findingOf, type Issue } from '../../editors/group.ts';
import { removing, writing } from '../../editors/mend.ts';
import { standingOf } from '../../editors/precedence.ts';
import { editors } from '../../editors/probe.ts';
import { inWords } from '../../editors/text.ts';
import type { Rule, Severity } from '../../probe.ts';
import type { Values } from './text.ts';

/** A `go.goroot` that is ignored, is not a tree, or with which another Go builds than is started. */
export const rule: Rule<Editors, Values> = {
  severity: 'warning',
  dependsOn: ['go-toolchain-mixed', 'go-goroot-invalid'],
  timeToVisibleMs: 60_000,
  links: [
    'https://github.com/golang/vscode-go/blob/master/docs/advanced.md',
    'https://github.com/golang/vscode-go/blob/28e27ffd3a0eca1de30b1a9656a75cbd47e94e4e/extension/src/goEnv.ts',
  ],
  probe: editors,
  decide: (answer) =>
    answer.files.flatMap((file) =>
      findingOf(
        file,
        answer.roots.filter((root) => root.in === file).flatMap((root) => issueOf(root, answer)),
        answer.files,
      ),
    ),
  remedy({ subject }, { roots, files }) {
    const own = roots.filter(
      ({ in: file, path, fault }) =>
        file.file === subject && fault !== null && standingOf(file, path, files).counts,
    );
    const [root] = own;
    if (root === undefined || own.length > 1) return null;
    const { in: file, path, stable, fault } = root;
    const goes = fault === 'missing' || fault === 'no-tree' || fault === 'mixed';
    if (stable !== null) return writing(file, [{ path, value: stable }]);
    return goes ? removing(file, [path]) : null;
  },
};

const severities: Readonly<Record<RootFault, Severity>> = {
  missing: 'warning',
  'no-tree': 'error',
  variable: 'warning',
  architecture: 'warning',
  mixed: 'error',
  changing: 'info',
  other: 'info',
};

function issueOf(root: NamedRoot, { hardware }: Editors): readonly Issue<Omit<Values, 'others'>>[] {
  const { fault, path: place, line, key, written, resolved, version, architectures, other, stable } = root;
  if (fault === null) return [];
  const path = resolved ?? written;
  const architecture = architectures.join(' + ');
  return [
    {
      line,
      path: place,
      evidence: [
        inWords('names', { line, key, written }),
        ...(path === written ? [] : [inWords('meant', { written, path })]),
        ...(fault === 'missing' ? [inWords('isMissing', { path })] : []),
        ...(fault === 'no-tree' ? [inWords('noTree', { path })] : []),
        ...(fault === 'variable' ? [inWords('notFilledIn', { path })] : []),
        ...(version === null ? [] : [inWords('tree', { path, version })]),
        ...(architecture === '' ? [] : [inWords('isFor', { path, architectures: architecture })]),
        ...(other === null ? [] : [inWords('tree', other)]),
        ...(stable === null ? [] : [inWords('steady', { path: stable })]),
        ...(fault === 'architecture' ? [inWords('hardware', { architecture: hardware.architecture })] : []),
      ],
      severity: severities[fault],
      certainty: 'observed',
      values: {
        ...{ file: root.in.file, line, key, goroot: path, fault, stable: stable ?? '' },
        ...{ version: version ?? '', other: other?.path ?? '', otherVersion: other?.version ?? '' },
        ...{ architecture, hardware: hardware.architecture },
      },
    },
  ];
}
