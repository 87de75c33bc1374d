import { basename } from 'node:path';
import { readContents } from '../../../../caches/contents/read.ts';
import { h1 } from '../../../../host/formats/dirhash.ts';
import type { Host } from '../../../../host/host.ts';
import type { DatabaseWord } from '../../../../probes/verification/database.ts';
import { expectedOf } from '../../../../probes/verification/expected.ts';
import { judge } from '../../../../probes/verification/judge.ts';
import { modulePlacesOf } from '../../../../probes/verification/places.ts';
import {
  type FileChange,
  moduleVersionOf,
  type Proof,
  toolchainModule,
} from '../../../../probes/verification/verdict.ts';
import type { VerifyDocument } from '../document.ts';
import { ask, NoAnswer, releaseList } from '../network.ts';
import { heldIn, nameProofs, type Held } from './content.ts';
import { Escapes } from './escapes.ts';
import type { Listing } from './listing.ts';
import { passThrough } from './pass.ts';
import { signatureBeside, signatureProof } from './signature.ts';
import { besideProof, givenProof, listProof, savedList } from './sums.ts';
import { inWords } from './text.ts';
import { unread, verdictOf, type Weighed } from './weighed.ts';

/** What a file is compared with, besides what is next to it. */
export interface Against {
  /** A SHA-256 in hex. */
  readonly sha256: string | undefined;
  /** A saved list of go.dev. */
  readonly list: string | undefined;
  /** Asks the checksum database; absent where the network is not to be used. */
  readonly database?: (version: string) => Promise<DatabaseWord>;
  readonly signal: AbortSignal;
}

/** What each available proof says about a downloaded file. Nothing is unpacked. */
export async function verifyFile(path: string, host: Host, against: Against): Promise<VerifyDocument> {
  const beside = signatureBeside(host, path);
  const onDisk = host.files.onDisk(path);
  const signature = beside && 'signature' in beside ? beside.signature : null;
  const { sha256, listing } = await passThrough(onDisk, signature, against.signal);
  const held = listing ? heldIn(listing, path) : nothing;
  const inside = listing
    ? await contentProofs(listing, { path, held, host, against })
    : await zipProofs(path, host, against);
  const proofs: readonly Weighed[] = [
    ...sumProofs(path, sha256, host, against),
    ...(against.database ? await askedList(path, sha256, against.signal) : []),
    ...[signatureProof(beside, Date.now())].filter((one) => one !== null),
    ...inside.proofs,
    ...nameProofs(basename(path), held),
  ];
  return {
    schemaVersion: 1,
    ...{ subject: path, verdict: verdictOf(proofs), version: held.version, builtFor: held.builtFor },
    ...{ proofs: proofs.map(({ kind, ok, detail }) => ({ kind, ok, detail })), files: inside.files },
  };
}

const nothing: Held = { version: null, builtFor: null, tree: null };

interface Inside {
  readonly proofs: readonly Proof[];
  readonly files: readonly FileChange[];
}

function sumProofs(path: string, sha256: string, host: Host, { sha256: given, list }: Against): Weighed[] {
  const proofs = [
    besideProof(host, path, sha256),
    given === undefined ? null : givenProof(given, sha256),
    list === undefined ? null : savedProof(host, list, path, sha256),
  ];
  return proofs.filter((one) => one !== null);
}

function savedProof(host: Host, list: string, path: string, sha256: string): Weighed {
  const saved = savedList(host, list);
  if ('why' in saved) return unread('release-list', saved.why);
  const missing = inWords('notListed', { file: list, name: basename(path) });
  return listProof(saved.text, list, path, sha256) ?? unread('release-list', missing);
}

/** go.dev's own list; that it does not answer, or does not have the file, speaks neither for nor against it. */
async function askedList(path: string, sha256: string, signal: AbortSignal): Promise<Weighed[]> {
  try {
    const proof = listProof((await ask(releaseList, signal)).toString(), releaseList, path, sha256);
    return proof ? [proof] : [];
  } catch (error) {
    if (error instanceof NoAnswer) return [];
    throw error;
  }
}

interface Archive {
  readonly path: string;
  readonly held: Held;
  readonly host: Host;
  readonly against: Against;
}

async function contentProofs(
  listing: Listing,
  { path, held: { version: says, tree }, host, against: { database } }: Archive,
): Promise<Inside> {
  const { escapes, problem } = listing;
  const paths = pathsProof(escapes, problem, says !== null || ofOneFolder.test(basename(path)));
  if (tree === null || tree.builtFor === null || tree.version === null || problem !== null)
    return { proofs: paths, files: [] };
  const { version, builtFor } = tree;
  const asked = (await database?.(moduleVersionOf(version, builtFor))) ?? null;
  const places = modulePlacesOf(host, [host.environment]);
  const { expected, against } = await expectedOf(host, places, version, builtFor, asked);
  const files = new Map([...listing.files].map(([name, sum]) => [name.replace(/^go\//, ''), sum]));
  const {
    verdict,
    proofs,
    files: changes,
  } = judge(tree, { files, others: listing.others, leftOut: [] }, expected[0] ?? null, null);
  const own = proofs.filter(({ kind }) => kind !== 'version' && kind !== 'architecture');
  // In an archive nobody has edited anything.
  const isOurs = verdict === 'official' || expected.length === 0;
  return {
    proofs: [
      ...paths,
      ...own.map((one) => (isOurs ? one : { ...one, ok: false })),
      ...against.filter(() => asked === null),
    ],
    files: isOurs ? [] : changes,
  };
}

/** Downloads that unpack to one folder; many others hold a program and its licence. */
const ofOneFolder = /^go(?:1|land-)/i;

function pathsProof(escapes: Escapes, problem: string | null, isOneFolder: boolean): Proof[] {
  const { found, beside, top } = escapes;
  const out = isOneFolder || top === 'go' ? [...found, ...beside] : found;
  if (out.length > 0)
    return [...brokenProof(problem), pathsAre(false, inWords('escapes', { paths: out.join(', ') }))];
  // Of what could not be read nothing is known.
  if (problem !== null) return brokenProof(problem);
  return [pathsAre(true, beside.length > 0 ? inWords('loose') : inWords('stays', { top: top ?? '' }))];
}

const pathsAre = (ok: boolean, detail: Proof['detail']): Proof => ({ kind: 'paths', ok, detail });

function brokenProof(problem: string | null): Proof[] {
  return problem === null ? [] : [{ kind: 'content', ok: false, detail: inWords('unreadable', { problem }) }];
}

/** A zip: the toolchain's module, Go for Windows. Anything but a zip yields nothing here. */
async function zipProofs(path: string, host: Host, { signal, database }: Against): Promise<Inside> {
  const head = host.files.open(path, (source) => Buffer.from(source.read(0, 4)).toString('latin1'));
  if (!head.ok || head.value !== 'PK\u0003\u0004') return { proofs: [], files: [] };
  const request = { path: host.files.onDisk(path), kind: 'zip', leaveOut: [] } as const;
  const { files, others, problem } = await readContents(host.files, request, { lowPriority: false, signal });
  const escapes = new Escapes();
  for (const [name] of files) escapes.see({ name, kind: 'file', target: null });
  // No zip of a Go holds a link, and what its content is stays unread.
  for (const name of others) escapes.unread(name);
  const paths = pathsProof(escapes, problem, ofOneFolder.test(basename(path)));
  const match = /^golang\.org\/toolchain@(v0\.0\.1-(go1[.\da-z]*?)\.([a-z0-9]+)-([a-z0-9]+))\//.exec(
    files[0]?.[0] ?? '',
  );
  if (!match || problem !== null) return { proofs: paths, files: [] };
  const [, module = '', version = '', os = '', architecture = ''] = match;
  const asked = (await database?.(module)) ?? null;
  const places = modulePlacesOf(host, [host.environment]);
  const { expected } = await expectedOf(host, places, version, { os, architecture }, asked);
  const [first] = expected;
  const hash = h1(files);
  const held = inWords('zipIs', { module: `${toolchainModule}@${module}`, hash });
  if (!first) return { proofs: paths, files: [] };
  return {
    proofs: [...paths, { kind: first.kind, ok: hash === first.hash, detail: `${first.detail}; ${held}` }],
    files: [],
  };
}
