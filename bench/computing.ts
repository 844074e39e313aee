/** How long the PostgreSQL of a server computes for something, by /proc (Linux): other work on the machine changes that least. */
import { readdir, readFile } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { median } from './quantiles.ts';

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
  return rounded(median(times));
}

export async function childrenOf(parent: number): Promise<string[]> {
  const numbers = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  const parents = await Promise.all(
    numbers.map(async (pid) => /^PPid:\s+(\d+)/m.exec(await readFile(`/proc/${pid}/status`, 'utf8').catch(() => ''))),
  );
  return numbers.filter((_, index) => Number(parents[index]?.[1]) === parent);
}

async function millisecondsOf(pid: string): Promise<number> {
  return Number((await readFile(`/proc/${pid}/schedstat`, 'utf8').catch(() => 'NaN')).split(' ')[0]) / 1e6;
}

/** Seconds of processor time of these processes and of all that came from them, also of those that have ended by now. */
export async function secondsOfTrees(roots: readonly (number | undefined)[]): Promise<number> {
  const trees = await Promise.all(roots.map(async (root) => (root ? secondsOfTree(String(root)) : 0)));
  return trees.reduce((sum, one) => sum + one, 0);
}

async function secondsOfTree(pid: string): Promise<number> {
  const [own, ofEnded] = await secondsOf(pid);
  const children = await Promise.all((await childrenOf(Number(pid))).map(secondsOfTree));
  return children.reduce((sum, one) => sum + one, own + ofEnded);
}

/** Of the process itself, and of its children that it has waited for, with theirs. */
export async function secondsOf(pid: string | number): Promise<[own: number, ofEnded: number]> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const [user = 0, system = 0, childrensUser = 0, childrensSystem = 0] =
    stat.split(') ')[1]?.split(' ').slice(11, 15).map(Number) ?? [];
  return [(user + system) / clockTicks, (childrensUser + childrensSystem) / clockTicks];
}

/** Of Linux, on every processor. */
const clockTicks = 100;

export const rounded = (value: number) => Number(value.toFixed(1));

export function printLoad(): void {
  console.log(`load average ${loadavg().map(rounded).join(', ')} on ${availableParallelism()} cores`);
}
