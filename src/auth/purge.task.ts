/** Once a day, and whenever a worker starts: what has expired and is of no more use goes. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { App } from '../app.type.ts';

/** The name of the task that does it. */
export const purgeTask = 'auth.purgeExpired';

/** At four in the morning, UTC. */
export const purgeCron = '0 4 * * *';

const statements = [
  'delete from revoked_tokens where expires_at < now()',
  'delete from user_sessions where expires_at < now()',
  'delete from login_attempts where full_at < now()',
  `delete from login_failures where last_failed_at < now() - interval '1 day'`,
];

export async function purgeExpired({ orm }: Pick<App, 'orm'>): Promise<void> {
  const em = orm.em.fork();
  for (const statement of statements) await em.execute(statement);
}

/** Queues it to be done now, once however many workers start. */
export async function queuePurge(em: EntityManager): Promise<void> {
  await em.execute('select graphile_worker.add_job(?, job_key := ?)', [purgeTask, purgeTask]);
}
