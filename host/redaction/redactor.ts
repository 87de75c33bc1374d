import { randomBytes } from 'node:crypto';
import { formsOf } from './forms.ts';
import { hideModules, pseudonym } from './modules.ts';
import { moduleSettings, patterns } from './patterns.ts';
import { vocabulary } from './vocabulary.ts';
import type { PrivateWords } from './words.ts';

export interface RedactorOptions {
  readonly words: PrivateWords;
  /** Directories of projects, absolute: their names are hidden like those of modules. */
  readonly projects?: readonly string[];
  /** Leave paths of modules and names of projects as they are. */
  readonly modules?: boolean;
}

/**
 * Hides what is private, always in the same way, so that a path is still the same path wherever it stands: names become as many
 * `x` as they have bytes, secrets `[redacted]` (in binaries `x`), modules and projects other names of the same length.
 */
export class Redactor {
  readonly #words: PrivateWords;
  readonly #projects: readonly (readonly [path: string, hidden: string])[];
  readonly #modules: boolean;
  readonly #key = randomBytes(32);
  readonly #pattern: RegExp | null;
  readonly #bytesPattern: RegExp | null;

  constructor({ words, projects = [], modules = false }: RedactorOptions) {
    this.#words = words;
    this.#modules = modules;
    this.#projects = modules ? [] : this.#hiddenProjects(projects);
    this.#pattern = patternOf(words, (form) => form);
    this.#bytesPattern = patternOf(words, (form) => Buffer.from(form, 'utf8').toString('latin1'));
  }

  text(text: string): string {
    let hidden = this.#projects.reduce((done, [path, other]) => done.replaceAll(path, other), text);
    for (const pattern of this.#patterns()) hidden = hide(hidden, pattern, () => '[redacted]');
    // Before the names: a host of which a part is hidden is no longer one, and what stands after it would stay.
    if (!this.#modules) hidden = hideModules(hidden, this.#key);
    return this.#pattern ? hidden.replace(this.#pattern, (found) => this.#maskOf(found)) : hidden;
  }

  /** The same for what is no text; as long as before, since binaries count in bytes. */
  bytes(bytes: Uint8Array): Uint8Array {
    const mask = (found: string): string => 'x'.repeat(found.length);
    let text = Buffer.from(bytes).toString('latin1');
    for (const pattern of this.#patterns()) text = hide(text, pattern, mask);
    if (!this.#modules) text = hideModules(text, this.#key, true);
    if (this.#bytesPattern) text = text.replace(this.#bytesPattern, mask);
    return Buffer.from(text, 'latin1');
  }

  /** Every private word that still stands in a text, in whatever form: for a last look at what is about to leave. */
  leftIn(text: string): readonly string[] {
    return this.#pattern === null ? [] : [...new Set(text.match(this.#pattern) ?? [])];
  }

  #patterns(): readonly RegExp[] {
    return this.#modules ? patterns : [...patterns, moduleSettings];
  }

  #maskOf(found: string): string {
    const isSecret = this.#words.secrets.some((word) => formsOf(word).some((form) => same(form, found)));
    if (isSecret) return '[redacted]';
    const word = this.#words.names.find((name) => formsOf(name).some((form) => same(form, found)));
    // `Kims` of `Kims-MacBook` is no form of the name, but as long as it says.
    return 'x'.repeat(Buffer.byteLength(word?.normalize('NFC') ?? found));
  }

  /** Each with its parents, the longest first: `~/src/secret/app`, then `~/src/secret`. The first two elements (`/Users/kim`) are no project's. */
  #hiddenProjects(directories: readonly string[]): (readonly [string, string])[] {
    const all = new Map<string, string>();
    for (const directory of directories) {
      const elements = directory.split('/').filter((element) => element !== '');
      const hidden = elements.map((element, at) =>
        at < 2 || element.startsWith('.') || vocabulary.has(element.toLowerCase())
          ? element
          : pseudonym(element, this.#key),
      );
      for (let length = 3; length <= elements.length; length += 1)
        all.set(`/${elements.slice(0, length).join('/')}`, `/${hidden.slice(0, length).join('/')}`);
    }
    return [...all].sort(([a], [b]) => b.length - a.length);
  }
}

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
const quoted = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`);

/** Shorter names are part of too many words: `Tim` of `time`, `Rob` of `probe`. */
const aloneBelow = 5;

/** One pattern for all words. Short ones, and those that are part of a word of our own, count only where no letter stands beside them. */
function patternOf({ names, secrets }: PrivateWords, write: (form: string) => string): RegExp | null {
  const all = [...names, ...secrets].flatMap((word) =>
    formsOf(word).map((form) => {
      const plain = quoted(write(form));
      return { form, plain: isAmbiguous(form) ? `(?<![a-z])${plain}s?(?![a-z])` : plain };
    }),
  );
  const alternatives = all.sort((a, b) => b.form.length - a.form.length).map(({ plain }) => plain);
  return alternatives.length === 0 ? null : new RegExp([...new Set(alternatives)].join('|'), 'gi');
}

function isAmbiguous(form: string): boolean {
  const lower = form.toLowerCase();
  const short = lower.length < aloneBelow && /^[a-z0-9]+$/.test(lower);
  return short || [...vocabulary].some((word) => word.includes(lower));
}

/** Replaces what the pattern's group `hide` found, or all that it found where it has no such group. */
function hide(text: string, pattern: RegExp, mask: (found: string) => string): string {
  let done = '';
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    const [start, end] = match.indices?.groups?.hide ?? match.indices?.[0] ?? [0, 0];
    if (start < from) continue;
    done += text.slice(from, start) + mask(text.slice(start, end));
    from = end;
  }
  return done + text.slice(from);
}
