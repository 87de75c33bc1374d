import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { hasOwnProcesses, own, ownMemory } from './scripts/tests/own.ts';
import { inMemory } from './scripts/tests/in-memory.ts';
import { SlowestFirst } from './scripts/tests/slowest-first.ts';

// The certificates of a company's proxy triple what each start of Node costs, and no test of ours asks anybody by Node.
delete process.env.NODE_EXTRA_CA_CERTS;
// A sixth of what go builds cost is spent on collecting garbage.
process.env.GOGC ??= '400';

/** Real go commands, panels and daemons: they see every process of the user, so that each of these files has processes of its own. */
const apart = [
  'test/real/**/*.test.ts',
  'test/faults/!(cleaning-)*.test.ts',
  'test/faults/cleaning-client.test.ts',
  'test/cli/commands/caches/caches.test.ts',
];

/** These keep nothing between tests: files in one process after the other load the product once, for half of the processor time. */
const inTurn = ['test/{probes,host,messages,remedies,cli,desktop,tray,daemon,caches}/**/*.test.ts'];

/** What fills and empties whole caches: in memory too, but not below /dev/shm, which is the system's and therefore never cleaned. */
const cleaning = [
  'test/faults/cleaning-*.test.ts',
  'test/caches/**/*.test.ts',
  'test/cli/caches/**/*.test.ts',
  'test/cli/hostile-caches.test.ts',
  'test/cli/commands/{caches,clean,service,undo}/**/*.test.ts',
  'test/daemon/caches/**/*.test.ts',
];

/** Of these, at least one for each promise of docs/deletion-safety.md: on a disk, as a person's caches are. */
const onDisk = [
  'test/faults/cleaning-{links,trees}.test.ts',
  'test/caches/{content,identity}.test.ts',
  'test/caches/cleaner/cleaner.test.ts',
  'test/caches/job/**/*.test.ts',
];
const place = inMemory();
const ownPlace = ownMemory();

/** What is to be seen within parts of a second: beside four other files the daemon itself would wait for a processor. */
const alone = ['test/real/contention/**/*.test.ts'];

/** Most tests wait more than they work: on two cores four files at once take a third of the time of one. */
const maxWorkers = Math.max(4, availableParallelism());

export default defineConfig({
  test: {
    maxWorkers,
    sequence: { sequencer: SlowestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['test/**/*.test.ts'],
          exclude: [...apart, ...alone, ...inTurn, ...cleaning],
        },
      },
      {
        extends: true,
        test: { name: 'on disk', include: onDisk, isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'cleaning',
          include: cleaning,
          exclude: [...apart, ...onDisk],
          isolate: false,
          ...(ownPlace !== null && {
            pool: own('memory'),
            globalSetup: ['test/memory.setup.ts'],
            env: { TMPDIR: ownPlace },
          }),
        },
      },
      {
        extends: true,
        test: {
          name: 'in turn',
          include: inTurn,
          exclude: [...apart, ...cleaning],
          isolate: false,
          ...(place !== null && { globalSetup: ['test/memory.setup.ts'], env: { TMPDIR: place } }),
        },
      },
      // Where the system has no process namespaces these files run one at a time, after all others.
      {
        extends: true,
        test: {
          name: 'apart',
          include: apart,
          exclude: alone,
          ...(hasOwnProcesses ? { pool: own('processes') } : { fileParallelism: false }),
        },
      },
      {
        extends: true,
        test: { name: 'alone', include: alone, fileParallelism: false, sequence: { groupOrder: 1 } },
      },
    ],
    globalSetup: ['test/build.setup.ts'],
    setupFiles: ['test/surroundings.setup.ts'],
    // For what hangs: on a busy machine a test of seconds takes minutes.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    reporters: ['default', './scripts/tests/plain-reporter.ts'],
    coverage: {
      provider: 'v8',
      include: ['{host,desktop,probes,remedies,caches,daemon,tray,cli,messages,launchd}/**/*.ts'],
      reporter: ['text-summary', 'json-summary'],
      // What runs in processes of its own (the built command, helpers) is not counted, though much of the proof is there.
      thresholds: { lines: 85, statements: 84, functions: 80, branches: 80 },
    },
  },
});
