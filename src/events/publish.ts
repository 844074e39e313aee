/** Tells every process of a change, as part of the transaction that makes it: a rollback takes the message back. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { rows } from '../database/rows.ts';
import type { ChangeKind } from './change-kind.enums.ts';
import { maxIdsPerMessage, type Topic, type Topics } from './topics.ts';

export const channel = 'reelgraph';

export async function publish<T extends Topic>(em: EntityManager, topic: T, message: Topics[T]): Promise<void> {
  await sql`select pg_notify(${channel}, ${JSON.stringify({ topic, ...message })})`.execute(rows(em));
}

/** Many messages on one topic, in one statement. */
export async function publishAll<T extends Topic>(em: EntityManager, topic: T, messages: Topics[T][]): Promise<void> {
  const payloads = messages.map((message) => JSON.stringify({ topic, ...message }));
  await sql`select pg_notify(${channel}, payload) from unnest(${payloads}::text[]) payload`.execute(rows(em));
}

/** One message for a change of any number of scenes. */
export async function publishScenes(em: EntityManager, kind: ChangeKind, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  const truncated = ids.length > maxIdsPerMessage;
  await publish(em, 'scene', { kind, ids: ids.slice(0, maxIdsPerMessage), truncated });
}
