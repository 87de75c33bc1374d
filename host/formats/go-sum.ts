import { fieldsOf, linesOf } from './lines.ts';

/** A line of a go.sum: the sum of a module's content (`version`), or of its go.mod (`version/go.mod`). */
export interface GoSumLine {
  readonly module: string;
  readonly version: string;
  /** `h1:…`, or of an algorithm that this Go does not know. */
  readonly hash: string;
  /** From 1. */
  readonly line: number;
}

export interface GoSum {
  readonly lines: readonly GoSumLine[];
  /** The first malformed line: `go mod tidy` skips it, every other command stops at it. */
  readonly malformed: { readonly line: number; readonly text: string } | null;
}

/** The sum of an empty go.mod, which an old Go wrote by mistake and every newer one drops. */
const emptyGoMod = 'h1:G7mAYYxgmS0lVkHyy2hEOLQCFB0DlQFTMLWggykrydY=';

/**
 * A go.sum or go.work.sum as the go command reads it: fields parted by any white space, so that line ends of either kind
 * are the same to it. https://github.com/golang/go/blob/go1.26.0/src/cmd/go/internal/modfetch/fetch.go (readGoSum)
 */
export function readGoSum(text: string): GoSum {
  const lines: GoSumLine[] = [];
  let malformed: GoSum['malformed'] = null;
  for (const { text: raw, number } of linesOf(text)) {
    const fields = fieldsOf(raw, 4);
    if (fields.length === 0) continue;
    const [module = '', version = '', hash = ''] = fields;
    if (fields.length !== 3) malformed ??= { line: number, text: raw };
    else if (hash !== emptyGoMod) lines.push({ module, version, hash, line: number });
  }
  return { lines, malformed };
}
