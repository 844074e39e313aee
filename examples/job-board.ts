/**
 * Every job as it goes, in the terminal: `node examples/job-board.ts`. Ends with Ctrl-C. A lost connection comes back by itself, and
 * what happened meanwhile is seen.
 */
import { stripVTControlCharacters } from 'node:util';
import { createClient, isReelgraphError, type JobCoreFragment } from 'reelgraph/sdk';

const { REELGRAPH_URL: url = 'http://127.0.0.1:4000', REELGRAPH_TOKEN: token } = process.env;
const { stdout } = process;

const jobs = new Map<string, JobCoreFragment>();
const shown = 15;

function draw(connection: string): void {
  const newest = [...jobs.values()].slice(-shown);
  const running = newest.filter(({ status }) => status === 'RUNNING').length;
  const lines = newest.map(({ sceneTitle, phase, status, progress, speed }) => {
    const filled = Math.round(progress / 5);
    const title = stripVTControlCharacters(sceneTitle).slice(0, 30).padEnd(30); // a title may be anybody's
    const pace = speed ? ` ${speed.toFixed(1)}×` : '';
    return `${title} ${phase.padEnd(9)} ${'█'.repeat(filled)}${'░'.repeat(20 - filled)} ${status}${pace}`;
  });
  if (stdout.isTTY) stdout.write('\x1b[2J\x1b[H'); // clears the screen
  console.log([`${connection}, ${running} running`, ...lines].join('\n'));
}

const stop = new AbortController();
process.once('SIGINT', () => stop.abort());

await using client = createClient({ url, token, onConnection: draw });
try {
  for await (const { jobChanged } of client.jobChanged({}, { signal: stop.signal })) {
    const { job, kind } = jobChanged;
    jobs.delete(job.id);
    if (kind !== 'DELETED') jobs.set(job.id, job);
    for (const id of jobs.keys()) if (jobs.size > 1000) jobs.delete(id);
    draw('connected');
  }
} catch (error) {
  if (stop.signal.aborted) console.log('Bye.');
  else if (isReelgraphError(error, 'UNAUTHENTICATED'))
    console.error('REELGRAPH_TOKEN is no token or API key of this server.');
  else throw error;
}
