// Not its `main`, which finds its own parts in a way that no bundler follows.
import { createScanner, parse } from 'jsonc-parser/lib/esm/main.js';
import { withoutMark } from './lines.ts';

/** Deeper than any settings file; a parser that calls itself would run out of stack far below a megabyte of brackets. */
const deepest = 200;

/**
 * JSON with comments, read as VS Code reads its own files: with commas at the end or missing, a byte order mark passed over, and
 * as much of a broken text as can be read. Of a name that comes twice the last counts. Undefined when it is empty, or is nested
 * too deep to be anyone's settings. https://github.com/microsoft/node-jsonc-parser
 */
export function readJsonc(text: string): unknown {
  const bare = withoutMark(text);
  return isFlatEnough(bare) ? (parse(bare, [], { allowTrailingComma: true }) as unknown) : undefined;
}

/** Whether a reader that calls itself for each level may read it. */
export function isFlatEnough(text: string): boolean {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (scanner.scan(); scanner.getTokenOffset() < text.length; scanner.scan()) {
    const first = text.charAt(scanner.getTokenOffset());
    if (first === '{' || first === '[') depth += 1;
    else if (first === '}' || first === ']') depth -= 1;
    if (depth > deepest) return false;
  }
  return true;
}
