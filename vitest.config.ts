import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/build.setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    reporters: ['default', './scripts/plain-reporter.ts'],
    coverage: {
      provider: 'v8',
      include: ['{host,probes,caches,daemon,tray,cli,messages,launchd}/**/*.ts'],
      reporter: ['text-summary', 'json-summary'],
      // What runs in processes of its own (the built command, helpers) is not counted, though much of the proof is there.
      thresholds: { lines: 75, statements: 73, functions: 70, branches: 66 },
    },
  },
});
