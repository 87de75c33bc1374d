import type { Host } from '../host/host.ts';
import type { Observation, ObservedTool } from '../probes/probe.ts';
import { withSilences } from '../probes/silence.ts';
import type { Clock } from './clock.ts';
import type { Settings } from './configuration/settings.ts';
import type { StepInput } from './ledger/known.ts';
import { gatherNotices } from './notices.ts';
import type { Parts } from './parts.ts';
import type { Round } from './round.ts';
import { openFindings } from './open-findings.ts';
import type { Notice, Status } from './status.ts';
import type { Picture } from './sweep/sweeper.ts';
import { version } from './version.ts';

type Seen = Pick<
  Status,
  | 'checkedAt'
  | 'hardware'
  | 'pathAsOf'
  | 'winner'
  | 'toolchains'
  | 'tools'
  | 'contexts'
  | 'findings'
  | 'unknown'
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
  /** All sources of notices about parts of it that do not work. */
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
  const { inventory, unknown } = picture;
  const { toolchains, tools } = locatedIn(picture);
  const candidates = inventory?.toolchains ?? [];
  // What wins elsewhere need not win in the login shell, if the shell does not answer for now.
  const isSilent = inventory?.unseen.some(({ failure }) => failure.kind === 'unresponsive') === true;
  const winner =
    candidates.find(({ winsIn }) => winsIn.includes('login-shell')) ??
    candidates.find(({ winsIn }) => winsIn.length > 0 && !isSilent);
  const known = toolchains.find(({ path }) => path === winner?.path);
  return {
    checkedAt: checkedAt(picture, moment),
    hardware: inventory?.hardware ?? null,
    pathAsOf: host.shellAnswer?.()?.at ?? null,
    winner: known && winner ? { ...known, winsIn: winner.winsIn } : null,
    toolchains,
    tools,
    contexts: [...picture.started.values()].flat(),
    findings: openFindings(picture, moment),
    unknown: withSilences(host, [...unknown.values()].flat()),
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

const located = new WeakMap<Picture, Pick<Seen, 'toolchains' | 'tools'>>();

/** Once for each picture: a status is requested at every event, by several clients. */
function locatedIn(picture: Picture): Pick<Seen, 'toolchains' | 'tools'> {
  const known = located.get(picture);
  if (known !== undefined) return known;
  const seen: Record<Observation['kind'], Located[]> = { toolchain: [], tool: [] };
  for (const observations of picture.observations.values())
    // Spread, each of thousands would have a hidden class of its own in V8.
    for (const { kind, subject, value } of observations)
      seen[kind].push(Object.assign({}, value, { path: subject }));
  const made = { toolchains: seen.toolchain, tools: seen.tool };
  located.set(picture, made);
  return made;
}
