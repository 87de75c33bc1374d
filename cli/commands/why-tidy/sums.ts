import { statSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as v from 'valibot';
import { between } from '../../../probes/errors/lines.ts';
import type { TidyCause } from './cause.ts';
import { runGo, type GoRequest } from './reproduce.ts';
import { inWords } from './text.ts';

const downloaded = v.object({ Sum: v.string(), GoModSum: v.optional(v.string()) });

/**
 * Where go.sum and the cache name two hashes of a version: which of the two is stale. With `network` the version is fetched anew
 * into a cache of its own and compared; without, what the checksum database said when the copy was downloaded decides, and where it was
 * not asked the newer of the two is believed.
 */
export async function judged(request: GoRequest, cause: TidyCause): Promise<TidyCause> {
  const { values = {} } = cause;
  if (values.database !== undefined || values.downloaded === undefined) return cause;
  if (values.recorded !== undefined && !isHash(values.recorded))
    return { ...cause, fault: 'go.sum', values: { ...values, broken: values.recorded } };
  const served = request.network ? await servedNow(request, cause) : null;
  if (request.network && served === null) return { ...cause, values: { ...values, asked: 'yes' } };
  if (served !== null) {
    const evidence = `${cause.evidence}\n${inWords('served', { hash: served })}`;
    if (served === values.recorded) return { ...cause, evidence, fault: 'cache' };
    if (served === values.downloaded) return { ...cause, evidence, fault: 'go.sum' };
    return { ...cause, evidence, values: { ...values, asked: 'yes' } };
  }
  return byRecord(request, cause) ?? byTime(request, cause);
}

/** Whether it is the sum of anything at all: 32 bytes in base64 (golang.org/x/mod/sumdb/dirhash, Hash1). */
function isHash(text: string): boolean {
  return /^h1:[A-Za-z0-9+/]{43}=$/.test(text);
}

/** Databases whose answers go keeps beside what it downloads. */
const databases = ['sum.golang.org', 'sum.golang.google.cn'];

/** Bytes of such an answer: a few hashes and a signed tree. */
const largestAnswer = 64 * 1024;

/**
 * Whether the copy or go.sum is what the checksum database recorded: go kept its answer when it downloaded the copy. Null where it was
 * never asked.
 */
function byRecord({ host, place: { moduleCache } }: GoRequest, cause: TidyCause): TidyCause | null {
  const { subject, evidence, values = {} } = cause;
  const [path = '', version = ''] = subject.split('@', 2);
  const line = `${path} ${version}${isOfGoMod(evidence) ? '/go.mod' : ''} `;
  for (const name of databases) {
    const file = join(moduleCache, 'cache/download/sumdb', name, 'lookup', escaped(subject));
    const answer = host.files.text(file, largestAnswer);
    const hash = answer.ok ? between(`\n${answer.value}\n`, `\n${line}`, '\n') : null;
    if (hash === null) continue;
    const more = { ...cause, evidence: `${evidence}\n${inWords('database', { name, hash })}` };
    if (hash === values.recorded) return { ...more, fault: 'cache' };
    return hash === values.downloaded ? { ...more, fault: 'go.sum' } : more;
  }
  return null;
}

function isOfGoMod(evidence: string): boolean {
  return evidence.includes('/go.mod: checksum mismatch');
}

function byTime({ place }: GoRequest, cause: TidyCause): TidyCause {
  const [path = '', version = ''] = cause.subject.split('@', 2);
  const zip = join(place.moduleCache, 'cache/download', escaped(path), '@v', `${escaped(version)}.zip`);
  const file = cause.values?.sum ?? place.sumFile;
  const [copy, sum] = [timeOf(zip), timeOf(file)];
  if (copy === null || sum === null) return cause;
  const evidence = [
    cause.evidence,
    inWords('copyOf', { at: copy.toISOString() }),
    inWords('sumOf', { file: cause.values?.sum ?? basename(file), at: sum.toISOString() }),
  ].join('\n');
  return { ...cause, evidence, fault: copy < sum ? 'cache' : 'go.sum' };
}

/** The hash of the version as it is served now; null when it is unavailable. */
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
  return isOfGoMod(evidence) ? (read.output.GoModSum ?? null) : read.output.Sum;
}

/** Upper case as the module cache writes it (golang.org/x/mod/module, EscapePath). */
function escaped(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => `!${letter.toLowerCase()}`);
}

function timeOf(path: string): Date | null {
  return statSync(path, { throwIfNoEntry: false })?.mtime ?? null;
}
