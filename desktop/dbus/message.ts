import { Reader } from './read.ts';
import { splitSignature, type Variant } from './signature.ts';
import { Writer } from './write.ts';
import { inWords } from './text.ts';

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
  /** Who sent it, by the unique name that the bus gave them. */
  readonly sender: string | null;
  /** The object that a call is for or a signal is of. */
  readonly path: string | null;
  readonly interface: string | null;
  readonly member: string | null;
  /** The caller wants no answer. */
  readonly quiet: boolean;
  readonly body: readonly unknown[];
}

/** An answer to a call, or a signal. */
export type Said =
  | {
      readonly type: 'return' | 'error';
      readonly to: Message;
      readonly errorName?: string;
      readonly signature?: string;
      readonly body?: readonly unknown[];
    }
  | {
      readonly type: 'signal';
      readonly path: string;
      readonly interface: string;
      readonly member: string;
      readonly signature?: string;
      readonly body?: readonly unknown[];
    };

const types = ['other', 'call', 'return', 'error', 'signal'] as const;
const field = {
  path: 1,
  interface: 2,
  member: 3,
  errorName: 4,
  replyTo: 5,
  destination: 6,
  sender: 7,
  signature: 8,
};
const headBytes = 16;
/** The specification allows 128 MiB; nothing that we ask for is near this. */
const longestBytes = 1024 * 1024;

type Field = readonly [code: number, value: Variant];
const text = (code: number, type: string, value: string | null): Field[] =>
  value === null ? [] : [[code, { type, value }]];

export function encodeCall(call: MethodCall, serial: number): Buffer {
  const fields = [
    ...text(field.path, 'o', call.path),
    ...text(field.interface, 's', call.interface),
    ...text(field.member, 's', call.member),
    ...text(field.destination, 's', call.destination),
  ];
  return encode('call', fields, serial, call.signature, call.arguments);
}

/** What we say by ourselves or in answer to others. */
export function encodeSaid(said: Said, serial: number): Buffer {
  const fields: Field[] =
    said.type === 'signal'
      ? [
          ...text(field.path, 'o', said.path),
          ...text(field.interface, 's', said.interface),
          ...text(field.member, 's', said.member),
        ]
      : [
          [field.replyTo, { type: 'u', value: said.to.serial }],
          ...text(field.destination, 's', said.to.sender),
          ...text(field.errorName, 's', said.errorName ?? null),
        ];
  return encode(said.type, fields, serial, said.signature, said.body);
}

function encode(
  type: (typeof types)[number],
  fields: readonly Field[],
  serial: number,
  signature = '',
  values: readonly unknown[] = [],
): Buffer {
  const body = new Writer();
  body.values(signature, values);
  const all = [...fields, ...text(field.signature, 'g', signature === '' ? null : signature)];
  const head = new Writer();
  head.values('yyyyuua(yv)', ['l'.charCodeAt(0), types.indexOf(type), 0, 1, body.length, serial, all]);
  head.align(8);
  return Buffer.concat([head.bytes(), body.bytes()]);
}

/** Returns the length of the message that begins here; null until enough of it has arrived to know. Throws if it is too long. */
export function messageLength(bytes: Buffer): number | null {
  if (bytes.length < headBytes) return null;
  const little = isLittle(bytes);
  const number = (at: number): number => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const length = Math.ceil((headBytes + number(12)) / 8) * 8 + number(4);
  if (length > longestBytes) throw new Error(inWords('messageTooLong', { most: longestBytes }));
  return length;
}

export function decode(bytes: Buffer): Message {
  const little = isLittle(bytes);
  const head = new Reader(bytes, little);
  const [, type, flags, , bodyLength, serial, fields] = head.values('yyyyuua(yv)') as [
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
  const name = (code: number): string | null => (given.get(code) as string | undefined) ?? null;
  const body = new Reader(bytes.subarray(bytes.length - bodyLength), little);
  return {
    type: types[type] ?? 'other',
    serial,
    replyTo: (given.get(field.replyTo) as number | undefined) ?? null,
    errorName: name(field.errorName),
    sender: name(field.sender),
    path: name(field.path),
    interface: name(field.interface),
    member: name(field.member),
    quiet: (flags & 1) === 1,
    body: typeof signature === 'string' && splitSignature(signature).length > 0 ? body.values(signature) : [],
  };
}

function isLittle(bytes: Buffer): boolean {
  const mark = String.fromCharCode(bytes[0] ?? 0);
  if (mark !== 'l' && mark !== 'B') throw new Error(inWords('notAMessage'));
  return mark === 'l';
}
