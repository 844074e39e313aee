/** `npm run admin`: accounts, managed on the machine itself, for when nobody can sign in who could do it. */
import { openPasswords } from './auth/passwords.ts';
import { AppError } from './errors.ts';
import { type ProcessOptions, withDatabase } from './processes.ts';
import { createAccount, listAccounts, resetAccountPassword } from './users/local-account.service.ts';

export const adminUsage = `Usage: npm run admin -- list                       all accounts
       npm run admin -- create NAME [--role ROLE]  a new account, with the role admin unless another is given
       npm run admin -- reset-password NAME        a new password for an account, whose sessions end`;

export interface AdminCommand {
  /** What follows `npm run admin --`. */
  words: readonly string[];
  role?: string | undefined;
}

/** Runs one command on the database of the configuration, whether or not the server is running. */
export async function runAdmin({ config, log }: ProcessOptions, { words, role }: AdminCommand): Promise<void> {
  const [action = '', name = '', ...rest] = words;
  const isList = action === 'list' && name === '';
  const isChange = (action === 'create' || action === 'reset-password') && name !== '';
  if (!(isList || isChange) || rest.length > 0 || (role !== undefined && action !== 'create'))
    throw new AppError('BAD_USER_INPUT', adminUsage);
  await using passwords = openPasswords();
  await withDatabase({ config, log }, async (orm) => {
    const access = { em: orm.em.fork(), passwords };
    if (isList) console.log(tableOf(await listAccounts(access.em)));
    else if (action === 'create') {
      const password = await createAccount(access, name, role ?? 'admin');
      log.info(`The account ${name} was made by npm run admin.`);
      console.log(
        `The account ${name} has the role ${role ?? 'admin'} and the password ${password} (shown this once).`,
      );
    } else {
      const { username, password, endedSessions } = await resetAccountPassword(access, name);
      log.info(`The password of ${username} was reset by npm run admin; sessions ended: ${endedSessions}.`);
      console.log(`The account ${username} has the new password ${password} (shown this once).`);
    }
  });
}

function tableOf(accounts: Awaited<ReturnType<typeof listAccounts>>): string {
  if (accounts.length === 0) return 'There are no accounts.';
  const lines = accounts.map(({ username, role, lastLoginAt }) => [username, role, dateOf(lastLoginAt)]);
  const cells = [['name', 'role', 'last login'], ...lines];
  const widths = [0, 1].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}

const dateOf = (instant: Date | string | null | undefined) =>
  instant ? new Date(instant).toISOString().slice(0, 16).replace('T', ' ') : 'never';
