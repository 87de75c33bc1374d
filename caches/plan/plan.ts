import type { Instant, Integer } from '../../host/quantity.ts';
import type { CacheKind, Risk, Shape } from '../cache.ts';
import type { User } from '../use/use.ts';

/**
 * What makes a file the same file: device and inode, as decimal text because inodes may exceed 2^53. A freed inode is
 * soon given to another file; the birth time distinguishes them.
 */
export interface Identity {
  readonly device: string;
  readonly inode: string;
  /** Absent in journals of earlier versions. */
  readonly kind?: 'directory' | 'file' | 'other';
  /** Nanoseconds since 1970, where the file system keeps it. */
  readonly born?: string;
}

/** Why something is in a plan. */
export type Reason =
  'cache' | 'unused' | 'age' | 'budget' | 'free-space' | 'unneeded' | 'damaged' | 'partial' | 'orphaned';

/** One thing that a plan takes: a whole entry of a cache's root, or the long unused entries in it. */
export interface PlanItem {
  /**
   * Number within the plan.
   *
   * @minimum 1
   */
  readonly id: Integer;
  /** The cache's id. */
  readonly cache: string;
  readonly kind: CacheKind;
  /** As its owner names it. */
  readonly path: string;
  /** With every link above it resolved. Its parent is the root that it was found under. */
  readonly realPath: string;
  readonly identity: Identity;
  readonly parent: Identity;
  readonly shape: Shape;
  /**
   * The time (milliseconds since 1970) since which anything that changed in it is not part of what was proven; the
   * plan's own time when absent.
   */
  readonly provenAt?: number;
  /** `whole`: the entry itself. `entries`: of the files in it only those unused since `before`. */
  readonly take: 'whole' | 'entries';
  /** For `entries`: milliseconds since 1970; what was modified later stays. */
  readonly before?: number;
  /** Items of one group are only ever restored together. */
  readonly group: string;
  /** On disk, in blocks, hard links counted once. */
  readonly bytes: Integer;
  readonly files: Integer;
  /** The newest modification in it (Go marks use that way), milliseconds since 1970; null if it is empty. */
  readonly lastUse: number | null;
  /** True while its cache is in use: it is taken when its users end. */
  readonly waits: boolean;
  readonly reason: Reason;
  /** What reason was given by, not translated: `zip h1:… differs from .ziphash h1:…`. */
  readonly evidence?: string;
  /** The module version that it is a part of: `rsc.io/quote@v1.5.2`. */
  readonly module?: string;
  readonly risk: Risk;
}

/**
 * Something that was asked for and is not in the plan, or was in it and was not done, with its reason.
 *
 * @title What a clean-up left out
 * @document left-out
 */
export interface LeftOut {
  /** The cache's id; empty when it is about none. */
  readonly cache: string;
  readonly path: string;
  readonly why: LeftOutReason;
  /** The module version that is meant. */
  readonly module?: string;
  /** Who uses it, for `busy`. */
  readonly by?: readonly User[];
  /** The detail, not translated: a path, an error code, a process. */
  readonly detail?: string;
  /** By how much a policy is missed. */
  readonly bytes?: Integer;
}

export type LeftOutReason =
  | 'busy'
  | 'could-not-tell'
  | 'kept'
  | 'assumed'
  | 'never'
  | 'link'
  | 'mount-point'
  | 'not-ours'
  | 'not-allowed'
  | 'work-inside'
  | 'foreign-content'
  | 'changed'
  | 'gone'
  | 'other-volume'
  | 'no-space'
  | 'no-answer'
  | 'refused'
  | 'another-gowarden'
  /** A go.sum names another hash than the content that was downloaded and verified: the cache is right. */
  | 'go-sum-at-fault'
  /** Cache and go.sum differ, and nothing shows which of them is right. */
  | 'undecided'
  /** All that may go goes, and a policy (`detail`: `budget`, `free-space`) is still missed by `bytes`. */
  | 'policy-missed';

/**
 * The exact list of what a clean-up takes. Executing takes its id and never a path.
 *
 * @title A plan
 * @document plan
 */
export interface Plan {
  readonly id: string;
  /** What appears or changes later is not part of it. */
  readonly createdAt: Instant;
  readonly items: readonly PlanItem[];
  readonly leftOut: readonly LeftOut[];
  /** Caches that are in use now, by whom. Their items wait. */
  readonly busy: readonly { readonly cache: string; readonly by: readonly User[] }[];
  readonly bytes: Integer;
  readonly files: Integer;
  /** Minutes for which it can be taken back; 0 when the disk is nearly full, since waiting would free nothing. */
  readonly undoMinutes: Integer;
}
