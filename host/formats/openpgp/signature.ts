import { NotOpenPgp, Reader } from './packets.ts';

/** Types of signatures (RFC 4880, 5.2.1). */
export const kinds = {
  binary: 0x00,
  genericCertification: 0x10,
  positiveCertification: 0x13,
  subkeyBinding: 0x18,
  primaryKeyBinding: 0x19,
  directKey: 0x1f,
  keyRevocation: 0x20,
  subkeyRevocation: 0x28,
} as const;

/** A version 4 signature (RFC 4880, 5.2.3). Times are milliseconds since 1970. */
export interface Signature {
  readonly kind: number;
  /** Node's name; null for one that we do not know or trust. */
  readonly hash: 'sha1' | 'sha256' | 'sha384' | 'sha512' | null;
  readonly isRsa: boolean;
  readonly createdAt: number;
  /** Null: never. */
  readonly expiresAt: number | null;
  /** Of a binding: how long the key lasts from its own creation; null: for ever. */
  readonly keyLastsMs: number | null;
  readonly keyFlags: number | null;
  /** Of a revocation: why (RFC 4880, 5.2.3.23); null when it does not say. */
  readonly reason: number | null;
  readonly issuerFingerprint: string | null;
  readonly issuerId: string | null;
  readonly embedded: readonly Signature[];
  /** A critical part of it is one that we do not know, so that it says nothing. */
  readonly hasUnknown: boolean;
  /** What is hashed after the data. */
  readonly trailer: Buffer;
  /** RSA's number. */
  readonly value: Buffer;
}

const hashes: Readonly<Record<number, Signature['hash']>> = {
  2: 'sha1',
  8: 'sha256',
  9: 'sha384',
  10: 'sha512',
};
const rsa: readonly number[] = [1, 3];
/** Subpackets that may be critical: we heed them, or they say nothing that matters here. */
const known: readonly number[] = [2, 3, 9, 11, 16, 21, 22, 23, 25, 27, 28, 29, 30, 32, 33, 34];

/** Reads the body of a signature packet; throws `NotOpenPgp`. `depth`: of a signature within one. */
export function readSignature(body: Buffer, depth = 0): Signature {
  const reader = new Reader(body);
  const version = reader.byte();
  if (version !== 4) throw new NotOpenPgp(`signature version ${version}`);
  const kind = reader.byte();
  const algorithm = reader.byte();
  const hash = hashes[reader.byte()] ?? null;
  const hashedLength = reader.number(2);
  const hashed = subpacketsIn(reader.take(hashedLength));
  const unhashed = subpacketsIn(reader.take(reader.number(2)));
  reader.take(2);
  const isRsa = rsa.includes(algorithm);
  const value = isRsa ? reader.integer() : Buffer.alloc(0);
  const seconds = (type: number): number | null => {
    const found = hashed.find((one) => one.type === type)?.data;
    return found?.length === 4 && found.readUInt32BE(0) > 0 ? found.readUInt32BE(0) * 1000 : null;
  };
  const createdAt = seconds(2);
  if (createdAt === null) throw new NotOpenPgp('signature time');
  const lasts = seconds(3);
  const of = (type: number, from = hashed): Buffer | undefined => from.find((one) => one.type === type)?.data;
  const head = body.subarray(0, 6 + hashedLength);
  const end = Buffer.alloc(6);
  end.set([4, 0xff]);
  end.writeUInt32BE(head.length, 2);
  return {
    ...{ kind, hash, isRsa, createdAt, value },
    expiresAt: lasts === null ? null : createdAt + lasts,
    keyLastsMs: seconds(9),
    keyFlags: of(27)?.[0] ?? null,
    reason: of(29)?.[0] ?? null,
    issuerFingerprint: (of(33) ?? of(33, unhashed))?.subarray(1).toString('hex') ?? null,
    issuerId: (of(16) ?? of(16, unhashed))?.toString('hex') ?? null,
    embedded: depth > 0 ? [] : embeddedIn([...hashed, ...unhashed]),
    hasUnknown: hashed.some(({ type, isCritical }) => isCritical && !known.includes(type)),
    trailer: Buffer.concat([head, end]),
  };
}

interface Subpacket {
  readonly type: number;
  readonly isCritical: boolean;
  readonly data: Buffer;
}

function subpacketsIn(bytes: Buffer): readonly Subpacket[] {
  const reader = new Reader(bytes);
  const found: Subpacket[] = [];
  while (reader.left() > 0) {
    const data = reader.take(subpacketLength(reader));
    const [type] = data;
    if (type === undefined) throw new NotOpenPgp('subpacket type');
    found.push({ type: type & 0x7f, isCritical: (type & 0x80) !== 0, data: data.subarray(1) });
  }
  return found;
}

/** As a packet's, but that 224 to 254 are lengths of two bytes as well (RFC 4880, 5.2.3.1). */
function subpacketLength(reader: Reader): number {
  const first = reader.byte();
  if (first < 192) return first;
  return first < 255 ? ((first - 192) << 8) + reader.byte() + 192 : reader.number(4);
}

function embeddedIn(subpackets: readonly Subpacket[]): Signature[] {
  return subpackets.filter(({ type }) => type === 32).map(({ data }) => readSignature(data, 1));
}
