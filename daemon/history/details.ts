import type { Receipt } from '../../caches/receipt.ts';
import type { Integer } from '../../host/quantity.ts';
import type { Finding } from '../../probes/probe.ts';
import type { Incident } from '../contention/incident.ts';
import type { OwnCost } from '../status.ts';
import type { Maker } from '../transition.ts';
import type { Benchmark } from './benchmark.ts';

/** What the history keeps of an entry beside its kind, rule and subject: which of these, its kind says. */
export type Details =
  FindingDetails | ChangeDetails | Receipt | Incident | CostDetails | BenchmarkDetails | OtherDetails;

/** Of `opened`, `changed` and `resolved`. */
export interface FindingDetails {
  readonly finding: Finding;
  /** For `resolved`: how long it was open. */
  readonly durationMs?: Integer;
  /** For `opened`: how often the same one was opened in the ten minutes before; absent means never. */
  readonly again?: Integer;
}

/** Of `toolchain-changed`, where it was seen who made it. */
export interface ChangeDetails {
  readonly by: Maker;
}

/** Of kinds that are not ours: a newer gowarden wrote them, or an older one. */
export type OtherDetails = Readonly<Record<string, unknown>>;

/** Of `cost`. */
export interface CostDetails {
  readonly cost: OwnCost;
}

/** Of `benchmark`. */
export interface BenchmarkDetails {
  readonly benchmark: Benchmark;
}
