/** The shortest word that is also looked for in base64 and as hexadecimal digits: shorter ones are there by chance. */
const encodedFrom = 5;

/**
 * How a word may be written down: as it is, in either Unicode normal form, percent-encoded in part or whole (addresses),
 * with `\u` escapes (JSON), in base64 at each of its three positions, and in hexadecimal digits.
 */
export function formsOf(word: string): readonly string[] {
  const forms = new Set<string>();
  for (const one of new Set([word, word.normalize('NFC'), word.normalize('NFD')])) {
    const bytes = Buffer.from(one, 'utf8');
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0'));
    forms.add(one);
    forms.add(encodeURIComponent(one));
    forms.add(hex.map((digits) => `%${digits}`).join(''));
    forms.add(escaped(one));
    forms.add(one.replaceAll(/[^\x20-\x7e]+/g, escaped));
    if (bytes.length < encodedFrom) continue;
    forms.add(hex.join(''));
    for (const form of inBase64(bytes)) forms.add(form);
  }
  return [...forms].filter((form) => form !== '');
}

/** `小` → `\u5c0f`. */
function escaped(text: string): string {
  const units = Array.from({ length: text.length }, (_, at) =>
    text.charCodeAt(at).toString(16).padStart(4, '0'),
  );
  return units.map((unit) => `\\u${unit}`).join('');
}

/** The digits that these bytes yield for certain, whatever comes before and after them. */
function inBase64(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((before) => {
    const all = Buffer.concat([Buffer.alloc(before), bytes]);
    const first = Math.ceil((before * 8) / 6);
    const last = Math.floor((all.length * 8) / 6);
    const digits = all.toString('base64').slice(first, last);
    return digits.length >= 6 ? [digits, digits.replaceAll('+', '-').replaceAll('/', '_')] : [];
  });
}
