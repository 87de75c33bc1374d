import { evidenceOf } from '../../messages/evidence.ts';
import type { KnownSum } from '../modules/sums.ts';
import type { Content, Examined } from './examined.ts';
import { inWords } from './text.ts';

/** The hashes that a version's parts have; null for what is absent, broken or no hash. */
export interface Hashes {
  readonly zip: string | null;
  readonly tree: string | null;
  readonly ziphash: string | null;
}

/** What a hash should be, and who says so: `the checksum database`, `/p/go.sum:3`, `.ziphash`. */
export interface Truth {
  readonly hash: string;
  readonly by: string;
}

export interface Decision {
  readonly truth: Truth | null;
  /** Why it is unknown who is right. */
  readonly undecided: string | null;
}

export const isHash = (text: string): boolean => /^h1:[A-Za-z0-9+/]{43}=$/.test(text);

export function hashesOf(one: Examined, tree: Content): Hashes {
  const of = (content: Content): string | null => (content.state === 'read' ? content.h1 : null);
  const ziphash = one.ziphash !== null && isHash(one.ziphash) ? one.ziphash : null;
  return { zip: of(one.zip), tree: of(tree), ziphash };
}

/**
 * The hash that a version's content should have. The checksum database's word comes first. A go.sum counts when a part of
 * the cache bears it out. Without either, what was recorded at the download does, unless zip and tree agree against it.
 */
export function truthOfContent({ database }: Examined, hashes: Hashes, sums: readonly KnownSum[]): Decision {
  if (database) return decided(database.zip, inWords('checksumDatabase'));
  const inCache = [hashes.zip, hashes.tree, hashes.ziphash].filter((hash) => hash !== null);
  const borneOut = sums.filter(({ hash }) => inCache.includes(hash));
  const [first] = borneOut;
  if (first && borneOut.every(({ hash }) => hash === first.hash)) return decided(first.hash, first.from);
  const [one] = inCache;
  if (sums.length > 0 && one !== undefined && inCache.every((hash) => hash === one)) {
    return { truth: null, undecided: inWords('sumsAgainstCache', { sums: said(sums), hash: one }) };
  }
  // Parts that differ, none of which is what every go.sum says: none of them can be kept.
  if (sums.length > 0) return { truth: null, undecided: null };
  if (hashes.zip !== null && hashes.zip === hashes.tree) return decided(hashes.zip, inWords('zipAndTree'));
  const recorded = hashes.ziphash ?? hashes.zip ?? hashes.tree;
  return recorded === null ? { truth: null, undecided: null } : decided(recorded, '.ziphash');
}

/** The hash that the cached go.mod should have: from the database, otherwise as found in content that is correct. */
export function truthOfGoMod(one: Examined, content: Truth | null): Truth | null {
  if (one.database) return { hash: one.database.mod, by: inWords('checksumDatabase') };
  const good = [one.zip, one.tree].find(
    (part) => part.state === 'read' && part.goMod !== null && part.h1 === content?.hash,
  );
  return good?.state === 'read' && good.goMod !== null
    ? { hash: good.goMod, by: inWords('itsContent') }
    : null;
}

/** `/p/go.sum:3 says h1:…` of each. */
export function said(sums: readonly KnownSum[]): string {
  return evidenceOf(sums.map(({ hash, from }) => inWords('says', { by: from, hash }))).join(', ');
}

function decided(hash: string, by: string): Decision {
  return { truth: { hash, by }, undecided: null };
}
