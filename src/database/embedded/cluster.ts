/** The files of the embedded database: its password, and the cluster that initdb makes. */
import { randomBytes } from 'node:crypto';
import { chmod, chown, link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { messageOf, unavailable } from '../../errors.ts';
import { type Account, runAs } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { Location } from './location.ts';
import type { Log } from './log.ts';

/** Everything needed to run one cluster or to talk to it. */
export interface Cluster extends Location {
  dataDir: string;
  password: string;
  bin: string;
}

interface MakeOptions {
  hasFsync: boolean;
  /** Called once initdb runs, if it does. */
  meanwhile?: (() => void) | undefined;
}

/** Makes the cluster and its password at the first start; refuses one that these programs cannot run. */
export async function prepareCluster(
  location: Location,
  options: MakeOptions & { dataDir: string; binaries: Binaries; log: Log },
): Promise<Cluster> {
  const { dataDir, binaries, log } = options;
  const version = await clusterVersion(location.directory);
  if (version !== undefined && version !== binaries.major)
    throw otherVersion(location.directory, version, binaries.major);
  const password = version === undefined ? await makePassword(dataDir) : await readPassword(dataDir);
  const cluster = { ...location, dataDir, password, bin: binaries.bin };
  await removeLeftovers(cluster);
  if (version === undefined) {
    log.info(`A new database is made in ${location.directory}.`);
    await makeCluster(cluster, options);
  }
  return cluster;
}

/** The password that a process of this data folder connects with. */
export async function readPassword(dataDir: string): Promise<string> {
  const file = passwordFile(dataDir);
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (cause) {
    throw unavailable(
      `The password of the embedded database cannot be read (${messageOf(cause)}): bring ${file} back from a backup, ` +
        'or start Reelgraph as the user that it belongs to.',
      { cause },
    );
  }
}

const passwordFile = (dataDir: string) => join(dataDir, 'secrets', 'postgres-password');

/** The major version of the PostgreSQL that made it; undefined while there is none. */
export async function clusterVersion(directory: string): Promise<string | undefined> {
  return readFile(join(directory, 'PG_VERSION'), 'utf8').then(
    (text) => text.trim(),
    () => undefined,
  );
}

const otherVersion = (directory: string, found: string, ours: string) =>
  unavailable(
    `The database in ${directory} was made by PostgreSQL ${found}, and this Reelgraph brings PostgreSQL ${ours}, which ` +
      'cannot read it: back it up with the Reelgraph that made it (npm run backup), and restore that into an empty DATA_DIR ' +
      '(npm run restore).',
  );

/** Two processes that start at once end up with the same password, whole: `link` fails when the name exists. */
async function makePassword(dataDir: string): Promise<string> {
  const file = passwordFile(dataDir);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await chmod(dirname(file), 0o700);
  const draft = `${file}.new-${process.pid}`;
  await writeFile(draft, randomBytes(24).toString('base64url'), { mode: 0o600, flush: true });
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
  return readPassword(dataDir);
}

/** Drafts of processes that were killed in initdb; those of a living process are its own business. */
async function removeLeftovers({ directory }: Cluster): Promise<void> {
  const prefix = draftName(directory, '');
  const names = await readdir(dirname(directory));
  const dead = names.filter((name) => name.startsWith(prefix) && !isOtherProcess(Number(name.slice(prefix.length))));
  // The killed process's initdb may still be writing: then removing needs more than one try.
  const options = { recursive: true, force: true, maxRetries: 10 };
  await Promise.all(dead.map((name) => rm(join(dirname(directory), name), options)));
}

const draftName = (directory: string, pid: number | '') => `${basename(directory)}.new-${pid}`;

function isOtherProcess(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * In MiB an eighth of the memory, of which a container may have `limit` bytes: of a million scenes, what a list reads at random places is
 * then found there, and is not copied from the system's cache each time. It takes none before something is read.
 */
export function sharedBuffers(limit: number): number {
  return Math.round(Math.min(Math.max(Math.min(limit, totalmem()) / 8 / 1024 ** 2, 128), 1024));
}

/** Runs initdb under another name and renames the result, so that a cluster is whole or absent. */
async function makeCluster(cluster: Cluster, { hasFsync, meanwhile }: MakeOptions): Promise<void> {
  const draft = join(dirname(cluster.directory), draftName(cluster.directory, process.pid));
  const passwordCopy = join(draft, 'password'); // the original is ours alone: PostgreSQL's user cannot read it
  try {
    await makeFolderFor(cluster.account, draft);
    await writeFile(passwordCopy, cluster.password, { mode: 0o600 });
    if (cluster.account) await chown(passwordCopy, cluster.account.uid, cluster.account.gid);
    const made = join(draft, 'cluster');
    const args = initdbArgs(made, passwordCopy, hasFsync);
    await runAs(cluster.account, join(cluster.bin, 'initdb'), args, meanwhile);
    await rename(made, cluster.directory).catch(async (error) => {
      if ((await clusterVersion(cluster.directory)) === undefined) throw error; // else another process was quicker
    });
  } catch (cause) {
    throw unavailable(`The database in ${cluster.directory} could not be made: ${messageOf(cause)}`, { cause });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function makeFolderFor(account: Account | undefined, folder: string): Promise<void> {
  await mkdir(folder, { mode: 0o700 });
  if (account) await chown(folder, account.uid, account.gid);
}

/** The settings are a start; who knows better edits postgresql.conf. */
function initdbArgs(directory: string, passwordFile: string, hasFsync: boolean): string[] {
  const settings = {
    max_connections: '200',
    shared_buffers: `${sharedBuffers(process.constrainedMemory() || Number.POSITIVE_INFINITY)}MB`,
    max_wal_size: '512MB',
    random_page_cost: '1.1',
    timezone: 'UTC',
    // A file per weekday, emptied when the day comes round again: the log never holds more than a week.
    logging_collector: 'on',
    log_filename: 'postgresql-%a.log',
    log_rotation_age: '1d',
    log_rotation_size: '0',
    log_truncate_on_rotation: 'on',
    log_checkpoints: 'off',
  };
  return [
    ...['-D', directory, '-U', 'reelgraph', '--pwfile', passwordFile, '--auth', 'scram-sha-256', '--no-instructions'],
    // Sorting by code point is the same on every machine. LC_CTYPE must not be C: pg_trgm would drop every letter like é.
    ...['--encoding', 'UTF8', '--locale', 'C', '--lc-ctype', 'C.UTF-8'],
    ...['--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
    ...(hasFsync ? [] : ['--no-sync']),
    ...Object.entries(settings).flatMap(([name, value]) => ['--set', `${name}=${value}`]),
  ];
}
