/**
 * Loaded into the server that is measured. From a SIGUSR2 on, whenever its event loop comes 20 ms late or more, a line in the file BLOCKS_FILE says when it came, how many
 * milliseconds late, and how many of processor time its thread took meanwhile. The rest it waited for a processor, or for threads that collect garbage.
 */
import { appendFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const everyMilliseconds = 10;

const computed = () => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

if (isMainThread) process.once('SIGUSR2', watch);

function watch() {
  let [lookedAt, before] = [performance.now(), computed()];
  setInterval(() => {
    const [now, after] = [performance.now(), computed()];
    const late = now - lookedAt - everyMilliseconds;
    if (late >= 20)
      appendFileSync(process.env.BLOCKS_FILE, `${Date.now()} ${late.toFixed(1)} ${(after - before).toFixed(1)}\n`);
    [lookedAt, before] = [performance.now(), computed()];
  }, everyMilliseconds).unref();
}
