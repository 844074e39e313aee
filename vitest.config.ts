import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    // graphql exists twice in its package; all must use the one that Node itself finds.
    alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }],
  },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two cores are less than half busy with two: many tests wait for processes to start, to end and to be missed.
    maxWorkers: 3,
    // Files share what they import: no test changes it, and loading it anew for each took half of the time.
    isolate: false,
    // Answers of servers and clients in one process leave much that lives briefly: with more room it is collected an eighth cheaper.
    execArgv: ['--max-semi-space-size=64'],
  },
});
