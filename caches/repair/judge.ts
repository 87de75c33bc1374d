import type { Role } from '../modules/entry.ts';
import type { KnownSum, KnownSums } from '../modules/sums.ts';
import type { Content, Examined } from './examined.ts';
import { hashesOf, said, truthOfContent, truthOfGoMod, type Truth } from './truth.ts';
import { inWords } from './text.ts';

/** The result of an examination: parts to set aside with the reason, or something reported and left alone. */
export type Verdict =
  | {
      readonly take: readonly Role[];
      readonly reason: 'damaged' | 'partial' | 'orphaned';
      readonly evidence: string;
    }
  | { readonly leave: 'go-sum-at-fault' | 'undecided'; readonly evidence: string };

/** Unpacked from the Go distribution itself and without a record (cmd/go/internal/modfetch, DownloadDir). */
const withoutRecord = 'golang.org/fips140';

/**
 * Decides by what each part of a module version holds, what was recorded when it was downloaded (`.ziphash`, the note of
 * the checksum database) and what the known go.sum files say. Only as much is taken as go must fetch or extract anew:
 * a damaged tree comes back from an intact zip. Whatever `go mod verify` complains of has a verdict; nothing is taken
 * on a go.sum's word alone.
 */
export function judge(one: Examined, known: KnownSums): Verdict[] {
  if (one.path === withoutRecord) return [];
  const key = `${one.path}@${one.version}`;
  const sums = known.get(key) ?? [];
  // What was not extracted completely is not part of the module's content.
  const tree: Content = has(one, 'partial') ? { state: 'absent' } : one.tree;
  const hashes = hashesOf(one, tree);
  const { truth, undecided } = truthOfContent(one, hashes, sums);
  return [
    ...leftovers(one),
    ...atFault(sums, truth),
    ...(undecided === null
      ? judgeContent(one, tree, truth)
      : [{ leave: 'undecided', evidence: undecided } as const]),
    ...judgeGoMod(one, known.get(`${key}/go.mod`) ?? [], truthOfGoMod(one, truth)),
  ];
}

function has(one: Examined, role: Role): boolean {
  return one.parts.some((part) => part.role === role);
}

function leftovers(one: Examined): Verdict[] {
  const names = one.parts.filter(({ role }) => role === 'leftover').map(({ name }) => name);
  if (names.length === 0) return [];
  const isRecorded = one.parts.some(({ role }) => role !== 'leftover' && role !== 'tree');
  // A directory of that name need not have been made by go.
  if (!isRecorded)
    return [{ leave: 'undecided', evidence: inWords('leftoverAlone', { names: names.join(', ') }) }];
  return [{ take: ['leftover'], reason: 'partial', evidence: names.join(', ') }];
}

function atFault(sums: readonly KnownSum[], truth: Truth | null): Verdict[] {
  const wrong = sums.filter(({ hash }) => truth !== null && hash !== truth.hash);
  if (truth === null || wrong.length === 0) return [];
  return [
    {
      leave: 'go-sum-at-fault',
      evidence: inWords('sumsAtFault', { sums: said(wrong), by: truth.by, hash: truth.hash }),
    },
  ];
}

/** A part that is not as it should be. */
interface Bad {
  readonly role: Role;
  readonly why: string;
  readonly damaged: boolean;
}

function judgeContent(one: Examined, tree: Content, truth: Truth | null): Verdict[] {
  const unreadable = [one.zip, tree].flatMap((part) => (part.state === 'unreadable' ? [part.detail] : []));
  if (unreadable.length > 0) return [{ leave: 'undecided', evidence: listed(unreadable) }];
  if (one.ziphash === null && one.zip.state === 'absent' && tree.state !== 'absent') {
    const evidence = inWords('noRecord');
    // Only content that somebody else vouches for is a module's: a directory of that name may be a person's copy.
    const isModule = tree.state === 'read' && truth?.hash === tree.h1 && truth.by !== '.ziphash';
    return isModule
      ? [
          {
            take: ['tree'],
            reason: 'orphaned',
            evidence: inWords('withJudge', { evidence, by: truth.by, hash: truth.hash }),
          },
        ]
      : [{ leave: 'undecided', evidence: inWords('unvouched', { evidence }) }];
  }
  const zipIsGood = one.zip.state === 'read' && one.zip.h1 === truth?.hash;
  const edited = zipIsGood ? one.difference : null;
  const bad = [
    ...badContent('zip', one.zip, truth, null),
    ...badContent('tree', tree, truth, edited),
    ...badHash(one, truth),
    ...badExtraction(one),
  ];
  if (bad.length === 0) return [];
  const roles = new Set(bad.map(({ role }) => role));
  // Without a good .ziphash go takes neither zip nor tree for complete, and `go mod verify` complains of what is there.
  const whole: readonly Role[] = roles.has('ziphash')
    ? ['zip', 'tree']
    : roles.has('partial')
      ? ['tree']
      : [];
  const take = [...new Set([...whole, ...roles])].filter((role) => has(one, role));
  const damaged = bad.some((part) => part.damaged);
  const judge = damaged && truth ? [inWords('says', { by: truth.by, hash: truth.hash })] : [];
  const evidence = listed([...bad.map(({ why }) => why), ...judge]);
  return [{ take, reason: damaged ? 'damaged' : 'partial', evidence }];
}

function listed(reasons: readonly string[]): string {
  return reasons.length === 0 ? '' : reasons.reduce((one, other) => inWords('and', { one, other }));
}

function badContent(
  role: 'zip' | 'tree',
  content: Content,
  truth: Truth | null,
  edited: string | null,
): Bad[] {
  if (content.state === 'broken')
    return [{ role, why: inWords('part', { role, detail: content.detail }), damaged: true }];
  if (content.state !== 'read' || content.h1 === truth?.hash) return [];
  const why = `${role} ${content.h1}`;
  return [{ role, why: edited === null ? why : inWords('with', { why, edited }), damaged: true }];
}

function badHash({ ziphash, zip }: Examined, truth: Truth | null): Bad[] {
  if (ziphash === null) {
    return zip.state === 'absent' ? [] : [{ role: 'ziphash', why: inWords('noZiphash'), damaged: false }];
  }
  if (ziphash === truth?.hash || truth === null) return [];
  return [{ role: 'ziphash', why: `.ziphash ${JSON.stringify(ziphash.slice(0, 60))}`, damaged: true }];
}

function badExtraction(one: Examined): Bad[] {
  if (!has(one, 'partial')) return [];
  return [{ role: 'partial', why: inWords('unfinished'), damaged: false }];
}

function judgeGoMod(one: Examined, sums: readonly KnownSum[], truth: Truth | null): Verdict[] {
  if (truth === null) {
    const { mod } = one;
    if (mod === null || sums.every(({ hash }) => hash === mod)) return [];
    return [{ leave: 'undecided', evidence: inWords('goModDiffers', { sums: said(sums), hash: mod }) }];
  }
  const evidence = inWords('modSays', { mod: one.mod ?? '', by: truth.by, hash: truth.hash });
  const isGood = one.mod === null || one.mod === truth.hash;
  return [
    ...atFault(sums, truth),
    ...(isGood ? [] : [{ take: ['mod'], reason: 'damaged', evidence } as const]),
  ];
}
