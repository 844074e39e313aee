/** The data folder and the folder of backups: are they there, whose are they, and is there room. */
import { access, constants, readdir, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { messageOf } from '../errors.ts';
import { diskUsageOf } from '../storage/storage-path.queries.ts';
import { type Finding, good, note, problem, warning } from './finding.ts';

const gibibyte = 1024 ** 3;
/** A database that cannot write stops; with less than so much it is near. */
const leastFree = gibibyte;
/** Room for what comes together in some days. */
const goodFree = 5 * gibibyte;

const inGibibytes = (bytes: number) => `${(bytes / gibibyte).toFixed(1)} GiB`;

export async function* checkFolders({ dataDir, backupDir }: Config): AsyncGenerator<Finding> {
  const isThere = yield* checkFolder('DATA_DIR', dataDir);
  if (isThere) yield* checkSecrets(dataDir);
  if (backupDir === undefined) yield note('BACKUP_DIR is unset: no backup is made by itself');
  else if (yield* checkFolder('BACKUP_DIR', backupDir)) yield* checkBackups(backupDir);
}

async function* checkFolder(setting: string, folder: string): AsyncGenerator<Finding, boolean> {
  try {
    if (!(await stat(folder)).isDirectory()) {
      yield problem(`${setting} ${folder} is no folder`, `set ${setting} to a folder`);
      return false;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      yield note(`${setting} ${folder} is made at the first start`);
    else yield problem(`${setting} ${folder} cannot be reached: ${messageOf(error)}`, rights(folder));
    return false;
  }
  const isWritable = await access(folder, constants.R_OK | constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!isWritable) yield problem(`${setting} ${folder} may not be written to`, rights(folder));
  else yield good(`${setting} ${folder} can be written to`);
  yield* checkFree(`the disk of ${setting}`, folder);
  return true;
}

const rights = (folder: string) =>
  `run as its owner, or give it to the user that runs the server: chown -R ${userInfo().username} ${folder}`;

export async function* checkFree(what: string, folder: string): AsyncGenerator<Finding> {
  const usage = await diskUsageOf(folder);
  if (!usage) return yield warning(`${what} does not say how much is free`);
  const text = `${what} has ${inGibibytes(usage.free)} free`;
  if (usage.free < leastFree) yield problem(text, 'make room: the database stops when nothing is left');
  else if (usage.free < goodFree) yield warning(text, 'make room soon');
  else yield good(text);
}

async function* checkSecrets(dataDir: string): AsyncGenerator<Finding> {
  const folder = join(dataDir, 'secrets');
  const found = await stat(folder).catch(() => undefined);
  if (found && found.mode & 0o077) yield warning(`others may read ${folder}`, `chmod -R go= ${folder}`);
}

async function* checkBackups(folder: string): AsyncGenerator<Finding> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.tar'));
  const times = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).mtimeMs));
  const newest = Math.max(...times);
  const days = (Date.now() - newest) / 86_400_000;
  if (names.length === 0) yield note('there is no backup yet: a worker makes one a day');
  else if (days > 2)
    yield warning(
      `the newest backup is ${days.toFixed(0)} days old`,
      'is a worker running? its log says why one failed',
    );
  else yield good(`the newest backup is of ${new Date(newest).toISOString()}`);
}
