import { lstatSync, mkdirSync, opendirSync, renameSync, type Stats } from 'node:fs';
import type { Shape } from '../cache.ts';
import { codeOf, factsOf, isAbsent, same } from '../identity.ts';
import type { Identity } from '../plan/plan.ts';
import { clockLagMs } from '../measure/drift.ts';
import { fits } from '../shape.ts';
import { refuseEntry, type Boundary, type Refusal } from './boundary.ts';
import { failed } from './move.ts';
import { inDirectory } from './pinned.ts';

/** Long unused entries of one directory of a cache that are to be set aside. */
export interface EntriesMove {
  readonly root: string;
  readonly name: string;
  readonly identity: Identity;
  readonly shape: Shape;
  /** Only what was last modified before this goes. Milliseconds since 1970. */
  readonly before: number;
  /** Only what was not touched since goes: its change time, which no program sets, is older. */
  readonly plannedAt: number;
  /** A directory in a quarantine, made when needed. The quarantine itself must be there: without it nothing goes. */
  readonly to: string;
}

export interface EntriesMoved {
  readonly files: number;
  readonly bytes: number;
  readonly refusal: Refusal | null;
}

/**
 * Sets aside what Go's own trim could take, by its rule (`trimSubdir`: entries whose modification is older than a limit,
 * each looked at right before it goes), which is safe while builds run:
 * https://cs.opensource.google/go/go/+/master:src/cmd/go/internal/cache/cache.go
 */
export function setEntriesAside(move: EntriesMove, boundary: Boundary, tick: () => void): EntriesMoved {
  tick();
  const nothing = (refusal: Refusal): EntriesMoved => ({ files: 0, bytes: 0, refusal });
  const refusal = refuseEntry(boundary, move.root, move.name);
  if (refusal) return nothing(refusal);
  const path = `${move.root}/${move.name}`;
  const facts = factsOf(path);
  if (!facts) return nothing({ why: 'gone', detail: path });
  if (facts.isSymbolicLink()) return nothing({ why: 'link', detail: path });
  if (!facts.isDirectory() || !same(facts, move.identity)) return nothing({ why: 'changed', detail: path });
  if (Number(facts.uid) !== boundary.uid) return nothing({ why: 'not-ours', detail: path });
  const done = inDirectory(path, move.identity, () => sweep(move, boundary.uid, tick));
  return done.ok ? done.value : nothing({ why: 'changed', detail: `${path}: ${done.why}` });
}

function sweep(move: EntriesMove, uid: number, tick: () => void): EntriesMoved {
  const total = { files: 0, bytes: 0 };
  let refusal: Refusal | null = null;
  const directory = opendirSync('.', { bufferSize: 1024 });
  try {
    let count = 0;
    for (let entry = directory.readSync(); entry; entry = directory.readSync()) {
      if ((count += 1) % 512 === 0) tick();
      const { name } = entry;
      if (!fits(move.shape, [move.name], name, entry.isDirectory())) continue;
      const facts = lookAt(name);
      if (!facts || !isUnused(facts, move, uid)) continue;
      try {
        if (total.files === 0) openUp(move.to);
        renameSync(name, `${move.to}/${name}`);
        total.files += 1;
        total.bytes += facts.blocks * 512;
      } catch (error) {
        const outcome = failed(error, name);
        if (!outcome.moved) refusal ??= { why: outcome.why, detail: outcome.detail };
      }
    }
  } finally {
    directory.closeSync();
  }
  return { ...total, refusal };
}

function openUp(directory: string): void {
  if (!factsOf(directory)) mkdirSync(directory, { mode: 0o700 });
}

function lookAt(name: string): Stats | undefined {
  try {
    return lstatSync(name, { throwIfNoEntry: false });
  } catch (error) {
    if (codeOf(error) === undefined || !isAbsent(error)) throw error;
    return undefined;
  }
}

function isUnused(facts: Stats, { before, plannedAt }: EntriesMove, uid: number): boolean {
  if (facts.uid !== uid || facts.isSymbolicLink()) return false;
  return facts.mtimeMs < before && facts.ctimeMs < plannedAt - clockLagMs;
}
