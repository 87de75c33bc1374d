import type { NeedOfC } from '../../cgo/need.ts';
import type { Dockerfiles, GoDockerfile } from '../../containers/answer.ts';
import { worstOfEach, writtenAt } from '../../containers/evidence.ts';
import { type LibcMismatch, mismatchesIn } from '../../containers/libc.ts';
import { dockerfiles } from '../../containers/probe.ts';
import { inWords } from '../../containers/text.ts';
import type { Found, Rule } from '../../probe.ts';
import type { Values } from './text.ts';

/** A program that is linked with one C library is copied to where there is another, or none. */
export const rule: Rule<Dockerfiles, Values> = {
  severity: 'warning',
  dependsOn: [],
  timeToVisibleMs: 600_000,
  links: [
    'https://pkg.go.dev/cmd/cgo',
    'https://go.dev/doc/go1.20#cgo',
    'https://github.com/GoogleContainerTools/distroless/blob/main/base/README.md',
  ],
  probe: dockerfiles,
  decide: ({ files }) => worstOfEach(files, mismatched),
};

function mismatched(file: GoDockerfile): Found<Values> | null {
  const all = mismatchesIn(file);
  const [worst] = all.toSorted((a, b) => rank(file, a) - rank(file, b));
  if (worst === undefined) return null;
  const { build, built, started, isOlder } = worst;
  return {
    subject: file.subject,
    // A program that needs no C is linked with none, whatever is set.
    certainty: isProven(file, worst) ? 'observed' : 'suspected',
    evidence: [
      ...writtenAt(
        file,
        all.flatMap((one) => [one.build.line, one.copyLine, one.fromLine]),
      ),
      ...(build.cgo === 'on' ? [] : [inWords('cgoByDefault')]),
      ...reasonOf(file.needs.get(build)),
    ],
    values: { path: file.path, line: build.line, built, started, isOlder, isSet: build.cgo === 'on' },
  };
}

/** Whichever of its builds is taken needs C. */
function isProven({ needs }: GoDockerfile, { builds }: LibcMismatch): boolean {
  return builds.every((build) => ['imports', 'standard'].includes(needs.get(build)?.kind ?? ''));
}

function rank(file: GoDockerfile, mismatch: LibcMismatch): number {
  return (isProven(file, mismatch) ? 0 : 2) + (mismatch.build.cgo === 'on' ? 0 : 1);
}

/** What the Go files say of it. */
function reasonOf(need: NeedOfC | undefined): readonly string[] {
  if (need === undefined || need.kind === 'none') return [];
  if (need.kind === 'imports') return [inWords('importsC', { place: `${need.file}:${need.line}` })];
  return [need.kind === 'standard' ? inWords('importsStandard', need) : inWords('needUnknown', need)];
}
