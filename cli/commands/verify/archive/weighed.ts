import type { Proof, Verdict } from '../../../../probes/verification/verdict.ts';

/** A proof of a file. Of one that cannot be read (a page of an error in place of a signature, a sum of another file) nothing follows. */
export interface Weighed extends Proof {
  readonly isUnread?: true;
}

/** What lies beside a file, or was given, and cannot be read as a proof of it. */
export function unread(kind: Proof['kind'], detail: string): Weighed {
  return { kind, ok: false, detail, isUnread: true };
}

/** Proofs that make a file official by themselves. */
const vouching: readonly Proof['kind'][] = [
  'sha256-file',
  'sha256-given',
  'release-list',
  'signature',
  'checksum-database',
  'built-in',
  'module-record',
];

/** One proof that fails is enough; official is only what all proofs that are there could be read for. */
export function verdictOf(proofs: readonly Weighed[]): Verdict {
  if (proofs.some(({ ok, isUnread }) => !ok && isUnread !== true)) return 'differs';
  if (proofs.some(({ isUnread }) => isUnread === true)) return 'unknown';
  return proofs.some(({ kind }) => vouching.includes(kind)) ? 'official' : 'unknown';
}
