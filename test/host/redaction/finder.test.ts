import fc from '../../fast-check.ts';
import { expect, test } from 'vitest';
import { WordFinder } from '../../../host/redaction/finder.ts';

/** The same done slowly: at each place from the left, the longest word that starts there. */
function slowly(words: readonly string[], text: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length;) {
    const [longest] = words
      .filter((word) => text.slice(at, at + word.length).toLowerCase() === word.toLowerCase())
      .sort((a, b) => b.length - a.length);
    if (longest === undefined) at += 1;
    else {
      found.push(`${at} ${text.slice(at, at + longest.length)}`);
      at += longest.length;
    }
  }
  return found;
}

test('finds the same as a search at every position', () => {
  const letters = fc.stringMatching(/^[abAB小]{1,4}$/);
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 8 }), fc.stringMatching(/^[abAB小]{0,40}$/), (words, text) => {
      const finder = new WordFinder<null>();
      for (const word of words) finder.add(word, null);
      const found = finder.find(text).map(({ start, end }) => `${start} ${text.slice(start, end)}`);
      expect(found).toEqual(slowly(words, text));
    }),
  );
});

test('a word that must stand alone is not found within others, except in its plural', () => {
  const finder = new WordFinder<string>();
  finder.add('tim', 'x', true);
  expect(
    finder.replace('Tim, a time, /tim/, tim2, Tims, timsy, untim', (found) => 'x'.repeat(found.length)),
  ).toBe('xxx, a time, /xxx/, xxx2, xxxx, timsy, untim');
});
