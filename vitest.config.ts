import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { hasOwnProcesses, ownProcesses } from './scripts/tests/own-processes.ts';
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

/** Of these, what looks at real files of real caches: as a person's they are on a disk. */
const onDisk = [
  'test/caches/**/*.test.ts',
  'test/cli/caches/**/*.test.ts',
  'test/cli/hostile-caches.test.ts',
  'test/cli/commands/{caches,clean,service,undo}/**/*.test.ts',
  'test/daemon/caches/**/*.test.ts',
];
const place = inMemory();

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
        test: { name: 'together', include: ['test/**/*.test.ts'], exclude: [...apart, ...alone, ...inTurn] },
      },
      {
        extends: true,
        test: { name: 'on disk', include: onDisk, exclude: apart, isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'in turn',
          include: inTurn,
          exclude: [...apart, ...onDisk],
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
          ...(hasOwnProcesses ? { pool: ownProcesses } : { fileParallelism: false }),
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
