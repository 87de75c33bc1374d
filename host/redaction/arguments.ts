import { isTold, takesWord } from './flags.ts';
import { isPlainText } from './pseudonyms.ts';
import type { Redactor } from './redactor.ts';

/** Of longer command lines the rest is left out, and of longer words their end. */
const mostWords = 200;
const longestWord = 4096;

/**
 * A command line reduced to what identifies the command: the program, our own words (`mod tidy`), flags, values of those flags
 * that reveal nothing, and, under other names, packages and files. Everything else is hidden.
 */
export function redactArguments(words: readonly string[], redactor: Redactor): string[] {
  let flag = '';
  const told = words.slice(0, mostWords).map((whole, at) => {
    const word = whole.slice(0, longestWord);
    const before = flag;
    flag = takesWord.test(word) && !isTold(word) ? word : '';
    if (at === 0) return redactor.path(word);
    if (word.startsWith('-') && word.length > 1) return redactFlag(word, redactor);
    if (isPlainText(word) && !/\s/.test(word)) return redactor.text(word);
    return before !== '' && !/^[/.]/.test(word) ? redactor.secret(word) : redactWord(word, redactor);
  });
  return words.length > mostWords ? [...told, `[${words.length - mostWords} more]`] : told;
}

function redactFlag(word: string, redactor: Redactor): string {
  const [name = '', ...rest] = word.split('=');
  if (!/^-{1,2}[\w.-]{1,100}$/.test(name)) return redactor.secret(word);
  const shown = isTold(name) ? name : redactor.name(name);
  if (rest.length === 0) return shown;
  const value = rest.join('=');
  const isSeen = isPlainText(value) || (isTold(name) && !/[\s=@]/.test(value)) || /^\/[^\s=@]*$/.test(value);
  return `${shown}=${isSeen ? redactor.path(value) : redactor.secret(value)}`;
}

/** A package, a file, an address or something else that only who started it knows. */
function redactWord(word: string, redactor: Redactor): string {
  if (/[\s"'`$;&|<>{}()]/.test(word) && !word.startsWith('/')) return redactor.secret(word);
  const equal = word.indexOf('=');
  if (equal > 0) return `${redactor.name(word.slice(0, equal))}=${redactor.secret(word.slice(equal + 1))}`;
  return word.startsWith('/') ? redactor.path(word) : redactor.text(redactor.name(redactor.text(word)));
}
