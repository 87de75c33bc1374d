import { isAbsolute, relative, resolve } from 'node:path';
import type { GoMod } from '../../../host/formats/mod-file/read.ts';
import { describeSource } from '../../../host/go/setting.ts';
import type { Complaint } from '../../../probes/errors/tidy/complaints.ts';
import type { TidyCause } from './cause.ts';
import type { TidyPlace } from './place.ts';
import { inWords } from './text.ts';
import { siblingOf, type Workspace } from './workspace.ts';

/** Characters of a line that is shown, and lines of one complaint. */
const longestLine = 400;
const mostLines = 8;

/** A complaint of go as a cause, in go's words. */
export function causeOf({ id, row, subject, lines, values }: Complaint): TidyCause {
  return {
    id,
    subject,
    evidence: lines
      .slice(0, mostLines)
      .map((line) => line.slice(0, longestLine))
      .join('\n'),
    ...(row === null ? {} : { row }),
    ...(Object.keys(values).length === 0 ? {} : { values }),
  };
}

interface Surroundings {
  readonly place: TidyPlace;
  /** What the module's own file says. */
  readonly goMod: GoMod;
  readonly workspace: Workspace | null;
  /** Whether the user let go ask the network. */
  readonly network: boolean;
}

/** The same with what the machine tells besides: where a file is, who set a variable, which module of the workspace it is. */
export function causeHere(complaint: Complaint, around: Surroundings): TidyCause {
  const { place, network } = around;
  const cause = causeOf(complaint);
  const local = ofTheCode(complaint, cause, around);
  if (local !== null) return local;
  const { id, subject } = cause;
  if (id === 'syntax' || id === 'major-version' || id === 'malformed-go-sum')
    return {
      ...cause,
      subject: subject === '' ? place.modFile : resolve(place.directory, subject),
      ...(/<{7}|={7}|>{7}/.test(cause.evidence) ? { values: { ...cause.values, markers: 'yes' } } : {}),
    };
  if (id === 'flags') return withSetting(cause, 'GOFLAGS', place);
  if (id === 'environment' && subject !== '') return withSetting(cause, subject, place);
  // Asked of a proxy that the user has switched off.
  if (id === 'offline' && network)
    return withSetting({ ...cause, id: 'proxy', subject: 'GOPROXY=off' }, 'GOPROXY', place);
  if (id === 'private-module')
    return { ...cause, values: { ...cause.values, private: place.settings('GOPRIVATE').value } };
  if (id === 'network' || id === 'certificate' || (id === 'proxy' && complaint.row === 'D47'))
    return withSetting(cause, 'GOPROXY', place);
  return cause;
}

/** What `go mod edit -replace` and `go get` leave of a version where a replace line stands in its place. */
const placeholder = 'v0.0.0-00010101000000-000000000000';

function holds(module: string, wanted: string): boolean {
  return wanted === module || wanted.startsWith(`${module}/`);
}

function withSetting(cause: TidyCause, name: string, { settings }: TidyPlace): TidyCause {
  const { value, source } = settings(name);
  return {
    ...cause,
    values: { ...cause.values, setting: name, value, source: describeSource(source), kind: source.kind },
  };
}

const lookedFor: ReadonlySet<TidyCause['id']> = new Set([
  ...(['offline', 'import', 'network', 'proxy', 'private-module', 'unknown-revision'] as const),
  ...(['certificate', 'other'] as const),
]);

/** A package that no network has: of the module itself, or of another module of the workspace, which tidy does not look into. */
function ofTheCode(
  { id, package: wanted }: Complaint,
  cause: TidyCause,
  { place, goMod, workspace }: Surroundings,
): TidyCause | null {
  if (wanted === null || !lookedFor.has(id)) return null;
  const lost = goMod.require.find(({ path, version }) => version === placeholder && holds(path, wanted));
  if (lost !== undefined && !goMod.replace.some(({ path }) => path === lost.path))
    return { ...cause, id: 'lost-replacement', row: 'D37', subject: `${lost.path}@${placeholder}` };
  if (goMod.module !== null && wanted.startsWith(`${goMod.module}/`)) {
    const directory = wanted.slice(goMod.module.length + 1);
    return { ...cause, id: 'import', subject: wanted, values: { own: resolve(place.module, directory) } };
  }
  const sibling = workspace === null ? null : siblingOf(workspace, place.module, wanted);
  if (workspace === null || sibling === null) return null;
  const { path, directory } = sibling;
  const near = relative(place.module, directory);
  const evidence = inWords('usedBy', { file: workspace.file, directory });
  return {
    id: 'workspace',
    subject: wanted,
    evidence: `${cause.evidence}\n${evidence}`,
    values: {
      ...{ sibling: path, work: workspace.file },
      ...{ directory: isAbsolute(near) || near.startsWith('.') ? near : `./${near}` },
    },
  };
}
