import type { Dockerfiles, GoDockerfile } from '../../containers/answer.ts';
import { remarksOn, worstOfEach, writtenAt } from '../../containers/evidence.ts';
import {
  buildersOf,
  buildsOf,
  isTarget,
  platformEvidence,
  platformsOf,
  rootOf,
} from '../../containers/graph.ts';
import { dockerfiles } from '../../containers/probe.ts';
import { inWords } from '../../containers/text.ts';
import type { Found, Rule } from '../../probe.ts';
import type { Values } from './text.ts';

/** The stage that compiles is taken for another platform than the builder's own, so that the compiler is emulated. */
export const rule: Rule<Dockerfiles, Values> = {
  severity: 'info',
  dependsOn: [],
  timeToVisibleMs: 600_000,
  links: [
    'https://docs.docker.com/build/building/multi-platform/#cross-compilation',
    'https://docs.docker.com/reference/build-checks/from-platform-flag-const-disallowed/',
    'https://github.com/golang/go/issues/69255',
  ],
  probe: dockerfiles,
  decide: ({ files }) => worstOfEach(files, emulatedIn),
};

function emulatedIn(file: GoDockerfile): Found<Values> | null {
  const builders = buildersOf(file);
  const fixed = builders
    .map((one) => rootOf(file, one))
    .filter(({ stage }) => stage.platform.kind === 'constant');
  // Who has set cgo to be on needs a C compiler for the target, which an emulated builder has.
  const open = builders
    .filter((one) => !buildsOf(file, one).some(({ cgo }) => cgo === 'on'))
    .map((one) => rootOf(file, one))
    .filter(({ stage }) => isTarget(stage.platform));
  const [first] = [...fixed, ...open];
  if (first === undefined) return null;
  const platforms = platformsOf(file);
  const { platform, line } = first.stage;
  const lines = (fixed.length > 0 ? fixed : open).map(({ stage }) => stage.line);
  return {
    subject: file.subject,
    severity: platform.kind === 'constant' || platforms.length > 1 ? 'warning' : 'info',
    certainty: 'observed',
    evidence: [
      ...writtenAt(file, lines),
      ...remarksOn(file),
      ...new Set(platformEvidence(file).map(([place, all]) => inWords('built', { place, platforms: all }))),
    ],
    values: {
      ...{ path: file.path, line },
      platform: platform.kind === 'constant' ? platform.value : '',
      platforms: platforms.length > 1 ? platforms.join(', ') : '',
    },
  };
}
