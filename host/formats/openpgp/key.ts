import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { NotOpenPgp, type Packet, Reader, packetsIn } from './packets.ts';
import { kinds, readSignature, type Signature } from './signature.ts';

/** A key that may sign data, with when. Times are milliseconds since 1970. */
export interface SigningKey {
  /** 40 hex digits, lower case. */
  readonly fingerprint: string;
  readonly key: KeyObject;
  readonly createdAt: number;
  /** Null: never. */
  readonly expiresAt: number | null;
  /** Signatures from then on are void; `-Infinity`: all of them are. Null: not revoked. */
  readonly revokedAt: number | null;
}

/** A key flag: may sign data (RFC 4880, 5.2.3.21). */
const maySign = 0x02;
/** Reasons after which what was signed before stays valid: superseded, retired. */
const softReasons: readonly number[] = [1, 3];
/** Shorter RSA keys are not believed, bytes. */
const shortestModulus = 256;

interface PublicKey {
  readonly packet: Buffer;
  readonly fingerprint: string;
  readonly createdAt: number;
  readonly key: KeyObject;
}

interface Held<T> {
  readonly of: T;
  readonly signatures: Signature[];
}

/**
 * The keys of a block that may sign data: those that the primary key with this fingerprint has bound by a valid signature, and
 * that have signed back. Whatever else is in the block is ignored. Throws `NotOpenPgp` when the block cannot be read.
 */
export function signingKeys(block: Uint8Array, primaryFingerprint: string): readonly SigningKey[] {
  const { primary, own, users, subkeys } = partsOf(packetsIn(block), primaryFingerprint);
  if (primary === null) return [];
  const revokedAt = revocation(own, kinds.keyRevocation, primary, dataOf(primary));
  const ends = expiryOf(primary, own, users);
  const found: SigningKey[] = [];
  for (const { of: subkey, signatures } of subkeys) {
    const data = dataOf(primary, subkey);
    const binding = signatures
      .filter((one) => isBinding(one, primary, subkey, data))
      .toSorted((one, other) => other.createdAt - one.createdAt)[0];
    if (!binding) continue;
    const alone = revocation(signatures, kinds.subkeyRevocation, primary, data);
    found.push({
      ...{ fingerprint: subkey.fingerprint, key: subkey.key, createdAt: subkey.createdAt },
      expiresAt: earliestOf(ends, lasting(subkey, binding)),
      revokedAt: earliestOf(revokedAt, alone),
    });
  }
  return found;
}

function earliestOf(one: number | null, other: number | null): number | null {
  return one === null ? other : Math.min(one, other ?? one);
}

function lasting({ createdAt }: PublicKey, { keyLastsMs }: Signature): number | null {
  return keyLastsMs === null ? null : createdAt + keyLastsMs;
}

/** When the primary ends, by its newest signature over itself or one of its names. */
function expiryOf(
  primary: PublicKey,
  own: readonly Signature[],
  users: readonly Held<Buffer>[],
): number | null {
  const { genericCertification, positiveCertification, directKey } = kinds;
  const direct = own.filter((one) => one.kind === directKey && isBy(one, primary.key, primary.packet));
  const named = users.flatMap(({ of: name, signatures }) => {
    const length = Buffer.alloc(5);
    length[0] = 0xb4;
    length.writeUInt32BE(name.length, 1);
    const data = Buffer.concat([primary.packet, length, name]);
    return signatures.filter(
      (one) =>
        one.kind >= genericCertification && one.kind <= positiveCertification && isBy(one, primary.key, data),
    );
  });
  const [newest] = [...direct, ...named].toSorted((one, other) => other.createdAt - one.createdAt);
  return newest ? lasting(primary, newest) : null;
}

/** Bound by the primary for signing, and the subkey says so itself, so that nobody binds the key of another. */
function isBinding(one: Signature, primary: PublicKey, subkey: PublicKey, data: Buffer): boolean {
  return (
    one.kind === kinds.subkeyBinding &&
    ((one.keyFlags ?? 0) & maySign) !== 0 &&
    one.hash !== 'sha1' &&
    isBy(one, primary.key, data) &&
    one.embedded.some((back) => back.kind === kinds.primaryKeyBinding && isBy(back, subkey.key, data))
  );
}

/** From when on a key is revoked; a reason that lets earlier signatures stand, or none given for it at all, decides that. */
function revocation(
  signatures: readonly Signature[],
  kind: number,
  primary: PublicKey,
  data: Buffer,
): number | null {
  const times = signatures
    .filter((one) => one.kind === kind && isBy(one, primary.key, data))
    .map(({ reason, createdAt }) =>
      reason !== null && softReasons.includes(reason) ? createdAt : -Infinity,
    );
  return times.length === 0 ? null : Math.min(...times);
}

/** Whether a signature over key material is this key's. */
function isBy(signature: Signature, key: KeyObject, data: Buffer): boolean {
  const { hash, isRsa, hasUnknown, trailer, value } = signature;
  if (hash === null || !isRsa || hasUnknown) return false;
  return verify(hash, Buffer.concat([data, trailer]), key, padded(value, key));
}

/** RSA's number as long as the modulus. */
export function padded(value: Buffer, key: KeyObject): Buffer {
  const size = (key.asymmetricKeyDetails?.modulusLength ?? 0) >> 3;
  return value.length < size ? Buffer.concat([Buffer.alloc(size - value.length), value]) : value;
}

function partsOf(packets: readonly Packet[], wanted: string) {
  let primary: PublicKey | null = null;
  let isOurs = false;
  const own: Signature[] = [];
  const users: Held<Buffer>[] = [];
  const subkeys: Held<PublicKey>[] = [];
  let current = own;
  for (const { tag, body } of packets) {
    if (tag === 6) {
      const key = publicKey(body);
      // A block may hold other keys too.
      isOurs = key?.fingerprint === wanted;
      if (isOurs) primary = key;
      current = own;
    } else if (isOurs && tag === 13) {
      current = [];
      users.push({ of: body, signatures: current });
    } else if (isOurs && tag === 14) {
      const key = publicKey(body);
      current = [];
      if (key) subkeys.push({ of: key, signatures: current });
    } else if (isOurs && tag === 2) {
      current.push(readSignature(body));
    }
  }
  return { primary, own, users, subkeys };
}

/** A version 4 RSA key; null for any other. */
function publicKey(body: Buffer): PublicKey | null {
  const reader = new Reader(body);
  const [version, created, algorithm] = [reader.byte(), reader.number(4), reader.byte()];
  if (version !== 4 || (algorithm !== 1 && algorithm !== 3)) return null;
  const [modulus, exponent] = [reader.integer(), reader.integer()];
  if (modulus.length < shortestModulus) return null;
  const packet = Buffer.concat([Buffer.from([0x99, body.length >> 8, body.length & 0xff]), body]);
  const jwk = { kty: 'RSA', n: modulus.toString('base64url'), e: exponent.toString('base64url') };
  try {
    return {
      packet,
      fingerprint: createHash('sha1').update(packet).digest('hex'),
      createdAt: created * 1000,
      key: createPublicKey({ key: jwk, format: 'jwk' }),
    };
  } catch (error) {
    throw new NotOpenPgp(error instanceof Error ? error.message : 'RSA');
  }
}

function dataOf(...keys: readonly PublicKey[]): Buffer {
  return Buffer.concat(keys.map(({ packet }) => packet));
}
