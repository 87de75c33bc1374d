import { expand, type Variables } from './expand.ts';
import { shellWords, type Word } from './words.ts';

/** What a start-up file names: paths or patterns that it reads, and the variables that it sets. */
export interface Named {
  readonly paths: readonly string[];
  readonly variables: Variables;
}

/** Longest path that Linux takes, longer than that of macOS (PATH_MAX, https://man7.org/linux/man-pages/man3/realpath.3.html): a longer one names no file. */
const longestPath = 4096;

const readers: ReadonlySet<string> = new Set(['source', '.']);
const setters: ReadonlySet<string> = new Set(['set', 'setenv']);

/**
 * Which files a start-up file reads in turn: after `source` and `.`, and in the list of a `for` loop, as far as that is written
 * there literally or with variables that are known.
 */
export function namedIn(text: string, known: Variables): Named {
  const words = shellWords(text);
  const variables = new Map(known);
  const paths = new Set<string>();
  const note = (word: Word | undefined): void => {
    const path = word?.isWord === true ? expand(word.text, variables) : null;
    if (path?.startsWith('/') === true && path.length < longestPath) paths.add(path);
  };
  for (const [at, { text: word, isWord }] of words.entries()) {
    if (!isWord) continue;
    const assigned = assignment(word, words, at);
    const value = assigned && expand(assigned.value, variables);
    if (assigned && value !== null) variables.set(assigned.name, value);
    if (readers.has(word)) note(words[at + 1]);
    else if (word === 'for') for (const one of listOf(words, at)) note(one);
  }
  return { paths: [...paths], variables };
}

/** `NAME=value`, also after `export` and its like; `set -gx NAME value` of fish; `setenv NAME value` of csh. */
export function assignment(
  word: string,
  words: readonly Word[],
  at: number,
): { readonly name: string; readonly value: string } | null {
  const equals = word.indexOf('=');
  if (equals > 0) return { name: word.slice(0, equals), value: word.slice(equals + 1) };
  if (!setters.has(word)) return null;
  const [name, value] = wordsFrom(words, at + 1).filter(({ text }) => !text.startsWith('-'));
  return name && value ? { name: name.text, value: value.text } : null;
}

/** The words of `for NAME in …` and of zsh's `for NAME (…)`. */
function listOf(words: readonly Word[], at: number): readonly Word[] {
  const opening = words[at + 2]?.text;
  return opening === 'in' || opening === '(' ? wordsFrom(words, at + 3) : [];
}

/** Up to the end of the command; at most a thousand. */
function wordsFrom(words: readonly Word[], from: number): readonly Word[] {
  const rest = words.slice(from, from + 1000);
  const end = rest.findIndex(({ isWord }) => !isWord);
  return end === -1 ? rest : rest.slice(0, end);
}
