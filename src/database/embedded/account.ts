/** Which user of the operating system PostgreSQL runs as. It refuses to be root, so for root it is somebody else. */
import { execa } from 'execa';
import { unavailable } from '../../errors.ts';

/** A user other than ourselves; where one is optional, absent means the user that runs this process. */
export interface Account {
  name: string;
  uid: number;
  gid: number;
}

export const isRoot = () => process.getuid?.() === 0;

/** The user that a new database of root's belongs to: `postgres` where there is one, else `nobody`. */
export async function serviceAccount(): Promise<Account> {
  const account = (await findAccount('postgres')) ?? (await findAccount('nobody'));
  if (account) return account;
  throw unavailable(
    'PostgreSQL refuses to run as root, and there is neither a user "postgres" nor "nobody" to run it as: ' +
      'start Reelgraph as an ordinary user, or set DATABASE_URL to a PostgreSQL 18 server.',
  );
}

/** Looks a user up by name or number; the database of users may be a directory service, so `id` is asked. */
export async function findAccount(nameOrUid: string | number): Promise<Account | undefined> {
  const { stdout } = await execa('id', [String(nameOrUid)], { reject: false, env: { LC_ALL: 'C' } }); // some languages have words of their own for uid
  const [, uid, name, gid] = /^uid=(\d+)\((.+?)\) gid=(\d+)/.exec(stdout ?? '') ?? [];
  return name ? { name, uid: Number(uid), gid: Number(gid) } : undefined;
}

/**
 * Runs a program as that user, with a bare environment (PGPORT, PGDATA and the like would change what PostgreSQL does),
 * English messages, and in a session of its own, so that Ctrl-C in the terminal reaches only Reelgraph. Calls `meanwhile` once
 * it runs.
 */
export async function runAs(
  account: Account | undefined,
  file: string,
  args: string[],
  meanwhile?: () => void,
): Promise<void> {
  const options = { ...accountOptions(account), extendEnv: false, cleanup: false, stdin: 'ignore' } as const;
  const running = execa(file, args, options);
  meanwhile?.();
  await running;
}

/** The same for Node's own ways of starting a program. */
export const accountOptions = (account: Account | undefined) => ({
  ...(account && { uid: account.uid, gid: account.gid }),
  cwd: '/',
  env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' },
  detached: true,
});

/** Whether that user can enter the folder: tried, as permissions are more than mode bits. */
export async function canEnter(account: Account, folder: string): Promise<boolean> {
  return runAs(account, '/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder]).then(
    () => true,
    () => false,
  );
}
