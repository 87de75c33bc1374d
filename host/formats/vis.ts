/**
 * Undoes what programs of macOS make of bytes that their locale does not print, where those bytes are UTF-8: `M-CM-<` of `ps`
 * (strvis without backslashes, apple-oss-distributions/adv_cmds ps/print.c and Libc gen/vis.c) and `\xc3\xbc` of `lsof`
 * (lsof-org/lsof, lib/print.c: safestrprt). What makes no character of UTF-8 was written so by its owner, and stays.
 */
export function decodedVis(text: string): string {
  return text.includes('M') ? decoded(text, metaByte) : text;
}

/** As decodedVis, for lsof. */
export function decodedHex(text: string): string {
  return text.includes('\\x') ? decoded(text, hexByte) : text;
}

interface Escape {
  readonly byte: number;
  readonly length: number;
}

type Reader = (text: string, at: number) => Escape | null;

function decoded(text: string, escape: Reader): string {
  const parts: string[] = [];
  let plain = 0;
  for (let at = 0; at < text.length;) {
    const found = characterAt(text, at, escape);
    if (found === null) {
      at += 1;
      continue;
    }
    parts.push(text.slice(plain, at), found.character);
    at = plain = found.end;
  }
  return parts.length === 0 ? text : parts.join('') + text.slice(plain);
}

/** A character of two to four escaped bytes. */
function characterAt(text: string, start: number, escape: Reader): { character: string; end: number } | null {
  const first = escape(text, start);
  if (first === null) return null;
  const count = first.byte >= 0xf0 ? 4 : first.byte >= 0xe0 ? 3 : first.byte >= 0xc2 ? 2 : 0;
  const bytes = [first.byte];
  let end = start + first.length;
  while (bytes.length < count) {
    const next = escape(text, end);
    if (next === null) return null;
    bytes.push(next.byte);
    end += next.length;
  }
  const character = Buffer.from(bytes).toString('utf8');
  return count === 0 || character.includes('\ufffd') ? null : { character, end };
}

/** `M-C` is C with the highest bit, `M^S` a control character with it, `\240` the one space that has it. */
function metaByte(text: string, at: number): Escape | null {
  if (text.startsWith('\\240', at)) return { byte: 0xa0, length: 4 };
  if (text.charAt(at) !== 'M') return null;
  const code = text.charCodeAt(at + 2);
  if (text.charAt(at + 1) === '-')
    return code > 0x20 && code < 0x7f ? { byte: code | 0x80, length: 3 } : null;
  if (text.charAt(at + 1) !== '^') return null;
  if (code === 0x3f) return { byte: 0xff, length: 3 };
  return code >= 0x40 && code < 0x60 ? { byte: (code - 0x40) | 0x80, length: 3 } : null;
}

function hexByte(text: string, at: number): Escape | null {
  if (!text.startsWith('\\x', at)) return null;
  const byte = Number.parseInt(
    /^[\da-f]{2}$/.test(text.slice(at + 2, at + 4)) ? text.slice(at + 2, at + 4) : '',
    16,
  );
  return byte >= 0x80 ? { byte, length: 4 } : null;
}
