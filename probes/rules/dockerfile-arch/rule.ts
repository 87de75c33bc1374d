import type { Dockerfiles, GoDockerfile } from '../../containers/answer.ts';
import { fixedIn } from '../../containers/architecture.ts';
import { remarksOn, worstOfEach, writtenAt } from '../../containers/evidence.ts';
import { dockerfiles } from '../../containers/probe.ts';
import { inWords } from '../../containers/text.ts';
import type { Found, Rule } from '../../probe.ts';
import type { Values } from './text.ts';

/** An architecture is written out where the platform of the image should decide. */
export const rule: Rule<Dockerfiles, Values> = {
  severity: 'warning',
  dependsOn: [],
  timeToVisibleMs: 600_000,
  links: [
    'https://docs.docker.com/build/building/multi-platform/#cross-compilation',
    'https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope',
  ],
  probe: dockerfiles,
  decide: ({ files }) => worstOfEach(files, fixed),
};

function fixed(file: GoDockerfile): Found<Values> | null {
  const all = fixedIn(file);
  const [worst] = all;
  if (worst === undefined) return null;
  const own = all.filter(({ kind }) => kind !== 'service').map(({ line }) => line);
  const services = all.filter(({ kind }) => kind === 'service');
  return {
    subject: file.subject,
    severity: worst.breaks ? 'warning' : 'info',
    certainty: 'observed',
    evidence: [
      ...writtenAt(file, own),
      ...(worst.breaks ? remarksOn(file) : []),
      ...new Set(
        services.map((one) => inWords('built', { place: `${one.file}:${one.line}`, platforms: one.value })),
      ),
    ],
    values: { path: worst.file, line: worst.line, kind: worst.kind, value: worst.value },
  };
}
