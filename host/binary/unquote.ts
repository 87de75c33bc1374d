const escapes: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

const escape = /\\(?:x([0-9a-fA-F]{2})|([0-7]{3})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))/gsu;

/** What a Go string literal says, as strconv.Unquote; single bytes above ASCII are not text and become U+FFFD. */
export function unquote(literal: string): string {
  const inner = literal.slice(1, -1);
  if (literal.startsWith('`')) return inner.replaceAll('\r', '');
  return inner.replace(
    escape,
    (_, hex?: string, octal?: string, short?: string, long?: string, plain: string = '') => {
      if (hex !== undefined) return character(parseInt(hex, 16), 0x7f);
      if (octal !== undefined) return character(parseInt(octal, 8), 0x7f);
      if (short !== undefined) return character(parseInt(short, 16), 0x10ffff);
      if (long !== undefined) return character(parseInt(long, 16), 0x10ffff);
      return escapes[plain] ?? plain;
    },
  );
}

function character(code: number, highest: number): string {
  const surrogate = code >= 0xd800 && code <= 0xdfff;
  return code > highest || surrogate ? '\ufffd' : String.fromCodePoint(code);
}
