/** Connections that end while a transaction has them. */
import type { Pool, PoolClient } from 'pg';

/**
 * Gives those back to the pool. Kysely gives a connection back when its transaction has been rolled back, which cannot be
 * done where the connection is gone: each would hold its place for good, and the pool would be used up by and by.
 */
export function giveBackLost(pool: Pool): void {
  pool.on('acquire', (client) => client.once('end', lost));
  pool.on('release', (_error, client) => client.off('end', lost));
}

function lost(this: PoolClient): void {
  this.release(true);
  this.release = () => {}; // for whoever held it; it is never lent again
}
