import { resolve } from 'node:path';
import type { Complaint } from '../../../probes/errors/tidy/complaints.ts';
import { compareVersions } from '../../../probes/versions/parse.ts';
import type { TidyCause } from './cause.ts';
import type { TidyPlace } from './place.ts';

/** The release that first took a directive. https://go.dev/ref/mod#go-mod-file-grammar and the notes of the releases */
const since: ReadonlyMap<string, string> = new Map([
  ['retract', '1.16'],
  ['toolchain', '1.21'],
  ['godebug', '1.23'],
  ['tool', '1.24'],
  ['ignore', '1.25'],
]);
/** The only ones of them that a go.work may have. */
const ofWork: ReadonlySet<string> = new Set(['toolchain', 'godebug']);

/**
 * A go.mod or go.work that is right, and that a newer release wrote than the one that runs, which does not know its directives or the
 * form of its go line. Null where a line is wrong in another way.
 */
export function ofNewerGo({ lines }: Complaint, cause: TidyCause, place: TidyPlace): TidyCause | null {
  const said = lines.map(needed).filter((one) => one !== undefined);
  const known = said.filter((one) => one !== null);
  const newest = known.toSorted((a, b) => compareVersions(a.version, b.version)).at(-1);
  if (newest === undefined || known.length < said.length) return null;
  const line = newest.place === '' ? place.modFile : resolve(place.directory, newest.place);
  return { ...cause, id: 'toolchain', subject: newest.version, values: { ...cause.values, line } };
}

interface Needed {
  readonly place: string;
  readonly version: string;
}

/** Where a line of go complains of what only a newer release knows, and of which; null for another complaint, undefined for none. */
function needed(line: string): Needed | null | undefined {
  const [, indicated] =
    /go\.mod file indicates go (\S{1,40}), but maximum version supported by tidy is /.exec(line) ?? [];
  if (indicated !== undefined) return { place: '', version: indicated };
  const [before = '', place = '', kind = ''] =
    /^(?:go: )?(?:reading go\.work: )?(.*\.(mod|work):\d{1,9}): /.exec(line) ?? [];
  if (place === '') return undefined;
  const reason = line.slice(before.length);
  if (reason.startsWith("invalid go version '") && reason.endsWith("': must match format 1.23"))
    return { place, version: '1.21' };
  const [, directive = ''] = /^unknown (?:directive|block type): ([a-z]{1,20})$/.exec(reason) ?? [];
  const version = kind === 'work' && !ofWork.has(directive) ? undefined : since.get(directive);
  return version === undefined ? null : { place, version };
}
