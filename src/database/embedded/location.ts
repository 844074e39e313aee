/** Where the files of the embedded database lie: under DATA_DIR, or in a system folder when its user cannot go there. */
import { createHash } from 'node:crypto';
import { chmod, lstat, mkdir, mkdtemp, readlink, realpath, stat, symlink } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { unavailable } from '../../errors.ts';
import { type Account, canEnter, findAccount, isRoot, serviceAccount } from './account.ts';
import type { Log } from './log.ts';

export interface Location {
  /** The folder of the cluster, absolute and without links; it may not exist yet. */
  directory: string;
  /** Who PostgreSQL runs as; absent: we ourselves. */
  account?: Account;
}

/**
 * Finds the cluster's folder, and decides on one at the first start. `DATA_DIR/postgres` is either that folder or a link
 * to it, so that it is found again even when permissions or the name of the data folder change.
 */
export async function locateCluster(dataDir: string, log: Log): Promise<Location> {
  await mkdir(dataDir, { recursive: true });
  const known = await followLink(join(dataDir, 'postgres'));
  const owner = await ownerOf(known);
  if (!isRoot()) return { directory: ownFolder(known, owner) };
  const account = await accountFor(owner);
  if (await canEnter(account, (await exists(known)) ? known : dirname(known))) return { directory: known, account };
  if (owner !== undefined) throw outOfReach(known, account);
  return { directory: await moveOut(dataDir, account, log), account };
}

/** The folder that a running server of this data folder must have; nothing is made. */
export async function knownCluster(dataDir: string): Promise<string> {
  return followLink(join(dataDir, 'postgres'));
}

async function followLink(path: string): Promise<string> {
  const parent = await realpath(dirname(path)).catch(() => dirname(path));
  const target = await readlink(path).catch(() => undefined);
  if (target === undefined) return join(parent, basename(path));
  const directory = resolve(parent, target);
  if (await exists(dirname(directory))) return realpath(directory).catch(() => directory);
  throw unavailable(
    `The database should lie in ${directory}, which ${path} links to, but that is gone: ` +
      'bring it back, or remove the link to start with an empty database.',
  );
}

/** The number of the user that the folder belongs to; undefined while there is none. */
async function ownerOf(folder: string): Promise<number | undefined> {
  return stat(folder).then(
    (found) => found.uid,
    () => undefined,
  );
}

function ownFolder(folder: string, owner: number | undefined): string {
  if (owner === undefined || owner === process.getuid?.()) return folder;
  throw unavailable(
    `The database in ${folder} belongs to another user (number ${owner}), as Reelgraph was started as root or by that ` +
      'user before: start it the same way again, or set DATA_DIR to another folder.',
  );
}

/** A cluster stays with the user it was made by: the ordinary user who started Reelgraph before root did, perhaps. */
async function accountFor(owner: number | undefined): Promise<Account> {
  const keeper = owner ? await findAccount(owner) : undefined;
  return keeper ?? serviceAccount();
}

const exists = (path: string) =>
  lstat(path).then(
    () => true,
    () => false,
  );

const outOfReach = (folder: string, account: Account) =>
  unavailable(
    `The database in ${folder} cannot be reached by the user "${account.name}" that it must run as: ` +
      `let that user pass through the folders above it (chmod o+x), or set DATABASE_URL to a PostgreSQL 18 server.`,
  );

/** Leaves the link behind before the cluster is made, so that an interrupted first start goes on in the same place. */
async function moveOut(dataDir: string, account: Account, log: Log): Promise<string> {
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 8);
  // Never an older folder of that name: it would hold the data of a data folder that has been deleted.
  const home = await mkdtemp(join(await systemFolder(account), `${name}-`));
  await chmod(home, 0o755);
  const directory = join(home, 'postgres');
  await symlink(directory, join(dataDir, 'postgres'));
  log.info(
    `PostgreSQL cannot run as root, and the user "${account.name}" that it runs as cannot reach ${dataDir}: ` +
      `the database lies in ${directory} instead.`,
  );
  return directory;
}

/** A folder of root's that this user can enter, for what cannot lie under DATA_DIR or node_modules. */
export async function systemFolder(account: Account): Promise<string> {
  for (const folder of ['/var/lib/reelgraph', '/var/tmp/reelgraph']) {
    if ((await makeOwnFolder(folder)) && (await canEnter(account, folder))) return folder;
  }
  throw unavailable(
    `There is no folder for the database: the user "${account.name}" can reach neither DATA_DIR nor /var/lib/reelgraph ` +
      'nor /var/tmp/reelgraph. Set DATA_DIR to a folder it can reach, or DATABASE_URL to a PostgreSQL 18 server.',
  );
}

/** Somebody else's folder is refused: anyone may write to /var/tmp, and programs are run from here. */
async function makeOwnFolder(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true });
    const found = await lstat(folder);
    if (!found.isDirectory() || found.uid !== process.getuid?.()) return false;
    await chmod(folder, 0o755);
    return true;
  } catch {
    return false;
  }
}
