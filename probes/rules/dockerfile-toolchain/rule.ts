import type { Dockerfiles, GoDockerfile } from '../../containers/answer.ts';
import { buildersAt, worstOfEach, written } from '../../containers/evidence.ts';
import type { GoStage } from '../../containers/dockerfile/go.ts';
import { rootOf } from '../../containers/graph.ts';
import { dockerfiles } from '../../containers/probe.ts';
import { inWords } from '../../containers/text.ts';
import { oldImagesIn, unfitImagesIn } from '../../containers/toolchain.ts';
import type { Found, Rule } from '../../probe.ts';
import { inWords as inBad } from '../../repository/text.ts';
import type { Values } from './text.ts';

/** The module asks for a newer Go than the image has, which is kept from fetching one; or nobody should take that image any more. */
export const rule: Rule<Dockerfiles, Values> = {
  severity: 'warning',
  dependsOn: ['go-toolchain-pinned'],
  timeToVisibleMs: 600_000,
  links: [
    'https://go.dev/doc/toolchain#select',
    'https://github.com/docker-library/golang/pull/491',
    'https://go.dev/doc/devel/release#policy',
  ],
  probe: dockerfiles,
  decide: ({ files }, { now }) => worstOfEach(files, (file) => older(file) ?? unfit(file, now)),
};

function older(file: GoDockerfile): Found<Values> | null {
  const [worst] = oldImagesIn(file);
  if (worst === undefined) return null;
  const { asked, version, stage, setAt } = worst;
  const root = takenBy(file, stage);
  const what = asked.kind === 'go' ? `go ${asked.version}` : `toolchain go${asked.version}`;
  return {
    subject: file.subject,
    severity: asked.kind === 'go' ? 'warning' : 'info',
    // The same line is what go-toolchain-pinned is about; a `go` line is nobody's pin.
    dependsOn: asked.kind === 'go' ? [] : ['go-toolchain-pinned'],
    certainty: 'observed',
    evidence: [
      written(file, root.line),
      ...buildersAt(file, root.line),
      inWords('asks', { place: `${asked.file}:${asked.line}`, what }),
      ...(setAt === null ? [inWords('localByImage')] : [written(file, setAt)]),
    ],
    values: {
      ...{ path: file.path, line: root.line, image: root.what, version, kind: asked.kind },
      ...{
        asked: asked.version,
        source: `${asked.file}:${asked.line}`,
        supported: '',
        issue: '',
        fixedIn: '',
      },
    },
  };
}

/** What a stage's Go is from: what it brings along, or the image of the stage that it goes on from. */
function takenBy(file: GoDockerfile, one: GoStage): { readonly what: string; readonly line: number } {
  return one.brought ?? { what: one.stage.image?.reference ?? '', line: rootOf(file, one).stage.line };
}

/** The tag names a Go without fixes, or with a known fault. */
function unfit(file: GoDockerfile, now: number): Found<Values> | null {
  const all = unfitImagesIn(file, now);
  const worst = all.find(({ ended }) => ended === null) ?? all[0];
  if (worst === undefined) return null;
  const { stage, version, ended, bad, supported } = worst;
  const isBad = ended === null && bad !== null;
  const { what, line } = takenBy(file, stage);
  return {
    subject: file.subject,
    severity: isBad ? 'warning' : 'info',
    dependsOn: [],
    // Which processor the image is for is not known here.
    certainty: isBad && bad.architectures !== null ? 'suspected' : 'observed',
    evidence: [
      written(file, line),
      ...buildersAt(file, line),
      ...(ended === null ? [] : [ended]),
      ...(isBad ? [inBad('bad', { version, issue: bad.issue })] : []),
    ],
    values: {
      ...{ path: file.path, line, image: what, version },
      ...{ kind: isBad ? 'bad' : 'ended', asked: '', source: '', supported },
      ...{ issue: isBad ? bad.issue : '', fixedIn: isBad ? (bad.fixedIn ?? '') : '' },
    },
  };
}
