import { splitFlags } from '../../../host/formats/flags.ts';
import { substitute, unknownValue, type Variables } from './substitute.ts';

/** What a `go build` builds, by its words. */
export interface Selection {
  /** Where it runs, in the image; null when that is unknown. */
  readonly directory: string | null;
  /** Packages by their paths, as they are written; empty: that of the directory. */
  readonly packages: readonly string[];
  readonly tags: readonly string[];
}

/** Flags of go build with a value of their own word. https://pkg.go.dev/cmd/go#hdr-Compile_packages_and_dependencies */
const withValue = new Set(
  'C asmflags buildmode compiler covermode coverpkg gccgoflags gcflags installsuffix ldflags mod modfile o overlay p pgo pkgdir tags toolexec'.split(
    ' ',
  ),
);

/** Those that link C by themselves, or take other files than those that stand there. */
const unfollowed = new Set([
  'asan',
  'buildmode',
  'compiler',
  'modfile',
  'msan',
  'overlay',
  'race',
  'toolexec',
]);

/** What the words behind `go build` choose; null where that is not followed. */
export function selectionOf(
  words: readonly string[],
  variables: Variables,
  directory: string | null,
): Selection | null {
  const given = variables.get('GOFLAGS');
  const everywhere = given === null || isUntold(given ?? '') ? null : splitFlags(given ?? '', 'go');
  if (everywhere === null) return null;
  const flags = [...everywhere, ...words];
  const packages: string[] = [];
  let tags: readonly string[] = [];
  for (let at = 0; at < flags.length; at += 1) {
    const word = substitute(flags[at] ?? '', variables);
    const [, name = '', own] = /^--?([a-z]+|C)(?:=(.*))?$/s.exec(word) ?? [];
    if (name === '') {
      // An unknown word may be a package, or flags.
      if (isUntold(word)) return null;
      packages.push(word);
      continue;
    }
    if (unfollowed.has(name)) return null;
    if (own === undefined && withValue.has(name)) at += 1;
    const value = own ?? substitute(flags[at] ?? '', variables);
    if (name === 'ldflags' && value.includes('linkmode')) return null;
    if (name !== 'tags') continue;
    if (isUntold(value)) return null;
    tags = value.split(/[ ,]/).filter((tag) => tag !== '');
  }
  return { directory, packages, tags };
}

/** Also what another command is to say. */
const isUntold = (word: string): boolean =>
  [unknownValue, '\u0001', '`', '$('].some((sign) => word.includes(sign));
