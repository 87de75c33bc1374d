import { isGoSpace, trimGo, withoutMark } from './lines.ts';
import { unescapeXml } from './xml.ts';

/** What a property list holds. Dictionaries are maps, as a key may be any text. */
export type Plist = string | number | boolean | Date | Uint8Array | readonly Plist[] | PlistDictionary;

export type PlistDictionary = ReadonlyMap<string, Plist>;

export const isDictionary = (value: Plist | null | undefined): value is PlistDictionary =>
  value instanceof Map;

export const isPlistArray = (value: Plist | null | undefined): value is readonly Plist[] =>
  Array.isArray(value);

/** Deeper than any that macOS writes; a binary one has the same limits. */
export const deepestPlist = 64;
export const mostPlistValues = 100_000;

type Container =
  | { readonly kind: 'dict'; readonly value: Map<string, Plist>; key: string | null }
  | { readonly kind: 'array'; readonly value: Plist[] };

/**
 * An XML property list (https://developer.apple.com/library/archive/documentation/Cocoa/Conceptual/PropertyLists), read in one pass;
 * null for anything else: what is cut off, wrongly nested, nested deeper than 64 or of more than 100,000 values. Document types are
 * passed over and name no entities.
 */
export function readXmlPlist(text: string): Plist | null {
  return new PlistReader(withoutMark(text)).read();
}

class PlistReader {
  readonly #text: string;
  #at = 0;
  #count = 0;
  readonly #open: Container[] = [];
  #top: Plist | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  read(): Plist | null {
    const first = this.#tag();
    // A `plist` around the value is the rule; old files go without.
    let tag = first?.name === 'plist' && !first.empty ? this.#tag() : first;
    while (tag !== null) {
      if (!this.#take(tag)) return null;
      if (this.#open.length === 0) return this.#top;
      tag = this.#tag();
    }
    return null;
  }

  /** False where the file is not a property list. */
  #take({ name, closing, empty }: Tag): boolean {
    if (closing) return this.#close(name);
    if (name === 'key') {
      const last = this.#open.at(-1);
      const key = empty ? '' : this.#content('key');
      if (last?.kind !== 'dict' || last.key !== null || key === null) return false;
      last.key = key;
      return true;
    }
    if (name === 'dict' || name === 'array') {
      if (this.#open.length >= deepestPlist) return false;
      this.#open.push(
        name === 'dict' ? { kind: 'dict', value: new Map(), key: null } : { kind: 'array', value: [] },
      );
      return empty ? this.#close(name) : true;
    }
    const content = empty ? '' : this.#content(name);
    const value = content === null ? null : scalar(name, content);
    return value !== null && this.#put(value);
  }

  #close(name: string): boolean {
    const last = this.#open.pop();
    if (last?.kind !== name || (last.kind === 'dict' && last.key !== null)) return false;
    return this.#put(last.value);
  }

  #put(value: Plist): boolean {
    this.#count += 1;
    if (this.#count > mostPlistValues) return false;
    const last = this.#open.at(-1);
    if (last === undefined) this.#top = value;
    else if (last.kind === 'array') last.value.push(value);
    else if (last.key === null) return false;
    else {
      last.value.set(last.key, value);
      last.key = null;
    }
    return true;
  }

  /** The next tag; skips what is not a tag on the way. Null at the end. */
  #tag(): Tag | null {
    for (;;) {
      const start = this.#text.indexOf('<', this.#at);
      if (start === -1) return null;
      const passed = passedOver.find(([begins]) => this.#text.startsWith(begins, start));
      const end = this.#text.indexOf(passed?.[1] ?? '>', start + (passed?.[0].length ?? 1));
      if (end === -1) return null;
      this.#at = end + (passed?.[1].length ?? 1);
      if (passed === undefined) return tagOf(this.#text.slice(start + 1, end));
    }
  }

  /** The text of a value up to its closing tag, which is taken; null where another tag comes first. */
  #content(name: string): string | null {
    const parts: string[] = [];
    for (;;) {
      const start = this.#text.indexOf('<', this.#at);
      if (start === -1) return null;
      parts.push(unescapeXml(this.#text.slice(this.#at, start)));
      this.#at = start;
      const passed = contentParts.find(([begins]) => this.#text.startsWith(begins, start));
      if (passed === undefined) break;
      const end = this.#text.indexOf(passed[1], start + passed[0].length);
      if (end === -1) return null;
      if (passed === cdata) parts.push(this.#text.slice(start + cdata[0].length, end));
      this.#at = end + passed[1].length;
    }
    const tag = this.#tag();
    return tag?.closing === true && tag.name === name ? parts.join('') : null;
  }
}

const comment = ['<!--', '-->'] as const;
const cdata = ['<![CDATA[', ']]>'] as const;
const passedOver = [comment, ['<?', '?>'], ['<!', '>']] as const;
const contentParts = [comment, cdata] as const;

interface Tag {
  readonly name: string;
  readonly closing: boolean;
  readonly empty: boolean;
}

/** Parses what is between `<` and `>`: `/dict`, `true/`, `plist version="1.0"`. */
function tagOf(inside: string): Tag {
  const closing = inside.startsWith('/');
  const empty = inside.endsWith('/');
  const start = closing ? 1 : 0;
  let end = start;
  while (end < inside.length && inside.charAt(end) !== '/' && !isGoSpace(inside.charCodeAt(end))) end += 1;
  return { name: inside.slice(start, end), closing, empty };
}

function scalar(name: string, content: string): Plist | null {
  const trimmed = trimGo(content);
  switch (name) {
    case 'string':
      return content;
    case 'true':
      return true;
    case 'false':
      return false;
    case 'integer':
      return /^[-+]?(?:\d{1,20}|0[xX][\da-fA-F]{1,16})$/.test(trimmed) ? integer(trimmed) : null;
    case 'real': {
      const value = Number(trimmed);
      return trimmed === '' || trimmed.length > 400 || Number.isNaN(value) ? null : value;
    }
    case 'date': {
      const ms = /^\d{4}-\d\d-\d\dT[\d:]{8}Z$/.test(trimmed) ? Date.parse(trimmed) : Number.NaN;
      return Number.isNaN(ms) ? null : new Date(ms);
    }
    case 'data':
      return Uint8Array.from(Buffer.from(content, 'base64'));
    default:
      return null;
  }
}

/** Number() does not accept a sign before `0x`. */
function integer(text: string): number {
  const digits = text.replace(/^[-+]/, '');
  return text.startsWith('-') ? -Number(digits) : Number(digits);
}
