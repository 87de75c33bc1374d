import type { Rule } from '../../probe.ts';
import { verification, type Verification } from '../../verification/probe.ts';
import type { Values } from './text.ts';

/** A Go that calls itself official differs from what was published. One that somebody else has built is not reported. */
export const rule: Rule<Verification, Values> = {
  severity: 'error',
  dependsOn: [],
  timeToVisibleMs: 0,
  links: ['https://go.dev/ref/mod#checksum-database', 'https://go.dev/doc/toolchain#download'],
  probe: verification,
  decide: ({ trees }) =>
    trees.flatMap(({ verified: { goroot, version, verdict, files, count, against }, goes }) =>
      verdict !== 'differs'
        ? []
        : [
            {
              subject: goroot,
              certainty: 'observed',
              evidence: [
                ...goes.map((path) => `go: ${path}`),
                ...(against === null ? [] : [against]),
                ...files,
              ].slice(0, 20),
              values: {
                ...{ goroot, version: version ?? '', count },
                file: files[0] ?? '',
                isDownload: goroot.includes('/golang.org/toolchain@'),
              },
            },
          ],
    ),
};
