import { Reader } from './read.ts';
import { splitSignature, type Variant } from './signature.ts';
import { Writer } from './write.ts';

/** A method to call on the bus. */
export interface MethodCall {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly signature?: string;
  readonly arguments?: readonly unknown[];
}

export interface Message {
  readonly type: 'call' | 'return' | 'error' | 'signal' | 'other';
  readonly serial: number;
  /** The serial of the call that this answers. */
  readonly replyTo: number | null;
  readonly errorName: string | null;
  readonly body: readonly unknown[];
}

const types = ['other', 'call', 'return', 'error', 'signal'] as const;
const field = { path: 1, interface: 2, member: 3, errorName: 4, replyTo: 5, destination: 6, signature: 8 };
const headBytes = 16;
/** The specification allows 128 MiB; nothing that we ask for is near this. */
const longestBytes = 1024 * 1024;

export function encodeCall(call: MethodCall, serial: number): Buffer {
  const body = new Writer();
  body.values(call.signature ?? '', call.arguments ?? []);
  const text = (code: number, type: string, value: string): [number, Variant] => [code, { type, value }];
  const fields = [
    text(field.path, 'o', call.path),
    text(field.interface, 's', call.interface),
    text(field.member, 's', call.member),
    text(field.destination, 's', call.destination),
    ...(call.signature ? [text(field.signature, 'g', call.signature)] : []),
  ];
  const head = new Writer();
  head.values('yyyyuua(yv)', ['l'.charCodeAt(0), 1, 0, 1, body.length, serial, fields]);
  head.align(8);
  return Buffer.concat([head.bytes(), body.bytes()]);
}

/** Length of the message that begins here; null until so much of it came that this can be told. Throws for one that is too long. */
export function messageLength(bytes: Buffer): number | null {
  if (bytes.length < headBytes) return null;
  const little = isLittle(bytes);
  const number = (at: number): number => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const length = Math.ceil((headBytes + number(12)) / 8) * 8 + number(4);
  if (length > longestBytes) throw new Error(`A D-Bus message is longer than ${longestBytes} bytes`);
  return length;
}

export function decode(bytes: Buffer): Message {
  const little = isLittle(bytes);
  const head = new Reader(bytes, little);
  const [, type, , , bodyLength, serial, fields] = head.values('yyyyuua(yv)') as [
    number,
    number,
    number,
    number,
    number,
    number,
    [number, Variant][],
  ];
  const given = new Map(fields.map(([code, variant]) => [code, variant.value]));
  const signature = given.get(field.signature);
  const body = new Reader(bytes.subarray(bytes.length - bodyLength), little);
  return {
    type: types[type] ?? 'other',
    serial,
    replyTo: (given.get(field.replyTo) as number | undefined) ?? null,
    errorName: (given.get(field.errorName) as string | undefined) ?? null,
    body: typeof signature === 'string' && splitSignature(signature).length > 0 ? body.values(signature) : [],
  };
}

function isLittle(bytes: Buffer): boolean {
  const mark = String.fromCharCode(bytes[0] ?? 0);
  if (mark !== 'l' && mark !== 'B') throw new Error('What came from the bus is no D-Bus message');
  return mark === 'l';
}
