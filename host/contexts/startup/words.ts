/** A word of a start-up file, or what ends a command: `;` also for a line's end, `(`, `)`, `|`, `&`, `{`, `}`. */
export interface Word {
  readonly text: string;
  /** True for a word, false for what is between words. */
  readonly isWord: boolean;
}

const separators = ';|&(){}\n';

/**
 * The words of a shell's start-up file, as sh, bash, zsh, ksh, csh and fish agree on them: quotes and backslashes are dropped,
 * comments are left out, nothing is expanded. Enough to see which files it names, not to run it.
 */
export function shellWords(text: string): readonly Word[] {
  const words: Word[] = [];
  let word: string | null = null;
  let quote = '';
  const end = (): void => {
    if (word !== null) words.push({ text: word, isWord: true });
    word = null;
  };
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (quote !== '') {
      if (char === quote) quote = '';
      else word = (word ?? '') + (char === '\\' && quote === '"' ? (text[(at += 1)] ?? '') : char);
    } else if (char === '\\') {
      at += 1;
      if (text[at] !== '\n') word = (word ?? '') + (text[at] ?? '');
    } else if (char === "'" || char === '"') {
      quote = char;
      word ??= '';
    } else if (char === '#' && word === null) {
      while (at + 1 < text.length && text[at + 1] !== '\n') at += 1;
    } else if (char === '$' && text[at + 1] === '{') {
      // `${NAME:-word}` is one word.
      const close = text.indexOf('}', at);
      const stop = close === -1 ? text.length - 1 : close;
      word = (word ?? '') + text.slice(at, stop + 1);
      at = stop;
    } else if (char === ' ' || char === '\t' || char === '\r') end();
    else if (separators.includes(char)) {
      end();
      words.push({ text: char === '\n' ? ';' : char, isWord: false });
    } else word = (word ?? '') + char;
  }
  end();
  return words;
}
