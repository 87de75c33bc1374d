import type { Asked } from '../../containers/answer.ts';
import type { Found, Rule } from '../../probe.ts';
import { moduleVersions, type Versions } from '../../repository/probe.ts';
import { inWords } from '../../repository/text.ts';
import { badReleasesOf } from '../../versions/bad/match.ts';
import { supportOf } from '../../versions/releases.ts';
import type { Values } from './text.ts';

/** A toolchain line names a release that gets no fixes any more, or has a known fault. */
export const rule: Rule<Versions, Values> = {
  severity: 'warning',
  dependsOn: ['go-toolchain-pinned', 'go-version-bad'],
  timeToVisibleMs: 600_000,
  links: ['https://go.dev/doc/toolchain#select', 'https://go.dev/doc/devel/release#policy'],
  probe: moduleVersions,
  decide({ modules }, { now }) {
    const lines = modules.flatMap(({ asked }) => asked).filter(({ kind }) => kind === 'toolchain');
    const found = new Map<string, Found<Values>>();
    for (const line of lines) {
      const one = judged(line, now);
      if (one !== null) found.set(one.subject, one);
    }
    return [...found.values()];
  },
};

function judged({ file, line, version }: Asked, now: number): Found<Values> | null {
  const support = supportOf(`go${version}`, now);
  const hasEnded = support.state === 'ended';
  const [bad] = badReleasesOf(version);
  if (!hasEnded && bad === undefined) return null;
  const place = `${file}:${line}`;
  return {
    subject: file,
    // A minimum that is old harms nobody who has a newer Go.
    severity: hasEnded ? 'info' : 'warning',
    certainty: hasEnded || bad?.architectures === null ? 'observed' : 'suspected',
    evidence: [
      inWords('names', { place, version }),
      ...(hasEnded ? [support.evidence] : []),
      ...(hasEnded || bad === undefined ? [] : [inWords('bad', { version, issue: bad.issue })]),
    ],
    values: {
      ...{ path: file, line, version, supported: support.supported },
      issue: hasEnded ? '' : (bad?.issue ?? ''),
      fixedIn: hasEnded ? '' : (bad?.fixedIn ?? ''),
    },
  };
}
