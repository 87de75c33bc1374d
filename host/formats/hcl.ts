import type { Tree } from './tree.ts';

/** What is read at most, in characters. */
const longest = 256 * 1024;
const mostTokens = 50_000;
const deepest = 40;

interface Token {
  readonly kind: 'name' | 'text' | 'mark' | 'end';
  readonly text: string;
  readonly line: number;
}

/**
 * A text in HashiCorp's configuration language as far as settings are literals: blocks are found under their words joined by dots
 * (`target.app`), attributes under their names. A name by itself has the value of its template (`${NAME}`); any other expression does
 * not have a value. Null when the text is not HCL.
 * https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
 */
export function readHcl(text: string): Tree | null {
  if (text.length > longest) return null;
  try {
    return new Parser([...tokensOf(text)]).file();
  } catch (error) {
    if (error instanceof NoHcl) return null;
    throw error;
  }
}

class NoHcl extends Error {}

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  file(): Tree {
    return this.#body(null, 0);
  }

  get #next(): Token {
    return this.#tokens[this.#at] ?? { kind: 'end', text: '', line: 1 };
  }

  #is(...marks: readonly string[]): boolean {
    return this.#next.kind === 'mark' && marks.includes(this.#next.text);
  }

  #take(): Token {
    const token = this.#next;
    this.#at += 1;
    return token;
  }

  #body(close: '}' | null, depth: number): Tree {
    if (depth > deepest) throw new NoHcl();
    const { line } = this.#next;
    const entries: [string, Tree][] = [];
    for (;;) {
      while (this.#is('\n', ',')) this.#take();
      if (this.#next.kind === 'end') {
        if (close === null) return { kind: 'map', line, entries };
        throw new NoHcl();
      }
      if (close !== null && this.#is(close)) {
        this.#take();
        return { kind: 'map', line, entries };
      }
      entries.push(this.#entry(depth));
    }
  }

  #entry(depth: number): [string, Tree] {
    const words: string[] = [];
    while (this.#next.kind === 'name' || this.#next.kind === 'text') words.push(this.#take().text);
    if (words.length === 0) throw new NoHcl();
    if (this.#is('=', ':')) {
      this.#take();
      return [words.join('.'), this.#value(depth)];
    }
    if (!this.#is('{')) throw new NoHcl();
    this.#take();
    return [words.join('.'), this.#body('}', depth + 1)];
  }

  #value(depth: number): Tree {
    const { line } = this.#next;
    if (depth > deepest) throw new NoHcl();
    const value = this.#literal(line, depth);
    const ends = this.#next.kind === 'end' || this.#is('\n', ',', ']', '}');
    if (value && ends) return value;
    this.#skip();
    return { kind: 'scalar', line, value: null };
  }

  #literal(line: number, depth: number): Tree | null {
    if (this.#next.kind === 'text') return { kind: 'scalar', line, value: this.#take().text };
    if (this.#next.kind === 'name') return { kind: 'scalar', line, value: valueOf(this.#take().text) };
    if (this.#is('{')) {
      this.#take();
      return this.#body('}', depth + 1);
    }
    if (!this.#is('[')) return null;
    this.#take();
    const items: Tree[] = [];
    for (;;) {
      while (this.#is('\n', ',')) this.#take();
      if (this.#next.kind === 'end') throw new NoHcl();
      if (this.#is(']')) {
        this.#take();
        return { kind: 'list', line, items };
      }
      items.push(this.#value(depth + 1));
    }
  }

  /** To the end of an expression: what closes it, or a line's end outside of brackets. */
  #skip(): void {
    for (let open = 0; this.#next.kind !== 'end'; this.#take()) {
      if (open === 0 && this.#is('\n', ',', ']', '}')) return;
      if (this.#is('(', '[', '{')) open += 1;
      else if (this.#is(')', ']', '}')) open -= 1;
    }
  }
}

/** Of a word without quotes: a constant or a number, or else the name of a variable. */
const valueOf = (word: string): string => (/^(?:true|false|null|[0-9].*)$/.test(word) ? word : `\${${word}}`);

function* tokensOf(text: string): Generator<Token, void> {
  let line = 1;
  let count = 0;
  for (let at = 0; at < text.length;) {
    count += 1;
    if (count > mostTokens) throw new NoHcl();
    const character = text.charAt(at);
    if (character === '\n') {
      yield { kind: 'mark', text: '\n', line };
      line += 1;
      at += 1;
    } else if (/\s/.test(character)) at += 1;
    else if (character === '#' || text.startsWith('//', at)) {
      const end = text.indexOf('\n', at);
      at = end === -1 ? text.length : end;
    } else if (text.startsWith('/*', at)) {
      const end = text.indexOf('*/', at + 2);
      if (end === -1) throw new NoHcl();
      line += linesIn(text, at, end);
      at = end + 2;
    } else if (character === '"') {
      const end = endOfString(text, at);
      yield { kind: 'text', text: unescaped(text.slice(at + 1, end)), line };
      at = end + 1;
    } else if (text.startsWith('<<', at)) {
      const document = documentAt(text, at);
      if (document === null) throw new NoHcl();
      yield { kind: 'text', text: document.text, line };
      line += linesIn(text, at, document.end);
      at = document.end;
    } else if (/[\w]/.test(character)) {
      const start = at;
      while (at < text.length && /[\w.-]/.test(text.charAt(at))) at += 1;
      yield { kind: 'name', text: text.slice(start, at), line };
    } else {
      yield { kind: 'mark', text: character, line };
      at += 1;
    }
  }
}

/** A here-document, `<<NAME` or, with the blanks before its lines taken off, `<<-NAME`; its end is behind the closing name. */
function documentAt(text: string, start: number): { readonly text: string; readonly end: number } | null {
  const first = text.indexOf('\n', start);
  const [, dash = '', name = ''] =
    /^<<(-?)([A-Za-z_][\w-]{0,100})[ \t\r]*$/.exec(text.slice(start, first)) ?? [];
  if (first === -1 || name === '') return null;
  const lines: string[] = [];
  for (let at = first + 1; at < text.length;) {
    const newline = text.indexOf('\n', at);
    const end = newline === -1 ? text.length : newline;
    const line = text.slice(at, end);
    if (line.trim() === name)
      return {
        text: (dash === '' ? lines : withoutBlanks(lines)).map((one) => `${one}\n`).join(''),
        end: at + line.trimEnd().length,
      };
    lines.push(line);
    at = end + 1;
  }
  return null;
}

/** As many blanks as the line has that begins with the fewest. */
function withoutBlanks(lines: readonly string[]): readonly string[] {
  let fewest = Infinity;
  for (const line of lines)
    if (line.trim() !== '') fewest = Math.min(fewest, line.length - line.trimStart().length);
  return lines.map((line) => line.slice(Math.min(fewest, line.length)));
}

function linesIn(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

/** The quote that ends a string; one within `${…}` belongs to the expression. */
function endOfString(text: string, start: number): number {
  let open = 0;
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '\n') break;
    if (character === '\\') at += 1;
    else if (text.startsWith('${', at)) open += 1;
    else if (character === '}' && open > 0) open -= 1;
    else if (character === '"' && open === 0) return at;
  }
  throw new NoHcl();
}

const unescaped = (text: string): string => text.replaceAll(/\\(["\\])/g, '$1');
