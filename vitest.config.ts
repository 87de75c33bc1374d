import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/**
 * Real go commands, panels and daemons: they see every process of the user, so that each of these files runs by itself,
 * after all others.
 */
const alone = [
  'test/real/**/*.test.ts',
  'test/faults/!(cleaning-)*.test.ts',
  'test/faults/cleaning-client.test.ts',
  'test/cli/commands/caches/caches.test.ts',
];

/** Most tests wait more than they work: on two cores three files at once take half of the time of one. */
const maxWorkers = Math.max(3, availableParallelism() - 1);

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'together', include: ['test/**/*.test.ts'], exclude: alone, maxWorkers },
      },
      { extends: true, test: { name: 'alone', include: alone, fileParallelism: false } },
    ],
    globalSetup: ['test/build.setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: ['default', './scripts/plain-reporter.ts'],
    coverage: {
      provider: 'v8',
      include: ['{host,desktop,probes,remedies,caches,daemon,tray,cli,messages,launchd}/**/*.ts'],
      reporter: ['text-summary', 'json-summary'],
      // What runs in processes of its own (the built command, helpers) is not counted, though much of the proof is there.
      thresholds: { lines: 75, statements: 73, functions: 70, branches: 66 },
    },
  },
});
