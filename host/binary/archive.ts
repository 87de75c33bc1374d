import type { Architecture } from '../host.ts';
import { Fields } from './fields.ts';
import { Malformed, type Reader } from './reader.ts';
import { inWords } from './text.ts';

/** `ar` writes these before its members; those of a thin archive lie elsewhere. */
export const archiveStarts = { whole: '!<arch>\n', thin: '!<thin>\n' } as const;

const headerSize = 60;
/** Tables of names and symbols come first, then the objects: one of the first few objects shows what all of them are for. */
const mostMembers = 64;

/**
 * What the objects of a static library are built for: that of the first member that is an object. Reads the header of each member
 * up to that one and the beginning of what it holds, whatever the size of the library. A name is in the header (`/12` of GNU points
 * into a table) or, as BSD and Apple write it, `#1/LENGTH` with the name before the data.
 * https://man.freebsd.org/cgi/man.cgi?query=ar&sektion=5
 */
export function readArchive(
  reader: Reader,
  architectureOf: (member: Reader) => Architecture | null,
): Architecture {
  let at = archiveStarts.whole.length;
  for (let count = 0; count < mostMembers && at < reader.size; count += 1) {
    const header = new Fields(reader.exact(at, headerSize, inWords('theMemberHeader')), false);
    const size = header.hasText(58, '`\n') ? numberIn(header.bytes(48, 10)) : null;
    if (size === null) throw new Malformed(inWords('memberHeader'));
    const nameSize = header.hasText(0, '#1/') ? numberIn(header.bytes(3, 13)) : 0;
    if (nameSize === null || nameSize > size) throw new Malformed(inWords('memberHeader'));
    const start = at + headerSize;
    const found = architectureOf(reader.part(start + nameSize, size - nameSize));
    if (found !== null) return found;
    at = start + size + (size % 2);
  }
  throw new Malformed(
    at >= reader.size ? inWords('noObject') : inWords('noObjectAmong', { count: mostMembers }),
  );
}

/** Decimal digits, padded with blanks; null when it is none. */
function numberIn(bytes: Uint8Array): number | null {
  const text = String.fromCharCode(...bytes).trimEnd();
  return /^\d{1,13}$/.test(text) ? Number(text) : null;
}
