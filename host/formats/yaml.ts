import { createRequire } from 'node:module';
import type * as Yaml from 'yaml';
import { withoutMark } from './lines.ts';
import type { Tree } from './tree.ts';

const late = createRequire(import.meta.url);
let loaded: typeof Yaml | null = null;

/** Loaded for the first file: most machines have none. */
const yaml = (): typeof Yaml => (loaded ??= late('yaml') as typeof Yaml);

/** What is read at most, in characters. */
export const longestYaml = 256 * 1024;

/** Parts of a document, aliases counted as often as they are used, and how deep they may lie in one another. */
const mostParts = 20_000;
const deepest = 60;

/**
 * The first document of a YAML text (1.2, with merge keys, and so JSON too) with the lines of its parts; null when it is none, is
 * nested deeper or holds more than anyone's settings do. https://yaml.org/spec/1.2.2/
 */
export function readYaml(text: string): Tree | null {
  if (text.length > longestYaml || isTooDeep(text)) return null;
  const lines = new (yaml().LineCounter)();
  const document = yaml().parseDocument(withoutMark(text), {
    lineCounter: lines,
    merge: true,
    strict: false,
    uniqueKeys: false,
    logLevel: 'silent',
  });
  if (document.errors.length > 0 || document.contents === null) return null;
  return new TreeMaker(document, lines).make(document.contents);
}

/** The parser calls itself for each level: of brackets, and of `- ` or `? ` on one line. */
function isTooDeep(text: string): boolean {
  let open = 0;
  let most = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '[' || character === '{') open += 1;
    else if ((character === ']' || character === '}') && open > 0) open -= 1;
    most = Math.max(most, open);
  }
  return most > deepest || /^[ \t]*(?:[-?:][ \t]+){60}/m.test(text);
}

class TooMuch extends Error {}

class TreeMaker {
  readonly #document: Yaml.Document;
  readonly #lines: Yaml.LineCounter;
  #parts = 0;

  constructor(document: Yaml.Document, lines: Yaml.LineCounter) {
    this.#document = document;
    this.#lines = lines;
  }

  make(node: unknown): Tree | null {
    try {
      return this.#tree(node, 0);
    } catch (error) {
      if (error instanceof TooMuch) return null;
      throw error;
    }
  }

  #tree(node: unknown, depth: number): Tree {
    const { isAlias, isMap, isScalar, isSeq } = yaml();
    this.#parts += 1;
    if (this.#parts > mostParts || depth > deepest) throw new TooMuch();
    if (isAlias(node)) return this.#tree(node.resolve(this.#document), depth + 1);
    const about = { line: this.#lineOf(node), ...tagOf(node) };
    if (isMap(node))
      return { kind: 'map', ...about, entries: node.items.flatMap((pair) => this.#entries(pair, depth)) };
    if (isSeq(node))
      return { kind: 'list', ...about, items: node.items.map((item) => this.#tree(item, depth + 1)) };
    return { kind: 'scalar', ...about, value: isScalar(node) ? scalarText(node) : '' };
  }

  /** A merge key (`<<: *base`) is replaced by what it names, before the entries that come after it. */
  #entries(pair: { readonly key: unknown; readonly value: unknown }, depth: number): [string, Tree][] {
    const key = yaml().isScalar(pair.key) ? scalarText(pair.key) : '';
    const value = this.#tree(pair.value, depth + 1);
    if (key !== '<<') return [[key, value]];
    const merged = value.kind === 'list' ? value.items : [value];
    return merged.flatMap((one) => (one.kind === 'map' ? [...one.entries] : [])).map(([k, v]) => [k, v]);
  }

  #lineOf(node: unknown): number {
    const start = (node as { readonly range?: readonly number[] | null } | null)?.range?.[0] ?? 0;
    return Math.max(1, this.#lines.linePos(start).line);
  }
}

/** Tags that YAML itself defines (`!!str`) say nothing that the value does not. */
function tagOf(node: unknown): { readonly tag?: string } {
  const { tag } = (node ?? {}) as { readonly tag?: string };
  return tag !== undefined && /^![A-Za-z]/.test(tag) ? { tag } : {};
}

/** As written, without quotes; of what was not written (a value that is left out) nothing. */
function scalarText({ source, value }: { readonly source?: string; readonly value: unknown }): string {
  return source ?? (typeof value === 'string' ? value : '');
}
