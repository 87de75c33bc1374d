import { Lexer, ModSyntaxError, type Token } from './lexer.ts';
import { inWords } from '../text.ts';

/** A line with its words as written, quotes included. */
export interface ModLine {
  readonly words: readonly string[];
  /** From 1. */
  readonly line: number;
  /** The comment behind it, with its slashes; empty if there is none. */
  readonly comment: string;
}

/** A line by itself, or with `block` the lines in the parentheses behind its words. */
export interface ModStatement extends ModLine {
  readonly block: readonly ModLine[] | null;
}

/** The statements of a go.mod or go.work in their order. Throws a ModSyntaxError at what is none. */
export function statementsOf(text: string): readonly ModStatement[] {
  const parser = new Parser(text);
  return parser.statements();
}

class Parser {
  readonly #lexer: Lexer;
  #next: Token;

  constructor(text: string) {
    this.#lexer = new Lexer(text);
    this.#next = this.#lexer.next();
  }

  statements(): readonly ModStatement[] {
    const all: ModStatement[] = [];
    for (;;) {
      if (this.#next.kind === 'eof') return all;
      if (this.#next.kind === 'end' || this.#next.kind === 'comment') this.#take();
      else all.push(this.#statement());
    }
  }

  #take(): Token {
    const token = this.#next;
    if (token.kind !== 'eof') this.#next = this.#lexer.next();
    return token;
  }

  #endsLine(): boolean {
    return this.#next.kind === 'end' || this.#next.kind === 'eof';
  }

  #statement(): ModStatement {
    const first = this.#take();
    const words = [first.text];
    for (;;) {
      const token = this.#take();
      if (token.kind === 'end' || token.kind === 'eof')
        return { words, line: first.line, comment: commentOf(token), block: null };
      words.push(token.text);
      if (token.kind !== '(') continue;
      // Only a parenthesis at the end of its line opens a block.
      const before = words.length - 1;
      if (this.#endsLine()) return this.#blockOf(words.slice(0, before), first, this.#block(first));
      if (this.#next.kind !== ')') continue;
      words.push(this.#take().text);
      if (!this.#endsLine()) continue;
      this.#take();
      return this.#blockOf(words.slice(0, before), first, []);
    }
  }

  #blockOf(words: readonly string[], { line }: Token, block: readonly ModLine[]): ModStatement {
    return { words, line, comment: '', block };
  }

  #block(first: Token): readonly ModLine[] {
    const lines: ModLine[] = [];
    for (;;) {
      const token = this.#take();
      if (token.kind === 'eof') throw new ModSyntaxError(inWords('unclosedBlock'), first.line);
      if (token.kind === ')') {
        if (!this.#endsLine()) throw new ModSyntaxError(inWords('afterBlock'), token.line);
        this.#take();
        return lines;
      }
      if (token.kind !== 'end' && token.kind !== 'comment') lines.push(this.#line(token));
    }
  }

  #line(first: Token): ModLine {
    const words = [first.text];
    for (;;) {
      const token = this.#take();
      if (token.kind === 'end' || token.kind === 'eof')
        return { words, line: first.line, comment: commentOf(token) };
      words.push(token.text);
    }
  }
}

function commentOf(token: Token): string {
  return token.text.startsWith('//') ? token.text : '';
}
