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
    },
  },
});
