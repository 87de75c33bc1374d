import * as v from 'valibot';
import { failureKinds } from '../files/files.ts';

const absolute = v.pipe(
  v.string(),
  v.startsWith('/'),
  v.check((path) => !path.includes('\0')),
);
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const environment = v.record(v.string(), v.string());

const hardware = v.strictObject({
  /** The processor's own, by Go's name: `arm64`, `amd64`. When absent the machine is asked as its platform asks. */
  architecture: v.optional(v.string()),
  /** All that start without translation; just `architecture` when absent. */
  native: v.optional(v.array(v.string())),
  /** What our Node would be built for; `architecture` when absent. */
  ours: v.optional(v.string()),
  translated: v.optional(v.union([v.boolean(), v.literal('unknown')])),
  translators: v.optional(v.array(v.strictObject({ name: v.string(), architecture: v.string() }))),
  osVersion: v.optional(v.string()),
  memoryBytes: v.optional(count),
  /** What was asked and answered, for people. */
  evidence: v.optional(v.array(v.string())),
});

const context = v.strictObject({
  path: v.array(absolute),
  environment: v.optional(environment),
  certainty: v.optional(v.picklist(['observed', 'assumed'])),
  source: v.optional(v.string()),
});

const command = v.strictObject({
  /** Program and arguments, compared one by one. The program by the path or by the name that it is called with. */
  run: v.pipe(v.array(v.string()), v.minLength(1)),
  stdout: v.optional(v.string()),
  /** A file of the folder that holds the output, in place of `stdout`. */
  stdoutFile: v.optional(
    v.pipe(
      v.string(),
      v.check((path) => !path.startsWith('/') && !path.split('/').includes('..')),
    ),
  ),
  stderr: v.optional(v.string()),
  exitCode: v.optional(count),
  /** Ends by this signal and not by an exit code. */
  signal: v.optional(v.string()),
  /** Milliseconds that it takes: longer than the caller's limit is a hang. */
  delayMs: v.optional(count),
});

const process = v.strictObject({
  pid: count,
  parent: v.optional(count),
  uid: v.optional(count),
  /** `2026-11-23T08:00:00Z` */
  started: v.optional(v.pipe(v.string(), v.isoTimestamp())),
  executable: v.string(),
  arguments: v.optional(v.array(v.string())),
  translated: v.optional(v.boolean()),
  /** The environment that it was started with; unknown when absent. */
  environment: v.optional(environment),
  directory: v.optional(absolute),
});

const lock = v.strictObject({
  path: absolute,
  pid: count,
  state: v.picklist(['holds', 'waits', 'open']),
  mode: v.optional(v.picklist(['shared', 'exclusive', 'unknown'])),
  /** macOS: a lock is, or once was, set through the open file. */
  marked: v.optional(v.boolean()),
});

/** What a machine answered to one ask about a file: a value, or why there is none. */
const answer = <T extends v.GenericSchema>(value: T) =>
  v.union([
    v.strictObject({ value }),
    v.strictObject({
      failure: v.picklist(failureKinds),
      message: v.string(),
    }),
  ]);

const facts = answer(
  v.strictObject({
    kind: v.picklist(['file', 'directory', 'link', 'other']),
    device: v.number(),
    inode: v.number(),
    size: count,
    modifiedMs: v.number(),
    changedMs: v.optional(v.number()),
    mode: count,
    uid: count,
  }),
);

const recordedFile = v.strictObject({
  /** The path itself, and what it leads to. */
  facts: v.optional(facts),
  target: v.optional(facts),
  link: v.optional(answer(v.string())),
  real: v.optional(answer(v.string())),
  /** Of a directory those names that somebody asked more about. */
  names: v.optional(answer(v.array(v.string()))),
  text: v.optional(answer(v.string())),
  /** Those parts of a file that were read, as hexadecimal digits. */
  bytes: v.optional(
    answer(
      v.strictObject({
        size: count,
        parts: v.array(v.strictObject({ at: count, hex: v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{2})*$/)) })),
      }),
    ),
  ),
});

/** What a file system keeps of a path beside its permissions. */
const marks = v.strictObject({
  flags: v.optional(v.array(v.string())),
  capabilities: v.optional(v.string()),
  label: v.optional(v.string()),
  attributes: v.optional(v.array(v.string())),
});

const volume = v.strictObject({
  point: absolute,
  type: v.optional(v.string()),
  readOnly: v.optional(v.boolean()),
  freeBytes: v.optional(count),
  freeFiles: v.optional(count),
});

/** The format of `machine.json` (docs/simulated-host.md). Absent parts are determined as on the platform. */
export const machineSchema = v.strictObject({
  format: v.literal(1),
  platform: v.picklist(['darwin', 'linux']),
  user: v.optional(
    v.strictObject({
      name: v.string(),
      uid: v.optional(count),
      home: v.optional(absolute),
      shell: v.optional(absolute),
    }),
  ),
  environment: v.optional(environment),
  hardware: v.optional(hardware),
  contexts: v.optional(
    v.strictObject({
      'login-shell': v.optional(context),
      gui: v.optional(context),
      daemon: v.optional(context),
    }),
  ),
  commands: v.optional(v.array(command)),
  processes: v.optional(v.array(process)),
  locks: v.optional(v.array(lock)),
  /** Why the process or lock table of a recorded machine is unknown. */
  untold: v.optional(v.strictObject({ processes: v.optional(v.string()), locks: v.optional(v.string()) })),
  /** What was recorded of each path, in place of the folder `root/`. A path that is not here was not asked for. */
  files: v.optional(v.record(absolute, recordedFile)),
  /** Places that the user's permissions do not let us look into. */
  blocked: v.optional(v.array(absolute)),
  /** Users (by number) who own a place with everything in it. */
  owners: v.optional(v.record(absolute, count)),
  /** Flags, capabilities, SELinux context and extended attributes of single paths; of others there are none. */
  marks: v.optional(v.record(absolute, marks)),
  /** File systems; of others nothing is known. */
  volumes: v.optional(v.array(volume)),
  /** Places that macOS' privacy protection does not let us look into. */
  privacy: v.optional(v.array(absolute)),
});

/** A machine as `machine.json` describes it. */
export type Description = v.InferOutput<typeof machineSchema>;
export type RecordedFile = v.InferOutput<typeof recordedFile>;
export type RecordedCommand = NonNullable<Description['commands']>[number];
