import { linesOf, withoutMark } from './lines.ts';
import { unquoteGo } from './go-string.ts';

/** What a Go source file says before its first declaration. */
export interface GoHeader {
  /** Paths of its imports in their order, `C` among them. */
  readonly imports: readonly string[];
  /** Its `import "C"`; null when it has none. */
  readonly cgo: CgoImport | null;
  /** What follows `//go:build`, otherwise the lines of `// +build` (each as written); null without either. */
  readonly constraint: { readonly build: string } | { readonly plus: readonly string[] } | null;
  /** Whether the text held all of it: false where it ends before the first declaration. */
  readonly complete: boolean;
}

/** `import "C"` with the comment right above it, in which C code and the lines of `#cgo` stand. */
export interface CgoImport {
  /** Line of the import, from 1. */
  readonly line: number;
  /** The comment without its marks. https://pkg.go.dev/cmd/cgo */
  readonly preamble: string;
}

/**
 * Reads imports and build constraints of a Go source file, as `go list` does before it compiles anything, looking at each
 * character once. Of a file that is not Go source it returns what precedes the first thing that cannot be Go. The text may be the
 * beginning of a file. https://go.dev/ref/spec#Source_file_organization
 */
export function readGoHeader(text: string): GoHeader {
  return new HeaderReader(withoutMark(text)).read();
}

interface Token {
  readonly kind: 'word' | 'string' | 'sign' | 'end';
  readonly text: string;
  /** From 1. */
  readonly line: number;
}

interface CommentGroup {
  readonly parts: string[];
  /** Line on which it ends. */
  last: number;
}

class HeaderReader {
  readonly #text: string;
  #at = 0;
  #line = 1;
  #comments: CommentGroup | null = null;
  #isBeforePackage = true;
  #build: string | null = null;
  /** Lines of `// +build`, and how many of them a blank line follows. */
  readonly #plus: string[] = [];
  #settled = 0;
  readonly #imports: string[] = [];
  #cgo: CgoImport | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  read(): GoHeader {
    const keyword = this.#next();
    this.#isBeforePackage = false;
    if (keyword.text === 'package') this.#next();
    if (keyword.text === 'package') this.#declarations();
    const plus = this.#plus.slice(0, this.#settled);
    return {
      imports: this.#imports,
      cgo: this.#cgo,
      constraint: this.#build !== null ? { build: this.#build } : plus.length > 0 ? { plus } : null,
      // A word may go on where the text does not.
      complete: this.#at < this.#text.length,
    };
  }

  /** Up to the first declaration that imports nothing. */
  #declarations(): void {
    for (;;) {
      const token = this.#next();
      if (token.text === ';' && token.kind === 'sign') continue;
      if (token.kind !== 'word' || token.text !== 'import') return;
      const above = this.#commentAbove(token.line);
      const first = this.#next();
      if (first.kind === 'sign' && first.text === '(') {
        if (!this.#group(above)) return;
      } else if (!this.#spec(first, above)) return;
    }
  }

  /** The specs in parentheses; false where it does not end as it should. */
  #group(above: string): boolean {
    for (;;) {
      const token = this.#next();
      if (token.kind === 'sign' && token.text === ')') return true;
      if (token.kind === 'sign' && token.text === ';') continue;
      const own = this.#commentAbove(token.line);
      if (!this.#spec(token, own === '' ? above : own)) return false;
    }
  }

  #spec(first: Token, comment: string): boolean {
    const isNamed = first.text === '.' || (first.kind === 'word' && !/^\d/.test(first.text));
    const path = isNamed ? this.#next() : first;
    if (path.kind !== 'string') return false;
    const unquoted = path.text.startsWith('`') ? path.text.slice(1, -1) : unquoteGo(path.text);
    if (unquoted === null) return false;
    this.#imports.push(unquoted);
    if (unquoted === 'C') this.#cgo ??= { line: path.line, preamble: comment };
    return true;
  }

  /** The group of comments that ends right above a line, or on it. */
  #commentAbove(line: number): string {
    const group = this.#comments;
    return group !== null && group.last + 1 >= line ? group.parts.join('\n') : '';
  }

  #next(): Token {
    for (;;) {
      const character = this.#text.charAt(this.#at);
      if (character === '') return { kind: 'end', text: '', line: this.#line };
      if (character === '\n') this.#newLine();
      else if (character === ' ' || character === '\t' || character === '\r') this.#at += 1;
      else if (character === '/' && '/*'.includes(this.#text.charAt(this.#at + 1) || ' ')) this.#comment();
      else return this.#token(character);
    }
  }

  #newLine(): void {
    this.#at += 1;
    this.#line += 1;
    if (this.#isBeforePackage && (this.#comments === null || this.#comments.last + 1 < this.#line))
      this.#settled = this.#plus.length;
  }

  #token(character: string): Token {
    const start = this.#at;
    const line = this.#line;
    if (character === '"' || character === '`') {
      const closed = this.#string(character);
      return { kind: closed ? 'string' : 'end', text: this.#text.slice(start, this.#at), line };
    }
    while (isWordCharacter(this.#text.charCodeAt(this.#at))) this.#at += 1;
    if (this.#at === start) this.#at += 1;
    const text = this.#text.slice(start, this.#at);
    return { kind: isWordCharacter(text.charCodeAt(0)) ? 'word' : 'sign', text, line };
  }

  /** Goes behind the string; false where it does not end. */
  #string(quote: string): boolean {
    for (this.#at += 1; this.#at < this.#text.length; this.#at += 1) {
      const character = this.#text.charAt(this.#at);
      if (character === '\n') this.#line += 1;
      if (character === '\n' && quote === '"') return false;
      if (character === '\\' && quote === '"') this.#at += 1;
      else if (character === quote) {
        this.#at += 1;
        return true;
      }
    }
    return false;
  }

  #comment(): void {
    const isLine = this.#text.charAt(this.#at + 1) === '/';
    const found = this.#text.indexOf(isLine ? '\n' : '*/', this.#at + 2);
    const end = found === -1 ? this.#text.length : found;
    const body = this.#text.slice(this.#at + 2, end).replaceAll('\r', '');
    const begins = this.#line;
    if (isLine && this.#isBeforePackage) this.#constraint(body);
    if (!isLine)
      for (let at = body.indexOf('\n'); at !== -1; at = body.indexOf('\n', at + 1)) this.#line += 1;
    this.#at = isLine || found === -1 ? end : end + 2;
    if (this.#comments === null || this.#comments.last + 1 < begins)
      this.#comments = { parts: [body], last: this.#line };
    else {
      this.#comments.parts.push(body);
      this.#comments.last = this.#line;
    }
  }

  /** https://pkg.go.dev/cmd/go#hdr-Build_constraints */
  #constraint(comment: string): void {
    if (/^go:build[ \t]/.test(comment)) this.#build ??= comment.slice('go:build'.length).trim();
    const words = comment.trimStart();
    if (/^\+build[ \t]/.test(words)) this.#plus.push(words.slice('+build'.length).trim());
  }
}

/** Letters, digits, `_` and whatever is beyond ASCII. */
function isWordCharacter(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x5f ||
    code >= 0x80
  );
}

/** Lines of `#cgo` that are kept of one file. */
const mostDirectives = 100;

/** What follows `#cgo` on each such line of a preamble: `pkg-config: libffi`, `darwin LDFLAGS: -L/opt/homebrew/lib -lz`. */
export function cgoDirectives({ preamble }: CgoImport): readonly string[] {
  const directives: string[] = [];
  for (const { text } of linesOf(preamble)) {
    const line = text.trim();
    if (/^#cgo[ \t]/.test(line) && directives.length < mostDirectives)
      directives.push(line.slice('#cgo'.length).trim());
  }
  return directives;
}
