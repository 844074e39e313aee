/** Accounts of the provider, as whoever has access to the machine links them with users without signing in. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { endSessions } from '../auth/session.service.ts';
import { changeEntities } from '../database/change-entities.ts';
import { rows } from '../database/rows.ts';
import { publish } from '../events/publish.ts';
import { accountOf } from '../users/local-account.service.ts';
import type { Person } from './provider.ts';
import { linkPerson } from './sign-in.service.ts';

/** From now on this person is the user of this name. NOT_FOUND when there is none, CONFLICT when they are another user. */
export async function linkAccount(em: EntityManager, name: string, person: Pick<Person, 'issuer' | 'subject'>) {
  return changeEntities(em, async (em) => {
    const { id: userId, username } = await accountOf(em, name);
    await linkPerson(em, userId, person);
    await publish(em, 'account', { userId, change: 'linked' });
    return username;
  });
}

/** Nobody of any provider is this user any longer; its sessions end. NOT_FOUND when there is no user of this name. */
export async function unlinkAccount(em: EntityManager, name: string) {
  return changeEntities(em, async (em) => {
    const { id: userId, username } = await accountOf(em, name);
    const links = await rows(em).deleteFrom('user_identities').where('userId', '=', userId).returning('id').execute();
    await endSessions(em, { userId }, 'unlinked');
    await publish(em, 'account', { userId, change: 'unlinked' });
    return { username, links: links.length };
  });
}
