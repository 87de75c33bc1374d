import * as v from 'valibot';

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
  directory: v.optional(absolute),
});

const lock = v.strictObject({
  path: absolute,
  pid: count,
  state: v.picklist(['holds', 'waits', 'open']),
  mode: v.optional(v.picklist(['shared', 'exclusive', 'unknown'])),
});

/** The format of `machine.json` (docs/simulated-host.md). What is absent is asked as the platform asks it. */
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
  /** Places that the user's permissions do not let us look into. */
  blocked: v.optional(v.array(absolute)),
  /** Places that macOS' privacy protection does not let us look into. */
  privacy: v.optional(v.array(absolute)),
});

/** A machine as `machine.json` tells it. */
export type Description = v.InferOutput<typeof machineSchema>;
export type RecordedCommand = NonNullable<Description['commands']>[number];
