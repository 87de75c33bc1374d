import * as v from 'valibot';

/*
 * What a journal has to hold before anything is moved or removed by it: all that says which file it is and where it waits. What
 * later versions added may be absent, and what they add may be there.
 */

const finite = v.pipe(v.number(), v.finite());
const path = v.pipe(v.string(), v.startsWith('/'));
/** One name in a directory. */
const name = v.pipe(v.string(), v.regex(/^(?!\.{1,2}$)[^/\0]+$/));

const identity = v.looseObject({
  device: v.string(),
  inode: v.string(),
  kind: v.optional(v.picklist(['directory', 'file', 'other'])),
  born: v.optional(v.string()),
});

const item = v.looseObject({
  id: finite,
  cache: v.string(),
  path,
  realPath: path,
  identity,
  parent: identity,
  shape: v.string(),
  take: v.picklist(['whole', 'entries']),
  before: v.optional(finite),
  group: v.string(),
  bytes: finite,
  files: finite,
});

const leftOut = v.looseObject({ cache: v.string(), path: v.string(), why: v.string() });

/** A line of `receipts.jsonl`, and `details` of the history's entries about clean-ups. */
export const receiptSchema = v.looseObject({
  kind: v.picklist(['cleaned', 'undone', 'purged']),
  plan: v.string(),
  at: finite,
  durationMs: finite,
  caches: v.array(v.looseObject({ id: v.string(), bytes: finite, files: finite })),
  bytes: finite,
  files: finite,
  freedBytes: v.optional(finite),
  undoUntil: v.optional(finite),
  leftOut: v.array(leftOut),
  aside: v.optional(v.array(v.looseObject({ path: v.string(), now: v.string() }))),
});

const job = {
  plan: v.looseObject({
    id: v.pipe(v.string(), v.regex(/^[\w-]+$/)),
    createdAt: finite,
    items: v.array(item),
    undoMinutes: finite,
  }),
  holds: v.array(
    v.looseObject({
      item,
      root: path,
      name,
      quarantine: v.looseObject({ path, identity, since: v.optional(finite) }),
      waiting: name,
    }),
  ),
  stage: v.picklist(['moving', 'aside', 'undoing', 'purging', 'ended']),
  until: v.nullable(finite),
  bytes: finite,
  files: finite,
  leftOut: v.array(leftOut),
};

/** What came later, and what only some have. */
const additions = {
  undoTime: v.optional(
    v.looseObject({
      lasts: finite,
      from: v.looseObject({ boot: v.nullable(v.string()), ms: finite }),
    }),
  ),
  lost: v.optional(v.array(finite)),
  unheard: v.nullish(v.looseObject({ items: v.array(finite), stage: job.stage })),
  leftovers: v.optional(v.array(finite)),
  freeBefore: v.nullish(v.record(v.string(), finite)),
  stuck: v.optional(v.boolean()),
  untold: v.nullish(receiptSchema),
};

/** A journal's first line. */
export const jobSchema = v.looseObject({ ...job, ...additions });
/** Each line after it. */
export const changeSchema = v.partial(v.looseObject({ ...job, ...additions }));
