import type { Rule } from '../../probe.ts';
import { lineOf } from '../../rosetta/evidence.ts';
import { rosetta, type Rosetta } from '../../rosetta/probe.ts';
import { inWords } from '../../rosetta/text.ts';
import type { Values } from './text.ts';

/**
 * What still needs Rosetta beside what has a finding of its own, which is only counted: one finding a machine, and none where each
 * thing has its own. Days that are left stand in `gowarden rosetta`, since they would change it every day.
 */
export const rule: Rule<Rosetta, Values> = {
  severity: 'info',
  dependsOn: [],
  timeToVisibleMs: 60_000,
  links: [
    'https://developer.apple.com/documentation/apple-silicon/about-the-rosetta-translation-environment',
    'https://support.apple.com/102527',
    'https://brew.sh/2026/09/13/homebrew-7.0.0/',
  ],
  probe: rosetta,
  decide({ rows }) {
    const own = rows.filter(({ finding }) => finding === null);
    if (own.length === 0) return [];
    const covered = rows.length - own.length;
    return [
      {
        subject: 'rosetta',
        certainty: 'observed',
        evidence: [...(covered > 0 ? [inWords('others', { covered })] : []), ...own.map(lineOf)],
        values: { own: own.length, covered, first: own[0]?.path ?? '' },
      },
    ];
  },
};
