import type { Debugger, Debuggers, Target } from '../../debuggers/answer.ts';
import { evidenceOf, evidenceOfTarget } from '../../debuggers/evidence.ts';
import { debuggers } from '../../debuggers/probe.ts';
import { refusalOf } from '../../debuggers/refusal.ts';
import { inWords } from '../../debuggers/text.ts';
import { type Fit, fitOf, releaseFor, type Window } from '../../debuggers/window.ts';
import { isForeign } from '../../inventory/native.ts';
import { isRefusedForUuid } from '../../inventory/uuid.ts';
import type { Found, Rule, Severity } from '../../probe.ts';
import type { Remedy } from '../../remedy.ts';
import { builder } from '../../remedies/fit.ts';
import { bring, isOvertaken, renew } from '../../remedies/tool.ts';
import type { RuleId } from '../ids.ts';
import type { Values } from './text.ts';

/** A Delve that refuses what the Go of a module makes: too new for it, too old, or with debugging information that it cannot read. */
export const rule: Rule<Debuggers, Values> = {
  severity: 'error',
  dependsOn: [],
  timeToVisibleMs: 60_000,
  links: [
    'https://github.com/go-delve/delve/blob/v1.27.2/pkg/goversion/compat.go',
    'https://go.dev/doc/go1.25#compiler',
    'https://github.com/go-delve/delve/blob/master/Documentation/installation/README.md',
  ],
  probe: debuggers,
  decide: (answer) => answer.debuggers.flatMap((one) => refusedBy(one, answer) ?? []),
  remedy: ({ subject, values }, answer, { now }) => mend(subject, values, answer, now),
};

interface Refused {
  readonly target: Target;
  readonly fit: Exclude<Fit, 'works'>;
}

function refusedBy(one: Debugger, answer: Debuggers): Found<Values> | null {
  const { window, version, builtBy } = one;
  if (one.state !== 'present' || window === null || version === null) return null;
  const known = answer.targets.flatMap((target) => {
    const fit = fitOf(window, builtBy, target);
    return fit === null ? [] : [{ target, fit }];
  });
  const refused = known.filter((each): each is Refused => each.fit !== 'works');
  const [first] = refused;
  if (first === undefined) return null;
  const { target, fit } = first;
  const words = refusalOf(fit, window, target, version);
  const sure = window.isRead && refused.some(({ target: { certainty } }) => certainty === 'observed');
  return {
    subject: one.path,
    severity: severityOf(one, answer, refused.length === known.length),
    dependsOn: explainedBy(one, answer),
    certainty: sure ? 'observed' : 'suspected',
    evidence: [
      ...evidenceOf(one),
      ...(words === null ? [] : [inWords('says', { words })]),
      ...refused.map((each) => evidenceOfTarget(each.target)),
    ],
    values: {
      ...{ path: one.path, version, fit, goVersion: target.goVersion, directory: target.directory },
      others: new Set(refused.map((each) => each.target.directory)).size - 1,
      ...boundsOf(window),
      builtBy: builtBy ?? '',
      wanted: wantedOf(fit, version, refused),
      source: one.source,
      by: one.by ?? '',
    },
  };
}

const boundsOf = ({ oldest, newest }: Window) => ({ oldest: `1.${oldest}`, newest: `1.${newest}` });

function wantedOf(fit: Refused['fit'], version: string, refused: readonly Refused[]): string {
  if (fit === 'delve-needs-rebuild') return version;
  return releaseFor(refused.map(({ target }) => target.goVersion)) ?? '';
}

/** GoLand makes its own skip the version check: then it only warns. One that a better one precedes harms nobody. */
function severityOf({ source, tool }: Debugger, { inventory }: Debuggers, isAll: boolean): Severity {
  if (tool !== null && isOvertaken(tool, inventory)) return 'info';
  return isAll && source !== 'goland' ? 'error' : 'warning';
}

/** What keeps it from starting, or from debugging anything, comes first. */
function explainedBy({ tool }: Debugger, { inventory }: Debuggers): readonly RuleId[] {
  if (tool === null) return [];
  return [
    ...(isForeign(tool, inventory) ? (['go-tool-arch-mismatch'] as const) : []),
    ...(isRefusedForUuid(tool.binary, inventory) ? (['go-tool-no-uuid'] as const) : []),
  ];
}

/** The first Go whose Delve reads DWARF 5. */
const readsDwarf5 = 25;

function mend(subject: string, { fit, wanted }: Values, answer: Debuggers, now: number): Remedy | null {
  const tool = answer.debuggers.find(({ path }) => path === subject)?.tool;
  if (!tool || wanted === '') return null;
  if (tool.installer === 'homebrew') return fit === 'go-too-old' ? null : renew(tool, answer.inventory, now);
  const go = builder(answer.inventory, now);
  const minor = Number(/^go1\.(\d+)/.exec(go?.version ?? '')?.[1] ?? 0);
  if (fit === 'delve-needs-rebuild' && minor < readsDwarf5) return null;
  return bring(tool, wanted, answer.inventory, now);
}
