import type { Dockerfiles, GoDockerfile } from '../../containers/answer.ts';
import { uncachedIn } from '../../containers/cache.ts';
import { worstOfEach, writtenAt } from '../../containers/evidence.ts';
import { dockerfiles } from '../../containers/probe.ts';
import type { Found, Rule } from '../../probe.ts';
import type { Values } from './text.ts';

/** The whole context is copied before the modules are fetched, so that every change fetches them again. */
export const rule: Rule<Dockerfiles, Values> = {
  severity: 'info',
  dependsOn: [],
  timeToVisibleMs: 600_000,
  links: [
    'https://docs.docker.com/build/cache/optimize/',
    'https://docs.docker.com/guides/golang/build-images/',
  ],
  probe: dockerfiles,
  decide: ({ files }) => worstOfEach(files, uncached),
};

function uncached(file: GoDockerfile): Found<Values> | null {
  const all = uncachedIn(file);
  const [first] = all;
  if (first === undefined) return null;
  return {
    subject: file.subject,
    certainty: 'observed',
    evidence: writtenAt(
      file,
      all.flatMap(({ copyLine, fetchLine }) => [copyLine, fetchLine]),
    ),
    values: { path: file.path, line: first.copyLine },
  };
}
