import type { Place, Shape } from '../cache.ts';
import type { Identity } from '../plan/plan.ts';

/** What to measure, by paths of the system that we run on. */
export interface MeasureRequest {
  readonly mode: 'measure';
  readonly places: readonly PlaceOf[];
  readonly uid: number;
  /** Mount points of the machine, for those that a device number does not tell (bind mounts). */
  readonly mounts: readonly string[];
  /** Entries modified before this are counted as unused. Milliseconds since 1970. */
  readonly unusedBefore: number;
  readonly threads: number;
}

/** A place with the id of its cache. */
export type PlaceOf = Place & { readonly id: string };

/** One entry of a place's root. */
export interface Part {
  readonly name: string;
  readonly directory: boolean;
  readonly identity: Identity;
  readonly bytes: number;
  readonly files: number;
  /** Newest modification inside, milliseconds since 1970; null when it holds no file. */
  readonly lastUse: number | null;
  readonly unusedBytes: number;
  readonly unusedFiles: number;
  /** What was last modified this many whole days ago, for shapes whose entries are marked at use. */
  readonly days: Readonly<Record<number, DaySum>>;
  readonly problem: PartProblem | null;
  /** Something in it could not be looked into, so that its size is more than these bytes. */
  readonly unread?: boolean;
}

export interface DaySum {
  readonly bytes: number;
  readonly files: number;
}

export interface PartProblem {
  readonly why: 'link' | 'mount-point' | 'not-ours' | 'foreign-content' | 'work-inside' | 'refused';
  /** The first place where it was met, and the error's code for `refused`. */
  readonly detail: string;
}

/** A place with its parts. */
export interface Measured {
  readonly id: string;
  readonly root: string;
  readonly shape: Shape;
  /** The root with every link resolved; null when it could not be. */
  readonly realRoot: string | null;
  readonly identity: Identity | null;
  readonly parts: readonly Part[];
  /** Why the place as a whole is not a cache: it is absent, a link, another user's. */
  readonly problem: (Omit<PartProblem, 'why'> & { readonly why: PartProblem['why'] | 'gone' }) | null;
  /** What is in a place from which nothing may be taken (behind a link, another user's); absent where that is unknown. */
  readonly beyond?: Counted;
  /** What else is in a root that belongs to the cache alone: nobody knows who owns it, and it stays. */
  readonly strangers: Strangers;
}

/** A size, and the newest modification: see `Part`. */
export type Counted = Pick<Part, 'bytes' | 'files' | 'lastUse'>;

export interface Strangers {
  /** The first of them, by name. */
  readonly names: readonly string[];
  readonly count: number;
}

/** A hard-linked file, so that it counts once over all parts. */
export type Linked = readonly [inode: number, bytes: number];

/** What parts hold together; null when a part of it was not looked into. */
export function sizeOf(parts: readonly Part[]): Counted | null {
  if (parts.some(({ unread }) => unread === true)) return null;
  const uses = parts.flatMap(({ lastUse }) => lastUse ?? []);
  return {
    bytes: parts.reduce((total, { bytes }) => total + bytes, 0),
    files: parts.reduce((total, { files }) => total + files, 0),
    lastUse: uses.length > 0 ? Math.max(...uses) : null,
  };
}
