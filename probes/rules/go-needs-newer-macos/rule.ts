import type { Choice, Outcome } from '../../choice/choice.ts';
import { decidedBy, stepOf } from '../../choice/decided.ts';
import { inWords as ofRunning } from '../../running/text.ts';
import { running, type Running } from '../../running/probe.ts';
import type { Found, Rule } from '../../probe.ts';
import { majorOf, newestOn, runsOn } from '../../versions/majors.ts';
import { inWords } from '../../versions/text.ts';
import type { Values } from './text.ts';

/** The Go that runs is for a newer macOS than this one. */
export const rule: Rule<Running, Values> = {
  severity: 'warning',
  dependsOn: [],
  timeToVisibleMs: 60_000,
  links: [
    'https://go.dev/wiki/MinimumRequirements#macos-darwin-aka-os-x',
    'https://go.dev/doc/devel/release',
  ],
  probe: running,
  decide({ runs, hardware, inventory }, { now }) {
    if (inventory.platform !== 'darwin' || hardware.osVersion === null) return [];
    const mac = { macos: hardware.osVersion, architecture: hardware.architecture };
    const found = new Map<string, Found<Values>>();
    for (const choice of runs) {
      const one = tooNewFor(mac, choice, now);
      if (one && !found.has(one.subject)) found.set(one.subject, one);
    }
    return [...found.values()];
  },
};

function tooNewFor(
  mac: { readonly macos: string; readonly architecture: string },
  choice: Choice,
  now: number,
): Found<Values> | null {
  const { outcome, steps, directory, context, certainty } = choice;
  const version = versionIn(outcome);
  const go = stepOf(steps, 'go');
  const major = version === null ? null : majorOf(version);
  // For another processor it is another matter, and of other rules.
  if (version === null || !go || !major || runsOn(major, { ...mac, architecture: null })) return null;
  const by = outcome.kind === 'own' ? null : decidedBy(choice);
  const best = newestOn(mac, now);
  const newest = best === null ? '' : `1.${best.minor}`;
  return {
    subject: by?.subject ?? go.path,
    certainty: certainty === 'assumed' ? 'suspected' : 'observed',
    evidence: [
      ofRunning('runs', { directory, context, toolchain: version }),
      ...(by === null ? [] : [`${by.setting} (${by.source})`]),
      inWords('needsMacos', { minor: major.minor, macos: major.macos }),
      inWords('macosIs', { macos: mac.macos }),
      ...(newest === '' ? [] : [inWords('newestHere', { macos: mac.macos, newest })]),
    ],
    values: {
      ...{ path: by?.subject ?? go.path, version, needs: major.macos, macos: mac.macos, newest },
      source: by?.source ?? '',
    },
  };
}

function versionIn(outcome: Outcome): string | null {
  if (outcome.kind === 'download') return outcome.toolchain;
  return 'version' in outcome ? outcome.version : null;
}
