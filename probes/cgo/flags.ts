/** A path that a flag names: `-I/opt/include`. */
export interface FlagPath {
  readonly flag: string;
  readonly path: string;
  /** Whether libraries, headers, frameworks are looked for in it, or it is a system of its own, or a library itself. */
  readonly holds: 'headers' | 'libraries' | 'frameworks' | 'system' | 'library';
}

const joined = [
  ['-I', 'headers'],
  ['-L', 'libraries'],
  ['-F', 'frameworks'],
  ['--sysroot=', 'system'],
] as const;

const apart: Readonly<Record<string, FlagPath['holds']>> = {
  '-I': 'headers',
  '-L': 'libraries',
  '-F': 'frameworks',
  '-isystem': 'headers',
  '-iquote': 'headers',
  '-idirafter': 'headers',
  '-iframework': 'frameworks',
  '-isysroot': 'system',
  '--sysroot': 'system',
};

/** Each path that compiler and linker flags name, in their order. https://gcc.gnu.org/onlinedocs/gcc/Directory-Options.html */
export function pathsIn(words: readonly string[]): readonly FlagPath[] {
  const found: FlagPath[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const holds = Object.hasOwn(apart, word) ? apart[word] : undefined;
    if (holds !== undefined) {
      at += 1;
      const path = words[at];
      if (path !== undefined) found.push({ flag: word, path, holds });
      continue;
    }
    const prefix = joined.find(([start]) => word.startsWith(start));
    if (prefix) found.push({ flag: prefix[0], path: word.slice(prefix[0].length), holds: prefix[1] });
    else if (/^\/.*\.(?:a|dylib|so|tbd)$/.test(word)) found.push({ flag: '', path: word, holds: 'library' });
  }
  return found;
}

/** The libraries that linker flags name: `z` of `-lz`. */
export function librariesIn(words: readonly string[]): readonly string[] {
  return words.flatMap((word, at) => {
    if (word === '-l') return words[at + 1] ?? [];
    return word.startsWith('-l') ? word.slice(2) : [];
  });
}
