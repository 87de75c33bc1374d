const simple: Readonly<Record<string, number>> = {
  a: 0x07,
  b: 0x08,
  f: 0x0c,
  n: 0x0a,
  r: 0x0d,
  t: 0x09,
  v: 0x0b,
  '\\': 0x5c,
  '"': 0x22,
};

const digits: Readonly<Record<string, readonly [radix: number, length: number]>> = {
  x: [16, 2],
  u: [16, 4],
  U: [16, 8],
};

/** What a Go string literal in double quotes says; null when it is none. https://pkg.go.dev/strconv#Unquote */
export function unquoteGo(literal: string): string | null {
  const last = literal.length - 1;
  if (last < 1 || !literal.startsWith('"') || !literal.endsWith('"')) return null;
  const parts: Buffer[] = [];
  let plain = 1;
  let at = 1;
  while (at < last) {
    const code = literal.charCodeAt(at);
    if (code === 0x22 || code === 0x0a) return null;
    if (code !== 0x5c) {
      at += 1;
      continue;
    }
    const escape = escapeAt(literal, at + 1, last);
    if (escape === null) return null;
    if (at > plain) parts.push(Buffer.from(literal.slice(plain, at)));
    parts.push(escape.bytes);
    at = plain = escape.end;
  }
  if (plain === 1) return literal.slice(1, last);
  return Buffer.concat([...parts, Buffer.from(literal.slice(plain, last))]).toString('utf8');
}

/** Escapes name bytes, of which several may make one character. */
function escapeAt(text: string, at: number, last: number): { bytes: Buffer; end: number } | null {
  if (at >= last) return null;
  const letter = text.charAt(at);
  const byte = simple[letter];
  if (byte !== undefined) return { bytes: Buffer.of(byte), end: at + 1 };
  const octal = letter >= '0' && letter <= '7';
  const [radix, length] = octal ? ([8, 3] as const) : (digits[letter] ?? [0, 0]);
  const start = octal ? at : at + 1;
  if (length === 0 || start + length > last) return null;
  const written = text.slice(start, start + length);
  if (!(octal ? /^[0-7]+$/ : /^[\da-fA-F]+$/).test(written)) return null;
  const value = Number.parseInt(written, radix);
  const end = start + length;
  if (octal || letter === 'x') return value > 0xff ? null : { bytes: Buffer.of(value), end };
  if (value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)) return null;
  return { bytes: Buffer.from(String.fromCodePoint(value)), end };
}
