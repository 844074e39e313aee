/** Open sockets, by the login they were opened with: they end with it. */
import type { App } from '../app.ts';
import type { Viewer } from '../auth/viewer.type.ts';
import { rows } from '../database/rows.ts';
import { messageOf } from '../errors.ts';

/** The longest time that a timer can wait; a socket that is closed then is opened again by its client. */
const maxTimeoutMilliseconds = 2 ** 31 - 1;

/** Calls `end` when the viewer's token is revoked, by whatever process, or expires. The result forgets it again. */
export type FollowLogin = (viewer: Viewer, end: () => void) => () => void;

export function followLogins(app: App): FollowLogin {
  const endings = new Map<string, Set<() => void>>();
  app.events.on('session', ({ tokenHash }) => endAll([tokenHash]));
  app.events.onReconnect(() => void endRevoked()); // logouts may have been missed

  function endAll(tokenHashes: string[]): void {
    for (const tokenHash of tokenHashes) for (const end of endings.get(tokenHash) ?? []) end();
  }

  async function endRevoked(): Promise<void> {
    try {
      const query = rows(app.orm.em.fork()).selectFrom('revoked_tokens').select('tokenHash');
      const revoked = await query.where('tokenHash', 'in', [...endings.keys()]).execute();
      endAll(revoked.map(({ tokenHash }) => tokenHash));
    } catch (error) {
      app.log.warn(`sockets: logouts could not be read (${messageOf(error)}); all must connect again`);
      endAll([...endings.keys()]);
    }
  }

  return ({ tokenHash, tokenExpiresAt }, end) => {
    const untilExpiry = tokenExpiresAt.getTime() - Date.now();
    const timer = setTimeout(end, Math.min(untilExpiry, maxTimeoutMilliseconds)).unref();
    const ofToken = endings.get(tokenHash) ?? new Set();
    endings.set(tokenHash, ofToken.add(end));
    return () => {
      clearTimeout(timer);
      ofToken.delete(end);
      if (ofToken.size === 0) endings.delete(tokenHash);
    };
  };
}
