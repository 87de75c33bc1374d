import { inWords } from './text.ts';
/** Splits a signature into its single complete types: `susssasa{sv}i` → `s u s s s as a{sv} i`. */
export function splitSignature(signature: string): string[] {
  const types: string[] = [];
  for (let at = 0; at < signature.length;) {
    const end = endOfType(signature, at, 0);
    types.push(signature.slice(at, end));
    at = end;
  }
  return types;
}

/** Deeper than anything we exchange; the specification allows 64. */
const deepest = 16;

function endOfType(signature: string, at: number, depth: number): number {
  if (depth > deepest) throw new Error(inWords('nestedTooDeep'));
  const first = signature[at];
  if (first === undefined)
    throw new Error(inWords('signatureEnds', { signature: JSON.stringify(signature) }));
  if (first === 'a') return endOfType(signature, at + 1, depth + 1);
  const closing = { '(': ')', '{': '}' }[first];
  if (closing === undefined) return at + 1;
  let end = at + 1;
  while (signature[end] !== closing) end = endOfType(signature, end, depth + 1);
  return end + 1;
}

/** Bytes to which a value of this type is aligned. */
export function alignmentOf(type: string): number {
  switch (type.charAt(0)) {
    case 'y':
    case 'g':
    case 'v':
      return 1;
    case 'n':
    case 'q':
      return 2;
    case 'x':
    case 't':
    case 'd':
    case '(':
    case '{':
      return 8;
    default:
      return 4;
  }
}

/** A value that carries its own type. */
export interface Variant {
  readonly type: string;
  readonly value: unknown;
}
