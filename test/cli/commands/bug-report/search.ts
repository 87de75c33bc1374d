import { unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';

/** Every text of an archive, by name, and again with everything decoded that can be decoded. */
export function textsOf(file: string): Map<string, string> {
  const entries = Object.entries(unzipSync(readFileSync(file)));
  return new Map(
    entries.map(([name, bytes]) => {
      const text = Buffer.from(bytes).toString('utf8');
      return [name, [text, ...decoded(text)].join('\n')];
    }),
  );
}

function decoded(text: string): string[] {
  const json = text.replaceAll(/\\+u([0-9a-fA-F]{4})/g, (_, digits: string) =>
    String.fromCharCode(parseInt(digits, 16)),
  );
  const percent = text.replaceAll(/(?:%[0-9a-fA-F]{2})+/g, (run) =>
    Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'),
  );
  const hex = [...text.matchAll(/"hex": ?"([0-9a-f]+)"/g)].map(([, digits = '']) =>
    Buffer.from(digits, 'hex').toString('utf8'),
  );
  const base64 = [...text.matchAll(/[\w+/-]{12,}={0,2}/g)].map(([digits]) =>
    Buffer.from(digits, 'base64').toString('utf8'),
  );
  return [json, percent, json.normalize('NFC'), percent.normalize('NFC'), ...hex, ...base64];
}

/** Which of the words are anywhere in the archive, in any case, with the entry's name and the surrounding text. */
export function found(file: string, words: readonly string[]): string[] {
  return [...textsOf(file)].flatMap(([name, text]) => {
    const lower = text.toLowerCase();
    return words.flatMap((word) => {
      // A pseudonym consists of random letters, which may contain a short name by chance.
      const isShort = /^[a-z]{1,3}$/.test(word);
      const at = isShort
        ? lower.search(new RegExp(`(?<![a-z])${word}(?![a-z])`))
        : lower.indexOf(word.toLowerCase());
      return at < 0 ? [] : [`${name}: ${word}: …${text.slice(Math.max(0, at - 60), at + 60)}…`];
    });
  });
}
