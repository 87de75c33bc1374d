import { wordsOf } from '../../../probes/errors/lines.ts';
import type { TidyCause } from './cause.ts';
import { runGo, type GoRequest } from './reproduce.ts';
import { inWords } from './text.ts';

/** Milliseconds for one list of versions, and versions that are shown. */
const listLimitMs = 20_000;
const mostShown = 12;

/**
 * A version that could not be fetched, of a module that is served in others: it is neither private nor gone. Asked of the proxy, from a
 * module that requires nothing, since the user's own cannot be loaded.
 */
export async function withVersions(request: GoRequest, cause: TidyCause): Promise<TidyCause> {
  const [path = '', version = ''] = cause.subject.split('@', 2);
  const isRefused = cause.row === 'D26' || cause.row === undefined;
  if (!request.network || cause.id !== 'private-module' || !isRefused || version === '') return cause;
  const directory = request.scratch.emptyModule();
  const ran = await runGo(
    {
      ...request,
      place: { ...request.place, directory },
      timeLimitMs: Math.min(listLimitMs, request.timeLimitMs),
    },
    ['list', '-m', '-versions', '--', path],
    { GOFLAGS: '', GOWORK: 'off' },
  );
  const [, ...versions] = ran.outcome === 'exited' && ran.exitCode === 0 ? wordsOf(ran.stdout) : [];
  if (versions.length === 0 || versions.includes(version)) return cause;
  const shown = versions.slice(-mostShown).join(' ');
  const evidence = `${cause.evidence}\n${inWords('otherVersions', { path, versions: shown })}`;
  return { ...cause, id: 'unknown-revision', row: 'D36', evidence };
}
