import { isGoSpace } from './lines.ts';

export type XmlEvent =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: ReadonlyMap<string, string> }
  | { readonly kind: 'close'; readonly name: string };

/**
 * The tags of an XML document in their order, each character looked at once. A tag that closes itself gives both events. Text,
 * comments, CDATA, declarations and document types are passed over; no entity but the five of XML and numbers is known. What is
 * not closed at the end gives nothing more.
 */
export function* xmlEvents(text: string): Generator<XmlEvent, void> {
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at)) {
    const passed = passedOver.find(([start]) => text.startsWith(start, at));
    if (passed !== undefined) {
      const end = text.indexOf(passed[1], at + passed[0].length);
      if (end === -1) return;
      at = end + passed[1].length;
      continue;
    }
    const tag = new Tag(text, at + 1);
    if (!tag.closed) return;
    at = tag.end;
    if (tag.name !== '') yield* tag.events();
  }
}

const passedOver = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['<!', '>'],
] as const;

class Tag {
  readonly name: string;
  readonly #attributes = new Map<string, string>();
  readonly #text: string;
  #at: number;
  readonly #closing: boolean;
  #empty = false;
  closed = false;

  constructor(text: string, start: number) {
    this.#text = text;
    this.#closing = text.charAt(start) === '/';
    this.#at = this.#closing ? start + 1 : start;
    this.name = this.#until('/>=');
    while (this.#at < text.length && !this.closed) this.#step();
  }

  get end(): number {
    return this.#at;
  }

  *events(): Generator<XmlEvent, void> {
    if (!this.#closing) yield { kind: 'open', name: this.name, attributes: this.#attributes };
    if (this.#closing || this.#empty) yield { kind: 'close', name: this.name };
  }

  #step(): void {
    const character = this.#text.charAt(this.#at);
    if (character === '>' || isGoSpace(character.charCodeAt(0)) || character === '/') {
      this.#empty = character === '/' || (this.#empty && character === '>');
      this.closed = character === '>';
      this.#at += 1;
      return;
    }
    const name = this.#until('/>=');
    this.#skipSpace();
    if (this.#text.charAt(this.#at) !== '=') return;
    this.#at += 1;
    this.#skipSpace();
    const quote = this.#text.charAt(this.#at);
    if (quote !== '"' && quote !== "'") return;
    const end = this.#text.indexOf(quote, this.#at + 1);
    if (end === -1) {
      this.#at = this.#text.length;
      return;
    }
    if (!this.#attributes.has(name))
      this.#attributes.set(name, unescapeXml(this.#text.slice(this.#at + 1, end)));
    this.#at = end + 1;
  }

  #skipSpace(): void {
    while (isGoSpace(this.#text.charCodeAt(this.#at))) this.#at += 1;
  }

  /** Up to white space or one of the characters, which are left for the next step; at least one character is taken. */
  #until(ends: string): string {
    const start = this.#at;
    for (; this.#at < this.#text.length; this.#at += 1) {
      const character = this.#text.charAt(this.#at);
      if (ends.includes(character) || isGoSpace(character.charCodeAt(0))) break;
    }
    const name = this.#text.slice(start, this.#at);
    // A stray `=` is passed over, so that every step leads on.
    if (name === '' && this.#text.charAt(this.#at) === '=') this.#at += 1;
    return name;
  }
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text with XML's own five entities and those by number in their place; others stay as they are. */
export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|([a-z]{2,4}));/g,
    (whole, decimal?: string, hex?: string, name: string = '') => {
      if (decimal === undefined && hex === undefined) return entities[name] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
