import type { Dockerfiles, GoDockerfile } from '../../containers/answer.ts';
import { writtenAt } from '../../containers/evidence.ts';
import { mismatchesIn } from '../../containers/libc.ts';
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
  decide: ({ files }) => files.flatMap((file) => mismatched(file) ?? []),
};

function mismatched(file: GoDockerfile): Found<Values> | null {
  const all = mismatchesIn(file);
  const [worst] = all.toSorted((a, b) => rank(a.build.cgo) - rank(b.build.cgo));
  if (worst === undefined) return null;
  const { build, built, started } = worst;
  return {
    subject: file.path,
    // Without a word on cgo a program that needs no C is linked with none.
    certainty: build.cgo === 'on' ? 'observed' : 'suspected',
    evidence: [
      ...writtenAt(
        file,
        all.flatMap((one) => [one.build.line, one.copyLine, one.fromLine]),
      ),
      ...(build.cgo === 'on' ? [] : [inWords('cgoByDefault')]),
    ],
    values: { path: file.path, line: build.line, built, started, isSet: build.cgo === 'on' },
  };
}

const rank = (cgo: string): number => (cgo === 'on' ? 0 : 1);
