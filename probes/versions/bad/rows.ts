import type { Architecture, Platform } from '../../../host/host.ts';
import type { BadIssue } from './text.ts';

/** What has to be there for a release to be bad, beside its version and what it builds for. */
export type Condition =
  /** GOFLAGS has `-race`. */
  | { readonly kind: 'race' }
  /** A known module imports "C". */
  | { readonly kind: 'cgo' }
  /** A known module requires that one, before the version that goes around it. */
  | { readonly kind: 'module'; readonly path: string; readonly before: string }
  /** This macOS or a later one; without a `to`, all later ones. */
  | { readonly kind: 'macos'; readonly from: string; readonly to?: string }
  /** It shows in code, hardware or programs that nobody looked at: listed by `gowarden releases --bad` only. */
  | { readonly kind: 'unseen' };

/** A fault of the Go compiler, linker or runtime that a released version has. */
export interface BadRelease {
  readonly issue: BadIssue;
  /** First and last version that have it, without `go`. */
  readonly versions: readonly (readonly [first: string, last: string])[];
  /** `seen`: these versions were reported, and nobody has said which others have it. */
  readonly bounds: 'known' | 'seen';
  /** For which systems and processors what is built has to be; null for all. */
  readonly os: Platform | null;
  readonly architectures: readonly Architecture[] | null;
  /** All of them. */
  readonly conditions: readonly Condition[];
  /** The first version without it, where that is confirmed; null elsewhere. */
  readonly fixedIn: string | null;
  /** Whether it harms without a word, stops a build, or is of no consequence. */
  readonly severity: 'warning' | 'info';
}

const arm64 = ['arm64'];
const amd64 = ['amd64'];
const unseen: readonly Condition[] = [{ kind: 'unseen' }];
const race: readonly Condition[] = [{ kind: 'race' }];
const cgo: readonly Condition[] = [{ kind: 'cgo' }];
/** From Go 1.15, where the table of releases begins. */
const first = '1.15';

/**
 * Reports of the Go issue tracker about released versions, newest first, with what of each was confirmed there. #80706, #73200 and
 * #62469 were compiled with the real releases: test/real/bad-releases.test.ts.
 */
export const badReleases: readonly BadRelease[] = [
  row(
    'golang/go#81612',
    [
      ['1.26.8', '1.26.8'],
      ['1.27.0', '1.27.0'],
    ],
    { bounds: 'seen', conditions: unseen, severity: 'warning' },
  ),
  row('golang/go#80706', [['1.26.0', '1.26.5']], {
    architectures: arm64,
    fixedIn: '1.26.6',
    severity: 'warning',
  }),
  row(
    'golang/go#80519',
    [
      ['1.25.12', '1.25.12'],
      ['1.26.5', '1.26.5'],
    ],
    { bounds: 'seen', conditions: unseen, severity: 'warning' },
  ),
  row('golang/go#79804', [['1.26.0', '1.26.4']], { os: 'darwin', conditions: race, fixedIn: '1.26.5' }),
  row('golang/go#77593', [['1.26.0', '1.26.0']], {
    bounds: 'seen',
    os: 'darwin',
    architectures: arm64,
    conditions: unseen,
  }),
  row('golang/go#81009', [[first, '1.26.7']], { bounds: 'seen', os: 'darwin', conditions: unseen }),
  row(
    'golang/go#75068',
    [
      ['1.24.5', '1.24.5'],
      ['1.25.0', '1.25.0'],
    ],
    { bounds: 'seen', os: 'darwin', conditions: cgo },
  ),
  row('golang/go#75274', [['1.25.0', '1.25.0']], { bounds: 'seen', os: 'darwin', conditions: unseen }),
  row('golang/go#73200', [['1.24.0', '1.24.13']], { architectures: arm64, fixedIn: '1.25.0' }),
  row('golang/go#74274', [['1.24.4', '1.24.4']], { bounds: 'seen' }),
  row(
    'golang/go#73617',
    [
      ['1.23.9', '1.23.9'],
      ['1.24.3', '1.24.3'],
    ],
    {
      ...{ os: 'darwin', architectures: amd64 },
      conditions: [{ kind: 'module', path: 'github.com/ebitengine/purego', before: 'v0.8.3' }],
    },
  ),
  row('golang/go#68678', [[first, '1.23.12']], {
    os: 'darwin',
    conditions: [{ kind: 'macos', from: '15' }],
    fixedIn: '1.24',
  }),
  row('golang/go#68088', [['1.23.1', '1.23.1']], { bounds: 'seen', os: 'darwin', conditions: unseen }),
  row('golang/go#62440', [], { bounds: 'seen', architectures: amd64, conditions: unseen }),
  row('golang/go#61779', [], { bounds: 'seen', os: 'darwin', conditions: unseen }),
  row('golang/go#62469', [['1.21.0', '1.21.1']], { architectures: arm64, fixedIn: '1.21.2' }),
  row('golang/go#66993', [[first, '1.22.12']], {
    bounds: 'seen',
    os: 'darwin',
    architectures: arm64,
    conditions: unseen,
  }),
  row('golang/go#61229', [[first, '1.20.6']], { os: 'darwin', conditions: unseen }),
  row('golang/go#61190', [['1.20.5', '1.20.5']], {
    bounds: 'seen',
    os: 'darwin',
    architectures: arm64,
    conditions: unseen,
  }),
  row('golang/go#58935', [['1.20.0', '1.20.14']], {
    bounds: 'seen',
    os: 'darwin',
    architectures: arm64,
    conditions: unseen,
  }),
  row('golang/go#58339', [['1.20.0', '1.20.0']], {}),
  row('golang/go#54320', [[first, '1.19.0']], {
    os: 'darwin',
    architectures: arm64,
    conditions: unseen,
    fixedIn: '1.20',
  }),
  row('golang/go#57477', [['1.18.0', '1.19.13']], {
    architectures: arm64,
    conditions: unseen,
    fixedIn: '1.20',
  }),
  row('golang/go#53372', [['1.18.3', '1.18.3']], {
    ...{ bounds: 'seen', os: 'darwin', architectures: arm64 },
    conditions: [{ kind: 'macos', from: '13' }, { kind: 'cgo' }],
  }),
  row('golang/go#53800', [['1.18.3', '1.18.3']], {
    bounds: 'seen',
    os: 'darwin',
    architectures: arm64,
    conditions: unseen,
  }),
  row(
    'golang/go#51909',
    [
      ['1.18.0', '1.18.0'],
      ['1.18.4', '1.18.4'],
    ],
    { bounds: 'seen', fixedIn: '1.19' },
  ),
  row('golang/go#49138', [['1.17.2', '1.17.2']], {
    ...{ bounds: 'seen', os: 'darwin' },
    conditions: [{ kind: 'macos', from: '12' }, { kind: 'race' }],
  }),
  row('golang/go#49923', [['1.16.0', '1.16.15']], { os: 'darwin', conditions: unseen }),
  row('golang/go#42700', [], { bounds: 'seen', os: 'darwin', architectures: amd64, conditions: unseen }),
  row('golang/go#68485', [], { bounds: 'seen', os: 'darwin', architectures: amd64, conditions: unseen }),
  row('golang/go#68258', [], { bounds: 'seen', conditions: unseen }),
  row('apple/container#740', [], { bounds: 'seen', os: 'linux', architectures: amd64, conditions: unseen }),
];

function row(
  issue: BadIssue,
  versions: BadRelease['versions'],
  more: Partial<Omit<BadRelease, 'issue' | 'versions'>>,
): BadRelease {
  return {
    ...{ issue, versions, bounds: 'known', os: null, architectures: null, conditions: [], fixedIn: null },
    severity: 'info',
    ...more,
  };
}

/** Where an issue can be read. */
export function pageOf(issue: BadIssue): string {
  const [repository = '', number = ''] = issue.split('#');
  return `https://github.com/${repository}/issues/${number}`;
}
