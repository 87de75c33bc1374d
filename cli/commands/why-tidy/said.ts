import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { linesOf } from '../../../host/formats/lines.ts';
import { bare, between, wordsOf } from '../../../probes/errors/lines.ts';
import type { Complaint } from '../../../probes/errors/tidy/complaints.ts';
import type { TidyCause } from './cause.ts';
import type { Surroundings } from './surroundings.ts';
import { withImporters } from './importers.ts';
import { ofNewerGo } from './newer-go.ts';
import { ofTheModule } from './modules-said.ts';
import { ofTheSettings, withSetting } from './settings-said.ts';
import { inWords } from './text.ts';
import { ofTheWorkspace } from './workspace-said.ts';
import { siblingOf } from './workspace.ts';

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

/** The same with what the machine adds: where a file is, who set a variable, which module of the workspace it is, who imports it. */
export function causeHere(complaint: Complaint, around: Surroundings): TidyCause {
  const { host, place, goMod } = around;
  const about = { host, place, module: goMod.module };
  return withImporters(causeIn(complaint, around), complaint.package, complaint.values.by, about);
}

function causeIn(complaint: Complaint, around: Surroundings): TidyCause {
  const { place } = around;
  const cause = ofTheModule(named(causeOf(complaint), around), around);
  if (place.refusedModFile !== null && complaint.id === 'other') {
    const subject = `-modfile=${place.refusedModFile}`;
    return withSetting({ ...cause, id: 'flags', row: 'C15', subject }, 'GOFLAGS', place);
  }
  const local = ofTheCode(complaint, cause, around);
  if (local !== null) return local;
  const { id, subject } = cause;
  if (cause.values?.dependency !== undefined) return cause;
  const newer = ofNewerGo(complaint, cause, place);
  if (newer !== null) return newer;
  if (id === 'syntax' && cause.evidence.includes('malformed module path'))
    return malformedModule(cause, around);
  if (id === 'toolchain') return asked(cause, around);
  if (id === 'syntax' || id === 'major-version' || id === 'malformed-go-sum')
    return {
      ...cause,
      subject: subject === '' ? place.modFile : resolve(place.directory, subject),
      ...(/<{7}|={7}|>{7}/.test(cause.evidence) ? { values: { ...cause.values, markers: 'yes' } } : {}),
    };
  if (id === 'workspace') return ofTheWorkspace(cause, around);
  // In a workspace go refuses its other command for it.
  if (id === 'vendor' && around.workspace !== null)
    return { ...cause, values: { ...cause.values, work: around.workspace.file } };
  if (id === 'import') return malformed(cause);
  return ofTheSettings(cause, around);
}

/** For a version that go would look up (a branch, `latest`), go names only the line: the subject is what that line says. */
function named(cause: TidyCause, { place, text }: Surroundings): TidyCause {
  if (cause.subject !== '' || !lookedFor.has(cause.id)) return cause;
  const [at = '', line = ''] = /(?:^|\n)(\S*\.mod):(\d{1,9}): /.exec(cause.evidence)?.slice(1) ?? [];
  if (at === '') return cause;
  const words = wordsOf([...linesOf(text)][Number(line) - 1]?.text ?? '').filter(
    (word) => word !== 'require',
  );
  const [path = '', version = ''] = words.map(bare);
  const isModule = path.includes('.') && version !== '';
  return { ...cause, subject: isModule ? `${path}@${version}` : `${resolve(place.directory, at)}:${line}` };
}

/** An import whose path, or whose directory's, no package can have: go names the character that is not allowed. */
function malformed(cause: TidyCause): TidyCause {
  const [, said = ''] = `${cause.evidence}\n`.split('malformed ', 2);
  const path = between(said, ' path "', '": ');
  const reason = between(said, '": ', '\n');
  if (path === null || reason === null) return cause;
  return { ...cause, subject: path === '' ? '""' : path, values: { ...cause.values, malformed: reason } };
}

/** A line of go.mod that names a module by a path that none can have: go gives the path, and not its line. */
function malformedModule(cause: TidyCause, { place, goMod }: Surroundings): TidyCause {
  const [, said = ''] = `${cause.evidence}\n`.split('malformed module path "', 2);
  const [path = ''] = said.split('": ', 1);
  const reason = between(said, '": ', '\n') ?? '';
  const at = [...goMod.require, ...goMod.exclude].find((line) => line.path === path)?.line;
  const subject = at === undefined ? place.modFile : `${place.modFile}:${at}`;
  return { ...cause, subject, values: { ...cause.values, path, malformed: reason } };
}

/** Who asks for another Go, where that is not the module itself: the go line of a replacement, or a version of another module. */
function asked(cause: TidyCause, { place }: Surroundings): TidyCause {
  const { asker, ...values } = cause.values ?? {};
  if (asker === undefined) return cause;
  if (asker.startsWith('module '))
    return {
      ...cause,
      values: { ...values, file: resolve(place.module, asker.slice('module '.length), 'go.mod') },
    };
  return asker.includes('@') ? { ...cause, values: { ...values, by: asker } } : { ...cause, values };
}

/** What `go mod edit -replace` and `go get` leave of a version where a replace line takes its place. */
const placeholder = 'v0.0.0-00010101000000-000000000000';

function holds(module: string, wanted: string): boolean {
  return wanted === module || wanted.startsWith(`${module}/`);
}

const lookedFor: ReadonlySet<TidyCause['id']> = new Set([
  ...(['offline', 'import', 'network', 'proxy', 'private-module', 'unknown-revision'] as const),
  ...(['certificate', 'other'] as const),
]);

/** The nearest directory above a package, or its own, that has a go.mod: what is there belongs to a module of its own. */
function nestedModule(directory: string, module: string): string | null {
  for (let at = directory; at !== module && at !== dirname(at); at = dirname(at))
    if (existsSync(join(at, 'go.mod'))) return at;
  return null;
}

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
    const own = resolve(place.module, wanted.slice(goMod.module.length + 1));
    const nested = nestedModule(own, place.module);
    if (nested !== null) {
      const near = relative(place.module, nested);
      const values = {
        nested: join(nested, 'go.mod'),
        module: `${goMod.module}/${near}`,
        directory: `./${near}`,
      };
      return { ...cause, id: 'import', subject: wanted, values };
    }
    const values = { own, ...(goMod.tool.includes(wanted) ? { tool: 'yes' } : {}) };
    return { ...cause, id: 'import', subject: wanted, values };
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
