import { badInUse, type BadInUse, type BadReleases } from '../../bad-releases/probe.ts';
import { decidedBy, stepOf } from '../../choice/decided.ts';
import { targetName } from '../../environment/environment.ts';
import type { Inventory } from '../../inventory/inventory.ts';
import type { Found, Rule } from '../../probe.ts';
import { inWords as ofRunning } from '../../running/text.ts';
import { inWords } from '../../versions/bad/text.ts';
import { supportOf } from '../../versions/releases.ts';
import { isPinnedWrong, raise } from './raise.ts';
import type { Values } from './text.ts';

/** The Go that runs has a reported fault, and what that needs is here. */
export const rule: Rule<BadReleases, Values> = {
  severity: 'warning',
  dependsOn: [],
  timeToVisibleMs: 60_000,
  links: [
    'https://go.dev/doc/devel/release',
    'https://go.dev/doc/toolchain#select',
    'https://github.com/golang/go/issues/80706',
  ],
  probe: badInUse,
  decide({ inUse, inventory }, { now }) {
    const found = new Map<string, Found<Values>>();
    const ordered = inUse.toSorted((a, b) => rank(a) - rank(b));
    const first = new Map<string, string>();
    for (const one of ordered) {
      const by = subjectOf(one);
      if (!first.has(by)) first.set(by, one.row.issue);
      // The worst has the path for itself, and each further one adds its issue.
      const subject = first.get(by) === one.row.issue ? by : `${by} (${one.row.issue})`;
      if (!found.has(subject)) found.set(subject, badOf(one, subject, inventory, now));
    }
    return [...found.values()];
  },
  remedy: ({ values }, { inUse, inventory }, { now }) => {
    const one = inUse.find((other) => subjectOf(other) === values.path && other.row.issue === values.issue);
    return one ? raise(one, inventory, now) : null;
  },
};

const rank = ({ row }: BadInUse): number => (row.severity === 'warning' ? 0 : 1);

function badOf(
  { row, choice, version, product, seen }: BadInUse,
  subject: string,
  inventory: Inventory,
  now: number,
): Found<Values> {
  const by = choice.outcome.kind === 'own' ? null : decidedBy(choice);
  const { directory, context, certainty } = choice;
  const toolchain = `go${version}`;
  const { state } = supportOf(toolchain, now);
  return {
    subject,
    severity: row.severity,
    certainty: certainty === 'assumed' || row.bounds === 'seen' ? 'suspected' : 'observed',
    // Whoever leaves an old major leaves its faults.
    dependsOn: isPinnedWrong(choice, version, inventory, now)
      ? ['go-toolchain-pinned']
      : state === 'ended'
        ? ['go-version-eol']
        : [],
    evidence: [
      ofRunning('runs', { directory, context, toolchain }),
      ...(by === null ? [] : [`${by.setting} (${by.source})`]),
      inWords('affected', {
        issue: row.issue,
        versions: row.versions.map(([one, last]) => (one === last ? one : `${one}–${last}`)).join(', '),
        product: targetName(product),
      }),
      ...seen,
      ...(row.fixedIn === null ? [] : [inWords('fixed', { version: row.fixedIn })]),
    ],
    values: {
      ...{ issue: row.issue, path: subjectOf({ choice }), version: toolchain, product: targetName(product) },
      fixedIn: row.fixedIn ?? '',
      source: by?.source ?? '',
    },
  };
}

/** The go, or what lets another one run in its place. */
function subjectOf({ choice }: Pick<BadInUse, 'choice'>): string {
  const by = choice.outcome.kind === 'own' ? null : decidedBy(choice);
  return by?.subject ?? stepOf(choice.steps, 'go')?.path ?? '';
}
