import type { ObservedTool } from '../probes/probe.ts';
import { findingKey, type StepInput } from './ledger/known.ts';
import { whyHidden } from './ledger/visibility.ts';
import type { OpenFinding, Status } from './status.ts';
import type { Picture } from './sweep/sweeper.ts';

type Seen = Pick<
  Status,
  'checkedAt' | 'hardware' | 'winner' | 'toolchains' | 'tools' | 'findings' | 'unknown'
>;
type Located = ObservedTool & { readonly path: string };

/** What the status says of the machine. */
export function describePicture(
  picture: Picture,
  moment: Pick<StepInput, 'now' | 'monotonic' | 'rules' | 'mute'>,
): Seen {
  const { inventory, reports, answers } = picture;
  const observations = [...reports.values()].flatMap((report) => report.observations);
  const located = (kind: 'toolchain' | 'tool'): Located[] =>
    observations
      .filter((observation) => observation.kind === kind)
      .map(({ subject, value }) => ({ ...value, path: subject }));
  const toolchains = located('toolchain');
  const candidates = inventory?.toolchains ?? [];
  const winner =
    candidates.find(({ winsIn }) => winsIn.includes('login-shell')) ??
    candidates.find(({ winsIn }) => winsIn.length > 0);
  return {
    checkedAt: checkedAt(picture, moment),
    hardware: inventory?.hardware ?? null,
    winner: toolchains.find(({ path }) => path === winner?.path) ?? null,
    toolchains,
    tools: located('tool'),
    findings: openFindings(picture, moment),
    unknown: [...answers.values()].flatMap((answer) => answer.unknown),
  };
}

/** A clock that was set back since does not make the picture younger than it is. */
function checkedAt(
  picture: Picture,
  { now, monotonic }: Pick<StepInput, 'now' | 'monotonic'>,
): number | null {
  if (picture.checkedAt === null || picture.checkedAt <= now) return picture.checkedAt;
  return Math.round(now - (monotonic - picture.checkedMs));
}

function openFindings(
  { known, ids }: Picture,
  moment: Pick<StepInput, 'now' | 'monotonic' | 'rules' | 'mute'>,
): OpenFinding[] {
  return [...known.findings].map(([key, one]) => {
    const hidden = whyHidden(one, known, moment);
    const times = known.openings.get(key)?.length ?? 0;
    const gone = one.gone ? [`comes and goes: opened ${times} times lately, not seen at the last look`] : [];
    return {
      ...one.finding,
      evidence: [...one.finding.evidence, ...gone],
      certainty: one.gone ? 'suspected' : one.finding.certainty,
      id: one.openedAt === null ? 0 : (ids.get(findingKey(one.finding)) ?? 0),
      // Nothing began in the future: the clock was set back.
      openedAt: Math.min(one.openedAt ?? one.seenAt, moment.now),
      visible: hidden === undefined,
      ...(hidden === undefined ? {} : { hidden }),
    };
  });
}
