/** Once a day, and whenever a worker starts: deletes expired tokens and sessions, and old counts of login attempts. */
import { type SqlBool, sql } from 'kysely';
import type { App } from '../app.type.ts';
import { rows } from '../database/rows.ts';

export const purgeTask = {
  name: 'auth.purgeExpired',
  cron: '0 4 * * *',
  run: purgeExpired,
};

export async function purgeExpired({ orm }: Pick<App, 'orm'>): Promise<void> {
  const database = rows(orm.em.fork());
  await database.deleteFrom('revoked_tokens').where(sql<SqlBool>`expires_at < now()`).execute();
  await database.deleteFrom('user_sessions').where(sql<SqlBool>`expires_at < now()`).execute();
  await database.deleteFrom('login_attempts').where(sql<SqlBool>`full_at < now()`).execute();
  await database.deleteFrom('login_failures').where(sql<SqlBool>`last_failed_at < now() - interval '1 day'`).execute();
}
