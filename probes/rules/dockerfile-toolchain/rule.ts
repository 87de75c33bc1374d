import type { Dockerfiles, GoDockerfile } from '../../containers/answer.ts';
import { written } from '../../containers/evidence.ts';
import { dockerfiles } from '../../containers/probe.ts';
import { inWords } from '../../containers/text.ts';
import { oldImagesIn } from '../../containers/toolchain.ts';
import type { Found, Rule } from '../../probe.ts';
import type { Values } from './text.ts';

/** The module asks for a newer Go than the image has, which is kept from fetching one. */
export const rule: Rule<Dockerfiles, Values> = {
  severity: 'warning',
  dependsOn: ['go-toolchain-pinned'],
  timeToVisibleMs: 600_000,
  links: ['https://go.dev/doc/toolchain#select', 'https://github.com/docker-library/golang/pull/491'],
  probe: dockerfiles,
  decide: ({ files }) => files.flatMap((file) => older(file) ?? []),
};

function older(file: GoDockerfile): Found<Values> | null {
  const [worst] = oldImagesIn(file);
  if (worst === undefined) return null;
  const { asked, version, stage, setAt } = worst;
  const root = stage.stage.image?.reference ?? '';
  const what = asked.kind === 'go' ? `go ${asked.version}` : `toolchain go${asked.version}`;
  return {
    subject: file.path,
    severity: asked.kind === 'go' ? 'warning' : 'info',
    // The same line is what go-toolchain-pinned is about; a `go` line is nobody's pin.
    dependsOn: asked.kind === 'go' ? [] : ['go-toolchain-pinned'],
    certainty: 'observed',
    evidence: [
      written(file, stage.stage.line),
      inWords('asks', { place: `${asked.file}:${asked.line}`, what }),
      ...(setAt === null ? [inWords('localByImage')] : [written(file, setAt)]),
    ],
    values: {
      ...{ path: file.path, line: stage.stage.line, image: root, version, kind: asked.kind },
      ...{ asked: asked.version, source: `${asked.file}:${asked.line}` },
    },
  };
}
