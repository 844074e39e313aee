/** How long the server takes to be ready, and how much memory it needs while nobody asks it anything. */
import { setTimeout as delay } from 'node:timers/promises';
import { median } from './quantiles.ts';
import { removeFolder, residentMegabytes, startServer, temporaryFolder } from './server.ts';

const idleMilliseconds = 10_000;
const starts = 5;

export async function starting(): Promise<void> {
  const folder = await temporaryFolder();
  try {
    const first = await startServer(folder);
    await first.stop();
    const again: number[] = [];
    for (let n = 0; n < starts - 1; n += 1) {
      const server = await startServer(folder);
      again.push(server.readyMilliseconds);
      await server.stop();
    }
    const last = await startServer(folder);
    again.push(last.readyMilliseconds);
    await delay(idleMilliseconds);
    const idle = await residentMegabytes(last.child.pid);
    await last.stop();
    console.table({
      'first start, database made (s)': { value: seconds(first.readyMilliseconds), limit: '' },
      [`start on existing data, the middle of ${starts} (s)`]: { value: seconds(median(again)), limit: '1.5' },
      [`start on existing data, slowest of ${starts} (s)`]: { value: seconds(Math.max(...again)), limit: '' },
      'idle node process (MB)': { value: Math.round(idle), limit: '180' },
    });
  } finally {
    await removeFolder(folder);
  }
}

const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(2);
