/** How long the PostgreSQL of a server computes for something, by /proc (Linux): other work on the machine changes that least. */
import { readdir, readFile } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';

const repetitions = 5;

/** The process that all others of the embedded PostgreSQL come from. */
export async function postmasterOf({ dataDir }: { dataDir: string }): Promise<number> {
  return Number((await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]);
}

/** Milliseconds of processor time, all connections together: the median of some. NaN where there is no /proc. */
export async function computed(postmaster: number, run: () => Promise<unknown>): Promise<number> {
  await run(); // its connections are open from here on
  const processes = await childrenOf(postmaster);
  const times: number[] = [];
  for (let n = 0; n < repetitions; n += 1) {
    const begin = await Promise.all(processes.map(millisecondsOf));
    await run();
    const end = await Promise.all(processes.map(millisecondsOf));
    // A connection that nobody used for a while is closed meanwhile.
    const spent = end.map((at, index) => at - (begin[index] ?? Number.NaN)).filter((one) => !Number.isNaN(one));
    times.push(spent.length > 0 ? spent.reduce((sum, one) => sum + one, 0) : Number.NaN);
  }
  return rounded(times.toSorted((a, b) => a - b)[Math.floor(repetitions / 2)] ?? Number.NaN);
}

async function childrenOf(parent: number): Promise<string[]> {
  const numbers = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  const parents = await Promise.all(
    numbers.map(async (pid) => /^PPid:\s+(\d+)/m.exec(await readFile(`/proc/${pid}/status`, 'utf8').catch(() => ''))),
  );
  return numbers.filter((_, index) => Number(parents[index]?.[1]) === parent);
}

async function millisecondsOf(pid: string): Promise<number> {
  return Number((await readFile(`/proc/${pid}/schedstat`, 'utf8').catch(() => 'NaN')).split(' ')[0]) / 1e6;
}

export const rounded = (value: number) => Number(value.toFixed(1));

export function printLoad(): void {
  console.log(`load average ${loadavg().map(rounded).join(', ')} on ${availableParallelism()} cores`);
}
