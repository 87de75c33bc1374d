import { resolve } from 'node:path';
import type { Host } from '../../../host/host.ts';
import { complaintsIn, type Complaint } from '../../../probes/errors/tidy/complaints.ts';
import { unparsedIn } from '../../../probes/errors/tidy/unparsed.ts';
import type { TidyCause } from './cause.ts';
import type { TidyPlace } from './place.ts';
import { homeless } from './homeless.ts';
import { runGo, type GoRequest } from './reproduce.ts';
import { withSetting } from './settings-said.ts';
import { movedWork, type Workspace } from './workspace.ts';
import { inWords } from './text.ts';
import { refusal } from './writable.ts';

/** What stops builds where tidy works; null when unknown. */
export type Stops = readonly Complaint[] | null;

/** What stops builds, and whether go came to an end over it. */
export interface Builds {
  readonly stops: Stops;
  readonly ended: boolean;
  /** Lines of go about files of the module that are not Go as far as their imports. */
  readonly unparsed: readonly string[];
}

/** What a build complains of that has to do with modules, flags and the surroundings, and not with the code. */
const ofModules: ReadonlySet<Complaint['id']> = new Set([
  ...(['flags', 'workspace', 'missing-go-sum', 'malformed-go-sum', 'vendor', 'environment'] as const),
  ...(['not-tidy', 'toolchain', 'replacement', 'syntax', 'checksum-mismatch', 'permission'] as const),
]);

/**
 * Whether `go build` would get as far as compiling, with the user's own flags and workspace: `go list` loads the packages as a
 * build does, and runs no tool, no git and nothing of the repository. It works on the second pair of copies, and in a workspace on
 * a copy of the go.work. What it would have to download is left open where nothing may be.
 */
export async function buildStops(request: GoRequest, workspace: Workspace | null): Promise<Builds> {
  const { scratch, host } = request;
  const moved = workspace === null ? null : movedWork(workspace);
  if (workspace !== null && moved !== null) {
    const sum = host.files.open(`${workspace.file}.sum`, (source) => source.read(0, source.size));
    scratch.layWork(workspace.file, moved, sum.ok ? sum.value : null);
  }
  // A GOWORK that names what cannot be read is still the mode of a workspace, which no -modfile fits.
  const named = request.place.settings('GOWORK').value;
  const ran = await runGo(
    request,
    [
      ...['list', '-buildvcs=false', '-deps', '-f={{""}}'],
      ...(workspace === null && !named.startsWith('/') ? [`-modfile=${scratch.otherModFile}`] : []),
      './...',
    ],
    moved === null ? {} : { GOWORK: scratch.workFile },
  );
  if (ran.outcome !== 'exited') return { stops: null, ended: false, unparsed: [] };
  if (ran.exitCode === 0) return { stops: [], ended: true, unparsed: [] };
  const complaints = complaintsIn(ran.stderr);
  const unparsed = unparsedIn(ran.stderr);
  if (complaints.some(({ id }) => id === 'offline' || id === 'lock'))
    return { stops: null, ended: true, unparsed };
  const stops = complaints.filter(({ id, row }) => ofModules.has(id) || row === 'D07');
  return { stops, ended: true, unparsed };
}

/**
 * Places that builds refuse, while tidy does not even look at them: a GOCACHE that is not absolute (cmd/go/internal/cache, DefaultDir),
 * and a GOTMPDIR in which no directory can be made (cmd/go/internal/work, NewBuilder).
 */
export function placesThatStop(host: Host, place: TidyPlace): readonly TidyCause[] {
  const { settings, directory } = place;
  const cache = settings('GOCACHE').value;
  const stops = (row: string, name: string, more = ''): TidyCause => {
    const evidence = `${name}=${settings(name).value}${more}`;
    return withSetting({ id: 'environment', subject: name, row, evidence, buildsStop: true }, name, place);
  };
  const temporary = settings('GOTMPDIR').value;
  const refused = temporary === '' ? null : unusable(host, resolve(directory, temporary));
  return [
    ...(cache === '' ? homeless(host) : []),
    ...(cache === '' || cache.startsWith('/') ? [] : [stops('E14', 'GOCACHE')]),
    ...(refused === null ? [] : [stops('E11', 'GOTMPDIR', ` (${refused})`)]),
  ];
}

/**
 * A TMPDIR in which no directory can be made, in words: builds stop at it unless GOTMPDIR names another, and tidy works without. Null
 * where it can be used.
 */
export function unusableTemporary(host: Host, { settings, directory }: TidyPlace): string | null {
  const path = host.environment.TMPDIR ?? '';
  if (path === '' || settings('GOTMPDIR').value !== '') return null;
  const reason = unusable(host, resolve(directory, path));
  return reason === null ? null : inWords('temporary', { path, reason });
}

/** Why nothing can be made in a directory; null where it can. */
function unusable({ files }: Host, directory: string): string | null {
  const facts = files.target(directory);
  if (!facts.ok) return facts.failure.message;
  if (facts.value.kind !== 'directory') return 'ENOTDIR';
  return files.isLocal(directory) ? refusal(directory) : null;
}
