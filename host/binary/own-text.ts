import { Buffer } from 'node:buffer';

/** What programs have in common (`arm64`, `go1.26.8`) is kept once. */
const most = 1_000;
const longest = 64;
let shared = new Map<string, string>();

/**
 * A copy of the text: V8 keeps the whole of a text as long as a part of it is kept (SlicedString in its src/objects/string.h),
 * which for a tool with many modules is thousands of characters.
 */
export function ownText(part: string): string {
  const known = shared.get(part);
  if (known !== undefined) return known;
  const own = Buffer.from(part).toString();
  if (own.length <= longest) {
    if (shared.size >= most) shared = new Map();
    shared.set(own, own);
  }
  return own;
}
