/** The first account: made when there is no user at all, its password shown this once. */

import { sql } from 'kysely';
import type { App } from '../app.type.ts';
import { rows } from '../database/rows.ts';
import { transaction } from '../database/transaction.ts';
import { generatePassword } from './generated-password.ts';

export interface FirstAdmin {
  username: string;
  /** Absent when it was configured: its owner knows it. */
  generatedPassword?: string;
}

/** Makes the configured admin unless there are users; returns it when it was made now, by this process. */
export async function ensureFirstAdmin(
  app: Pick<App, 'orm' | 'config' | 'passwords' | 'log'>,
): Promise<FirstAdmin | undefined> {
  const admin = await makeFirstAdmin(app);
  if (!admin && app.config.adminPassword !== undefined)
    app.log.warn(
      'ADMIN_PASSWORD does nothing: it is for the first account, and there are accounts already. ' +
        'To give one of them a new password, run npm run admin -- reset-password NAME.',
    );
  return admin;
}

async function makeFirstAdmin({
  orm,
  config,
  passwords,
}: Pick<App, 'orm' | 'config' | 'passwords'>): Promise<FirstAdmin | undefined> {
  const em = orm.em.fork();
  if (await rows(em).selectFrom('users').select('id').limit(1).executeTakeFirst()) return undefined;
  const generatedPassword = config.adminPassword === undefined ? generatePassword() : undefined;
  const password = await passwords.hash(config.adminPassword ?? generatedPassword ?? '');
  const username = config.adminUsername;
  const made = await transaction(em, async (em) => {
    await sql`lock table users in share row exclusive mode`.execute(rows(em)); // two processes may start at once
    if (await rows(em).selectFrom('users').select('id').limit(1).executeTakeFirst()) return false;
    await rows(em).insertInto('users').values({ username, password, role: 'admin' }).execute();
    return true;
  });
  return made ? { username, generatedPassword } : undefined;
}
