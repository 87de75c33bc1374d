import { join } from 'node:path';
import { readContents } from '../../caches/contents/read.ts';
import type { Contents } from '../../caches/contents/contents.ts';
import type { ChildOptions } from '../../caches/child/start.ts';
import { h1, type FileHashes } from '../../host/formats/dirhash.ts';
import type { Host } from '../../host/host.ts';
import type { DatabaseWord, ModulePlaces } from '../../probes/verification/database.ts';
import { expectedOf } from '../../probes/verification/expected.ts';
import { type Judged, judge, releaseOf } from '../../probes/verification/judge.ts';
import { factsOf, type TreeFacts } from '../../probes/verification/look.ts';
import { inWords } from '../../probes/verification/text.ts';
import {
  moduleVersionOf,
  toolchainModule,
  type Proof,
  type TreeReport,
} from '../../probes/verification/verdict.ts';

/** What verifying a tree may use. */
export interface Means extends ChildOptions {
  readonly host: Host;
  /** Where module caches are: their notes, records and zips are read. */
  readonly places: readonly ModulePlaces[];
  /** Asks the checksum database of a version of the toolchain module; absent where the network is not to be used. */
  readonly ask?: (version: string) => Promise<DatabaseWord | null>;
}

/**
 * Compares an installed GOROOT with what Go's makers published, file by file. Hashing is done in a process of its own. Rejects as
 * `readContents` does, and with the reason of an abort.
 */
export async function verifyTree(directory: string, means: Means): Promise<TreeReport> {
  const { host, places } = means;
  const facts = factsOf(host, directory);
  const release = releaseOf(facts);
  const version = release !== null && facts.builtFor ? moduleVersionOf(release, facts.builtFor) : null;
  const asked = version === null ? null : ((await means.ask?.(version)) ?? null);
  const { expected, against } =
    release !== null && facts.builtFor
      ? await expectedOf(host, places, release, facts.builtFor, asked)
      : { expected: [], against: [] };
  const read = await contentsOf(facts.goroot, 'tree', facts.leaveOut, means);
  const [first = null] = expected;
  const tree = { files: new Map(read.files), others: read.others, leftOut: read.leftOut };
  const report = ({ verdict, proofs, files }: Judged): TreeReport => ({
    ...{ goroot: facts.goroot, version: facts.version, builtFor: facts.builtFor, files },
    verdict: read.problem === null ? verdict : 'unknown',
    proofs: [...proofs, ...restOf(facts, version, expected.length, read), ...against],
  });
  const judged = judge(facts, tree, first, null);
  if (judged.verdict !== 'differs' || first === null || version === null) return report(judged);
  const zip = await zipOf(version, first.hash, means);
  return report(zip ? judge(facts, tree, first, zip) : judged);
}

/** Why nothing could be decided. */
function restOf(
  { goroot }: TreeFacts,
  version: string | null,
  known: number,
  { problem }: Contents,
): Proof[] {
  if (problem !== null)
    return [{ kind: 'content', ok: false, detail: inWords('tooMany', { path: goroot, problem }) }];
  if (known > 0 || version === null) return [];
  return [
    {
      kind: 'checksum-database',
      ok: false,
      detail: inWords('nothingKnown', { module: toolchainModule, version }),
    },
  ];
}

/** The content of the module's zip in one of the caches, if it has the published hash. */
async function zipOf(version: string, hash: string, means: Means): Promise<FileHashes | null> {
  for (const { moduleCache } of means.places) {
    const path = join(moduleCache, 'cache/download', toolchainModule, '@v', `${version}.zip`);
    const facts = means.host.files.target(path);
    if (!facts.ok || facts.value.kind !== 'file') continue;
    const { files, problem } = await contentsOf(path, 'zip', [], means);
    if (problem !== null || h1(files) !== hash) continue;
    const prefix = `${toolchainModule}@${version}/`;
    return new Map(files.map(([name, sum]) => [name.slice(prefix.length), sum]));
  }
  return null;
}

function contentsOf(
  path: string,
  kind: 'tree' | 'zip',
  leaveOut: readonly string[],
  { host, ...options }: Means,
): Promise<Contents> {
  return readContents(host.files, { path: host.files.onDisk(path), kind, leaveOut }, options);
}
