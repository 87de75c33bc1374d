import type { Row } from './row.ts';
import { inWords } from './text.ts';

/** A day, or a less exactly known time, at which something for Intel on a Mac ends. */
export interface Milestone {
  readonly id: MilestoneId;
  /** `2027-09-01`; null where only a release or a season is known. */
  readonly day: string | null;
  /** When, for people. */
  readonly when: string;
  /** What happens then, one sentence. */
  readonly what: string;
  readonly source: string;
  /** Which rows it ends; null when none. */
  readonly ends: Row['ends'] | null;
}

export type MilestoneId =
  | 'last-intel-macos'
  | 'apps-warned'
  | 'homebrew-packages'
  | 'homebrew-tier'
  | 'homebrew-installer'
  | 'macos-27'
  | 'homebrew-ends'
  | 'macos-28'
  | 'go';

const rosettaPage =
  'https://developer.apple.com/documentation/apple-silicon/about-the-rosetta-translation-environment';

type Sentence = Extract<
  Parameters<typeof inWords>[0],
  | 'lastIntelMacos'
  | 'appsWarned'
  | 'homebrewPackages'
  | 'homebrewTier'
  | 'homebrewInstaller'
  | 'macos27'
  | 'homebrewEnds'
  | 'macos28'
  | 'goGoesOn'
>;

interface Known {
  readonly id: MilestoneId;
  readonly day?: string;
  /** A release, or a phrase. */
  readonly when?: string;
  readonly what: Sentence;
  readonly source: string;
  readonly ends?: Row['ends'];
}

/** In chronological order. What no source dates exactly lacks a day. */
const known: readonly Known[] = [
  {
    id: 'last-intel-macos',
    when: 'macOS 26',
    what: 'lastIntelMacos',
    source: 'https://docs.brew.sh/Support-Tiers',
  },
  {
    id: 'apps-warned',
    when: 'macOS 26.4',
    what: 'appsWarned',
    source: 'https://github.com/zed-industries/zed/issues/57721',
  },
  {
    id: 'homebrew-packages',
    day: '2026-08-27',
    what: 'homebrewPackages',
    source: 'https://github.com/Homebrew/brew/issues/23677',
  },
  {
    id: 'homebrew-tier',
    day: '2026-08-31',
    what: 'homebrewTier',
    source: 'https://github.com/Homebrew/brew/issues/23679',
  },
  {
    id: 'homebrew-installer',
    day: '2026-09-11',
    what: 'homebrewInstaller',
    source: 'https://github.com/Homebrew/install/issues/1140',
  },
  { id: 'macos-27', when: 'macOS 27', what: 'macos27', source: rosettaPage },
  {
    id: 'homebrew-ends',
    day: '2027-09-01',
    what: 'homebrewEnds',
    source: 'https://brew.sh/2026/09/13/homebrew-7.0.0/',
    ends: 'homebrew',
  },
  { id: 'macos-28', when: 'autumn2027', what: 'macos28', source: rosettaPage, ends: 'rosetta' },
  { id: 'go', when: 'Go 1.27', what: 'goGoesOn', source: 'https://go.dev/doc/go1.27' },
];

/** What ends when, with the sources. */
export function milestones(): readonly Milestone[] {
  return known.map(({ id, day = null, when, what, source, ends = null }) => ({
    ...{ id, day, source, ends },
    when: when === 'autumn2027' ? inWords(when) : (when ?? day ?? ''),
    what: inWords(what),
  }));
}

const dayMs = 24 * 60 * 60 * 1000;

/** Whole days from now to the beginning of a day in UTC; negative when it has passed. `now` in milliseconds since 1970. */
export function daysUntil(day: string, now: number): number {
  return Math.ceil((Date.parse(`${day}T00:00:00Z`) - now) / dayMs);
}
