import { isGoSpace } from '../lines.ts';
import { inWords } from '../text.ts';

/** What a go.mod or go.work is made of. `end`: a line feed, or a comment behind something else, which ends a line too. */
export type Kind = 'word' | 'string' | '(' | ')' | 'mark' | 'comment' | 'end' | 'eof';

export interface Token {
  readonly kind: Kind;
  readonly text: string;
  /** From 1. */
  readonly line: number;
}

/** Thrown at the first thing that the go command does not read either. */
export class ModSyntaxError extends Error {
  readonly line: number;
  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

const printable = /^[\p{L}\p{M}\p{N}\p{P}\p{S}]$/u;
const marks = '()[]{},';

/**
 * Parts a go.mod or go.work as golang.org/x/mod does, each character looked at once: its strings end with their line, its
 * comments are `//` alone, and a byte order mark is an error. https://pkg.go.dev/golang.org/x/mod/modfile
 */
export class Lexer {
  readonly #text: string;
  #at = 0;
  #line = 1;
  /** Only white space so far on this line, so that a comment is on a line of its own. */
  #bare = true;

  constructor(text: string) {
    this.#text = text;
  }

  next(): Token {
    this.#skipSpace();
    const line = this.#line;
    const start = this.#at;
    const first = this.#text.charAt(start);
    if (first === '') return { kind: 'eof', text: '', line };
    if (first === '\n') {
      this.#step();
      return { kind: 'end', text: first, line };
    }
    if (this.#text.startsWith('//', start)) return this.#comment(line);
    this.#bare = false;
    if (marks.includes(first)) {
      this.#at += 1;
      return { kind: first === '(' || first === ')' ? first : 'mark', text: first, line };
    }
    if (first === '"' || first === '`') this.#string(first);
    else this.#word();
    const kind = first === '"' || first === '`' ? 'string' : 'word';
    return { kind, text: this.#text.slice(start, this.#at), line };
  }

  #skipSpace(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x09 && code !== 0x0d) return;
      this.#at += 1;
    }
  }

  /** Over one character, a line feed included. */
  #step(): void {
    if (this.#text.charCodeAt(this.#at) === 0x0a) {
      this.#line += 1;
      this.#bare = true;
    }
    this.#at += 1;
  }

  #comment(line: number): Token {
    const kind = this.#bare ? 'comment' : 'end';
    const end = this.#text.indexOf('\n', this.#at);
    const text = this.#text.slice(this.#at, end === -1 ? undefined : end);
    this.#at = end === -1 ? this.#text.length : end;
    if (end !== -1) this.#step();
    return { kind, text, line };
  }

  #string(quote: string): void {
    const begun = this.#line;
    this.#at += 1;
    for (;;) {
      const character = this.#text.charAt(this.#at);
      if (character === '') throw new ModSyntaxError(inWords('endInString'), begun);
      if (character === '\n') throw new ModSyntaxError(inWords('lineEndInString'), this.#line);
      this.#at += 1;
      if (character === quote) break;
      if (character !== '\\' || quote === '`') continue;
      if (this.#at === this.#text.length) throw new ModSyntaxError(inWords('endInString'), begun);
      this.#step();
    }
    this.#bare = false;
  }

  #word(): void {
    const start = this.#at;
    for (;;) {
      const length = this.#wordCharacter();
      if (length === 0 || this.#text.startsWith('//', this.#at)) break;
      if (this.#text.startsWith('/*', this.#at))
        throw new ModSyntaxError(inWords('slashComments'), this.#line);
      this.#at += length;
    }
    if (this.#at > start) return;
    const code = this.#text.codePointAt(start) ?? 0;
    const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
    throw new ModSyntaxError(`unexpected character ${name}`, this.#line);
  }

  /** The length of the character here when words may hold it, else 0 (modfile's isIdent). */
  #wordCharacter(): number {
    const code = this.#text.codePointAt(this.#at);
    if (code === undefined) return 0;
    if (code < 0x80) return code > 0x20 && code < 0x7f && !marks.includes(String.fromCharCode(code)) ? 1 : 0;
    if (isGoSpace(code)) return 0;
    const character = String.fromCodePoint(code);
    // Half of a surrogate pair, which bytes that are not UTF-8 never yield.
    return printable.test(character) ? character.length : 0;
  }
}
