import { hideAssigned, type Mask } from './assignments.ts';
import { hideBuildInfo, hideVersion } from './build-info.ts';
import { WordFinder } from './finder.ts';
import { hideFlags } from './flags.ts';
import { formsOf } from './forms.ts';
import { hideHosts, hideModulePath } from './modules.ts';
import { hidePath, hidePaths } from './paths.ts';
import { hidePattern, patterns } from './patterns.ts';
import { isPlainText, Pseudonyms } from './pseudonyms.ts';
import { plainWords } from './plain-words.ts';
import { vocabulary } from './vocabulary.ts';
import type { PrivateWords } from './words.ts';

export interface RedactorOptions {
  readonly words: PrivateWords;
  /** Leave names of modules, directories and hosts as they are. */
  readonly modules?: boolean;
}

/** What replaces a word in a text. */
type Masked = (found: string) => string;

const redacted = '[redacted]';
const crossed = (found: string): string => 'x'.repeat(found.length);

/** Shorter names are part of too many words: `Tim` of `time`, `Rob` of `probe`. */
const aloneBelow = 5;
/** What was hidden in one place is looked for everywhere from this length on, and within longer words from the second. */
const learnedFrom = 4;
const learnedWithinFrom = 6;
/** More words than this are hidden where they stand only: a finder of millions would take more memory than the report. */
const mostLearned = 20_000;

/**
 * Hides what is private, always in the same way, so that a path is still the same path wherever it occurs: names of the user and
 * the machine become as many `x` as they have bytes, secrets `[redacted]` (in binaries `x`), names of modules, directories, files
 * and hosts others of the same length. What is hidden is recognized by where it is (a value of a variable, an element of a path, a
 * word of a command line); whatever is found this way in one place is hidden in every other one, once `learn` has seen all of it.
 * Every rule is one pass over a text.
 */
export class Redactor {
  readonly #own = new WordFinder<Masked>();
  readonly #ownBytes = new WordFinder<Masked>();
  readonly #modules: boolean;
  readonly #pseudonyms = new Pseudonyms((word) => this.#own.find(word).length > 0);
  readonly #secrets = new Set<string>();
  #learned: { readonly text: WordFinder<Masked>; readonly bytes: WordFinder<Masked> } | null = null;

  constructor({ words, modules = false }: RedactorOptions) {
    this.#modules = modules;
    for (const name of words.names)
      this.#addOwn(name, () => 'x'.repeat(Buffer.byteLength(name.normalize('NFC'))));
    for (const secret of words.secrets) this.#addOwn(secret, () => redacted);
  }

  /**
   * Hides what was hidden so far wherever it occurs from now on: to be called once everything has been redacted for the first
   * time.
   */
  learn(): void {
    const text = new WordFinder<Masked>();
    const bytes = new WordFinder<Masked>();
    const add = (word: string, other: Masked): void => {
      const alone = Buffer.byteLength(word) < learnedWithinFrom || isPartOfOurs(word);
      for (const form of new Set([word, word.normalize('NFC'), word.normalize('NFD')]))
        text.add(form, other, alone);
      bytes.add(inBytes(word), crossed, alone);
    };
    for (const [word, other] of [...this.#pseudonyms.given].slice(0, mostLearned))
      if (Buffer.byteLength(word) >= learnedFrom)
        add(word, (found) => (found.length === other.length ? other : redacted));
    for (const secret of this.#secrets) add(secret, () => redacted);
    this.#learned = { text, bytes };
  }

  text(text: string): string {
    const hidden = this.#own.replace(this.#values(text, this.#secret), (found, mask) => mask(found));
    const named = this.#modules ? hidden : hidePaths(hideHosts(hidden, this.#pseudonyms), this.#pseudonyms);
    return this.#learned?.text.replace(named, (found, mask) => mask(found)) ?? named;
  }

  /** A text that is one path, or with `list` several with colons between, which may have blanks in it. */
  path(path: string, list = false): string {
    const hidden = this.#own.replace(path, (found, mask) => mask(found));
    return this.text(this.#modules ? hidden : hidePath(hidden, this.#pseudonyms, list));
  }

  /** A name of a file, a module or the like: hides every part of it that is not one of our own words. */
  name(name: string): string {
    const hidden = this.#own.replace(name, (found, mask) => mask(found));
    return this.text(this.#modules ? hidden : hideModulePath(hidden, this.#pseudonyms));
  }

  /** A version of a module; what it is called by, where that is more than numbers. */
  version(version: string): string {
    return this.#modules ? version : hideVersion(version, this.#pseudonyms);
  }

  /** A value of which nothing may be seen, here or elsewhere. */
  readonly secret = (value: string): string => this.#secret(value);

  /** The same for what is not text; as long as before, because binaries count in bytes. */
  bytes(bytes: Uint8Array): Uint8Array {
    const text = Buffer.from(bytes).toString('latin1');
    const mask: Mask = (found) => {
      this.#note(Buffer.from(found, 'latin1').toString('utf8'));
      return crossed(found);
    };
    let hidden = this.#modules ? text : hideBuildInfo(text, this.#pseudonyms, mask);
    hidden = this.#ownBytes.replace(this.#values(hidden, mask, true), crossed);
    if (!this.#modules) hidden = hideHosts(hidden, this.#pseudonyms);
    if (!this.#modules && isScript(bytes)) hidden = hidePaths(hidden, this.#pseudonyms, true);
    return Buffer.from(this.#learned?.bytes.replace(hidden, crossed) ?? hidden, 'latin1');
  }

  /** Every word of the user's own that is still in a text, in whatever form: for a last look at what is about to leave. */
  leftIn(text: string): readonly string[] {
    return [...new Set(this.#own.find(text).map(({ start, end }) => text.slice(start, end)))];
  }

  #values(text: string, mask: Mask, sameLength = false): string {
    const names: Mask = (found) => hideModulePath(found, this.#pseudonyms, sameLength);
    const known = patterns.reduce((done, pattern) => hidePattern(done, pattern, mask), text);
    return hideFlags(hideAssigned(known, mask, this.#modules ? null : names), mask);
  }

  readonly #secret: Mask = (found) => {
    this.#note(found);
    return redacted;
  };

  /** A secret counts as a whole and in its parts, where they are long enough to be distinguished from words. */
  #note(found: string): void {
    if (found.length > 4096 || found.includes(redacted)) return;
    for (const part of [found, ...found.split(/[^\p{L}\p{N}\p{M}_-]+/u)])
      if (
        part.length >= learnedWithinFrom &&
        part.length <= 256 &&
        !isPlainText(part) &&
        this.#secrets.size < mostLearned
      )
        this.#secrets.add(part);
  }

  #addOwn(word: string, mask: Masked): void {
    for (const form of formsOf(word)) {
      this.#own.add(form, mask, isAmbiguous(form));
      this.#ownBytes.add(inBytes(form), mask, isAmbiguous(form));
    }
  }
}

const inBytes = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
const isScript = (bytes: Uint8Array): boolean => bytes[0] === 0x23 && bytes[1] === 0x21;

/** Short words, and those that are part of a word of our own, count only where no letter is next to them. */
function isAmbiguous(form: string): boolean {
  return (form.length < aloneBelow && /^[a-z0-9]+$/i.test(form)) || isPartOfOurs(form);
}

function isPartOfOurs(form: string): boolean {
  const lower = form.toLowerCase();
  return plainWords.has(lower) || [...vocabulary].some((word) => word.includes(lower));
}
