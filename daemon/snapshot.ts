import type { Host } from '../host/host.ts';
import type { ObservedTool } from '../probes/probe.ts';
import { withSilences } from '../probes/silence.ts';
import type { Clock } from './clock.ts';
import type { Settings } from './configuration/settings.ts';
import { findingKey, type StepInput } from './ledger/known.ts';
import { hasLasted, whyHidden } from './ledger/visibility.ts';
import { gatherNotices } from './notices.ts';
import type { Parts } from './parts.ts';
import type { Round } from './round.ts';
import type { Notice, OpenFinding, Status } from './status.ts';
import type { Picture } from './sweep/sweeper.ts';
import { version } from './version.ts';
import { inWords } from './text.ts';

type Seen = Pick<
  Status,
  'checkedAt' | 'hardware' | 'pathAsOf' | 'winner' | 'toolchains' | 'tools' | 'findings' | 'unknown'
>;
type Located = ObservedTool & { readonly path: string };

export interface SnapshotOptions {
  readonly host: Host;
  readonly clock: Clock;
  readonly startedAt: number;
  readonly rules: StepInput['rules'];
  readonly settings: Settings;
  readonly round: Round;
  readonly parts: Parts;
  /** All that may have something to say of what of it does not work. */
  readonly noticed: readonly { notices(): readonly Notice[] }[];
}

/** The status as it is at this moment. */
export function takeSnapshot(options: SnapshotOptions): Status {
  const { host, clock, startedAt, rules, settings, round, parts, noticed } = options;
  const { checks, mute } = settings.current();
  const now = clock.now();
  const until = round.pausedUntil();
  return {
    schemaVersion: 1,
    at: now,
    // Twice missed, and a moment to answer in.
    staleAfterMs: 2 * checks.intervalMinutes * 60_000 + 60_000,
    daemon: {
      version,
      pid: process.pid,
      startedAt,
      node: process.version,
      host: host.platform,
      simulated: host.simulated,
      cost: round.cost(),
    },
    ...describePicture(host, round.picture(), { now, monotonic: clock.monotonic(), rules, mute }),
    notices: gatherNotices(noticed.flatMap((one) => one.notices())),
    paused: until === null ? null : { until },
    ...parts.status(),
  };
}

/** What the status says of the machine. */
function describePicture(
  host: Host,
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
  // What wins elsewhere need not win in the login shell, if that cannot be told for now.
  const isSilent = inventory?.unseen.some(({ failure }) => failure.kind === 'unresponsive') === true;
  const winner =
    candidates.find(({ winsIn }) => winsIn.includes('login-shell')) ??
    candidates.find(({ winsIn }) => winsIn.length > 0 && !isSilent);
  return {
    checkedAt: checkedAt(picture, moment),
    hardware: inventory?.hardware ?? null,
    pathAsOf: host.shellAnswer?.()?.at ?? null,
    winner: toolchains.find(({ path }) => path === winner?.path) ?? null,
    toolchains,
    tools: located('tool'),
    findings: openFindings(picture, moment),
    unknown: withSilences(
      host,
      [...answers.values()].flatMap((answer) => answer.unknown),
    ),
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
    const gone = one.gone && one.shakyMs !== null ? [inWords('comesAndGoes', { times })] : [];
    return {
      ...one.finding,
      evidence: [...one.finding.evidence, ...gone],
      certainty: one.gone ? 'suspected' : one.finding.certainty,
      id: one.openedAt === null ? 0 : (ids.get(findingKey(one.finding)) ?? 0),
      // Nothing began in the future: the clock was set back.
      openedAt: Math.min(one.seenAt, moment.now),
      visible: hidden === undefined,
      ...(hidden === undefined ? {} : { hidden }),
      lasted: hasLasted(one, moment),
    };
  });
}
