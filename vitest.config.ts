import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest, of which none is to run alone at the end. Their size, by which files are sorted otherwise, does not say so. */
const longest = [
  ...['checks/every-argument', 'journeys/kills', 'journeys/start', 'journeys/stopped-worker', 'media/sprites'],
  ...['media/strange-films', 'storage/scan-killed', 'storage/watch-hung'],
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => longest.some((name) => moduleId.endsWith(`/${name}.test.ts`));
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

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
    // The second that is the default is none when other files work.
    expect: { poll: { timeout: 20_000 } },
    // More than two cores are: many tests wait for processes to start, to end and to be missed.
    maxWorkers: 4,
    sequence: { sequencer: LongestFirst },
    // Files share what they import: no test changes it, and loading it anew for each took half of the time.
    isolate: false,
    // Answers of servers and clients in one process leave much that lives briefly: with more room it is collected an eighth cheaper.
    execArgv: ['--max-semi-space-size=64'],
  },
});
