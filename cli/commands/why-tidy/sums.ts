import { statSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { TidyCause } from './cause.ts';
import { runGo, type GoRequest } from './reproduce.ts';
import { inWords } from './text.ts';

const downloaded = v.object({ Sum: v.string(), GoModSum: v.optional(v.string()) });

/**
 * Where go.sum and the cache name two hashes of a version: which of the two is stale. With `network` the version is fetched anew
 * into a cache of its own and compared; without, the newer of the two is believed, and only of what no checksum database knows.
 */
export async function judged(request: GoRequest, cause: TidyCause): Promise<TidyCause> {
  const { values = {}, subject } = cause;
  if (values.database !== undefined || values.downloaded === undefined) return cause;
  const served = request.network ? await servedNow(request, cause) : null;
  if (served !== null) {
    const evidence = `${cause.evidence}\n${inWords('served', { hash: served })}`;
    if (served === values.recorded) return { ...cause, evidence, fault: 'cache' };
    return { ...cause, evidence, ...(served === values.downloaded ? { fault: 'go.sum' } : {}) };
  }
  return isRecorded(request, subject) ? cause : byTime(request, cause);
}

/** Whether the checksum database was asked about that version when it was downloaded, so that the copy is known to be right. */
function isRecorded({ place: { moduleCache } }: GoRequest, subject: string): boolean {
  const databases = join(moduleCache, 'cache/download/sumdb');
  return ['sum.golang.org', 'sum.golang.google.cn'].some(
    (name) => timeOf(join(databases, name, 'lookup', escaped(subject))) !== null,
  );
}

function byTime({ place }: GoRequest, cause: TidyCause): TidyCause {
  const [path = '', version = ''] = cause.subject.split('@', 2);
  const zip = join(place.moduleCache, 'cache/download', escaped(path), '@v', `${escaped(version)}.zip`);
  const [copy, sum] = [timeOf(zip), timeOf(place.sumFile)];
  if (copy === null || sum === null) return cause;
  const evidence = [
    cause.evidence,
    inWords('copyOf', { at: copy.toISOString() }),
    inWords('sumOf', { at: sum.toISOString() }),
  ].join('\n');
  return { ...cause, evidence, fault: copy < sum ? 'cache' : 'go.sum' };
}

/** The hash of the version as it is served now; null when it could not be had. */
async function servedNow(request: GoRequest, { subject, evidence }: TidyCause): Promise<string | null> {
  const { scratch } = request;
  const directory = scratch.emptyModule();
  const ran = await runGo(
    { ...request, place: { ...request.place, directory } },
    ['mod', 'download', '-json', '-modcacherw', subject],
    { GOMODCACHE: join(scratch.directory, 'fresh'), GOFLAGS: '', GOWORK: 'off' },
  );
  if (ran.outcome !== 'exited' || ran.exitCode !== 0) return null;
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), downloaded), ran.stdout);
  if (!read.success) return null;
  return evidence.includes('/go.mod: checksum mismatch') ? (read.output.GoModSum ?? null) : read.output.Sum;
}

/** Upper case as the module cache writes it (golang.org/x/mod/module, EscapePath). */
function escaped(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => `!${letter.toLowerCase()}`);
}

function timeOf(path: string): Date | null {
  return statSync(path, { throwIfNoEntry: false })?.mtime ?? null;
}
