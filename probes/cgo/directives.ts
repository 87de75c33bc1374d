import { posix } from 'node:path';
import { type BuildTarget, isBuilt } from '../../host/formats/build-constraint.ts';
import { splitFlags } from '../../host/formats/flags.ts';
import { fieldsOf } from '../../host/formats/lines.ts';
import type { CgoFile } from './sources.ts';

/** What a `#cgo` line asks for. https://pkg.go.dev/cmd/cgo#hdr-Using_cgo_with_the_go_command */
export interface Wanted {
  readonly file: string;
  /** `CFLAGS`, `LDFLAGS`, `pkg-config`, … */
  readonly verb: string;
  /** With the file's directory in the place of `${SRCDIR}`, and `-I` and `-L` absolute. */
  readonly words: readonly string[];
}

/** What the `#cgo` lines of a file ask for when it is built for a target. */
export function wantedIn({ file, directives }: CgoFile, target: BuildTarget): readonly Wanted[] {
  return directives.flatMap((directive) => {
    const colon = directive.indexOf(':');
    // `noescape f` and `nocallback f` have none.
    if (colon === -1) return [];
    const conditions = fieldsOf(directive.slice(0, colon));
    const verb = conditions.pop();
    const words = splitFlags(directive.slice(colon + 1), 'shell');
    if (verb === undefined || words === null || !isTrue(conditions, target)) return [];
    return { file, verb, words: placed(words, posix.dirname(file)) };
  });
}

/** One of them has to hold, as go/build has it (matchAuto); none: always. */
function isTrue(conditions: readonly string[], target: BuildTarget): boolean {
  if (conditions.length === 0) return true;
  return conditions.some((one) =>
    isBuilt({ constraint: /[&|()]/.test(one) ? { build: one } : { plus: [one] } }, target),
  );
}

/** go/build (expandSrcDir, makePathsAbsolute) of Go 1.26. */
function placed(words: readonly string[], directory: string): readonly string[] {
  const absolute = (path: string): string => (path.startsWith('/') ? path : posix.join(directory, path));
  let isPath = false;
  return words.map((written) => {
    const word = written.replaceAll('${SRCDIR}', directory);
    const isNext = isPath;
    isPath = !isNext && /^-[IL]$/.test(word);
    if (isNext) return absolute(word);
    return /^-[IL]./.test(word) ? word.slice(0, 2) + absolute(word.slice(2)) : word;
  });
}
