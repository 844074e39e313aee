/** The first account: made when there is no user at all, its password shown this once. */
import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import type { App } from '../app.type.ts';
import { rows } from '../database/rows.ts';

export interface FirstAdmin {
  username: string;
  /** Absent when it was configured: its owner knows it. */
  generatedPassword?: string;
}

/** Makes the configured admin unless there are users; returns it when it was made now, by this process. */
export async function ensureFirstAdmin({
  orm,
  config,
  passwords,
}: Pick<App, 'orm' | 'config' | 'passwords'>): Promise<FirstAdmin | undefined> {
  const em = orm.em.fork();
  if (await rows(em).selectFrom('users').select('id').limit(1).executeTakeFirst()) return undefined;
  const generatedPassword = config.adminPassword === undefined ? generatePassword() : undefined;
  const password = await passwords.hash(config.adminPassword ?? generatedPassword ?? '');
  const username = config.adminUsername;
  const made = await em.transactional(async (em) => {
    await sql`lock table users in share row exclusive mode`.execute(rows(em)); // two processes may start at once
    if (await rows(em).selectFrom('users').select('id').limit(1).executeTakeFirst()) return false;
    await rows(em).insertInto('users').values({ username, password, role: 'admin' }).execute();
    return true;
  });
  return made ? { username, generatedPassword } : undefined;
}

/** 20 characters of a set without look-alikes (about 115 bits), with one of each kind the policy asks for. */
function generatePassword(): string {
  const kinds = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnopqrstuvwxyz', '23456789'];
  const pick = (characters: string) => characters.charAt(randomInt(characters.length));
  const anywhere = Array.from({ length: 17 }, () => pick(kinds.join('')));
  return [...anywhere.slice(0, 8), ...kinds.map(pick), ...anywhere.slice(8)].join('');
}
