/** Tells every process of a change, as part of the transaction that makes it: a rollback takes the message back. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { ChangeKind } from './change-kind.enums.ts';
import { maxIdsPerMessage, type Topic, type Topics } from './topics.ts';

export const channel = 'reelgraph';

export async function publish<T extends Topic>(em: EntityManager, topic: T, message: Topics[T]): Promise<void> {
  await em.execute('select pg_notify(?, ?)', [channel, JSON.stringify({ topic, ...message })]);
}

/** Many messages on one topic, in one statement. */
export async function publishAll<T extends Topic>(em: EntityManager, topic: T, messages: Topics[T][]): Promise<void> {
  const payloads = messages.map((message) => JSON.stringify({ topic, ...message }));
  await em.execute('select pg_notify(?, payload) from json_array_elements_text(?::json) payload', [
    channel,
    JSON.stringify(payloads),
  ]);
}

/** One message for a change of any number of scenes. */
export async function publishScenes(em: EntityManager, kind: ChangeKind, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  const truncated = ids.length > maxIdsPerMessage;
  await publish(em, 'scene', { kind, ids: ids.slice(0, maxIdsPerMessage), truncated });
}
