import { createVerify, type Verify } from 'node:crypto';
import { padded, type SigningKey } from './key.ts';
import { NotOpenPgp, packetsIn } from './packets.ts';
import { kinds, readSignature, type Signature } from './signature.ts';

/** What a detached signature comes to. */
export type Outcome =
  | { readonly kind: 'valid'; readonly fingerprint: string; readonly signedAt: number }
  /** The data is another one, or the signature is not the key's. */
  | { readonly kind: 'wrong'; readonly fingerprint: string }
  /** No key of ours has this fingerprint or id. */
  | { readonly kind: 'foreign'; readonly issuer: string }
  /** The key had expired, was not made yet, or was revoked when it signed; or the signature itself is not of now. */
  | {
      readonly kind: 'expired' | 'revoked' | 'before-its-key' | 'in-the-future';
      readonly fingerprint: string;
      readonly signedAt: number;
    }
  /** SHA-1 and the like, another kind of signature, or parts that we do not know. */
  | { readonly kind: 'unsupported' };

/** Clocks differ: so much later than now a signature may be. */
const slackMs = 86_400_000;

/** Checks data against a detached signature while the data goes by. */
export class DetachedSignature {
  readonly #signature: Signature;
  readonly #key: SigningKey | null;
  readonly #verify: Verify | null;

  /** Throws `NotOpenPgp` when the bytes are single signature. */
  constructor(bytes: Uint8Array, keys: readonly SigningKey[]) {
    const [packet, ...more] = packetsIn(bytes);
    if (packet?.tag !== 2 || more.length > 0) throw new NotOpenPgp('single signature');
    this.#signature = readSignature(packet.body);
    const { issuerFingerprint, issuerId, hash, isRsa, kind, hasUnknown } = this.#signature;
    this.#key =
      keys.find(({ fingerprint }) =>
        issuerFingerprint === null
          ? issuerId !== null && fingerprint.endsWith(issuerId)
          : fingerprint === issuerFingerprint,
      ) ?? null;
    const isFit = hash !== null && hash !== 'sha1' && isRsa && kind === kinds.binary && !hasUnknown;
    this.#verify = isFit ? createVerify(hash) : null;
  }

  update(bytes: Uint8Array): void {
    this.#verify?.update(bytes);
  }

  /** After all data; `now` in milliseconds since 1970. */
  outcome(now: number): Outcome {
    const { issuerFingerprint, issuerId, createdAt, expiresAt, trailer, value } = this.#signature;
    const key = this.#key;
    if (key === null) return { kind: 'foreign', issuer: issuerFingerprint ?? issuerId ?? '?' };
    if (this.#verify === null) return { kind: 'unsupported' };
    const { fingerprint } = key;
    if (!this.#verify.update(trailer).verify(key.key, padded(value, key.key)))
      return { kind: 'wrong', fingerprint };
    const dated = { fingerprint, signedAt: createdAt };
    if (createdAt < key.createdAt) return { kind: 'before-its-key', ...dated };
    if (key.expiresAt !== null && createdAt >= key.expiresAt) return { kind: 'expired', ...dated };
    if (expiresAt !== null && now >= expiresAt) return { kind: 'expired', ...dated };
    if (key.revokedAt !== null && createdAt >= key.revokedAt) return { kind: 'revoked', ...dated };
    if (createdAt > now + slackMs) return { kind: 'in-the-future', ...dated };
    return { kind: 'valid', ...dated };
  }
}
