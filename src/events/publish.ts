/** Tells every process of a change, as part of the transaction that makes it: a rollback takes the message back. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { rows } from '../database/rows.ts';
import type { ChangeKind } from './change-kind.enums.ts';
import { maxIdsPerMessage, type RecordedTopic, type Topic, type Topics } from './topics.ts';

export const channel = 'reelgraph';

export async function publish<T extends Topic>(em: EntityManager, topic: T, message: Topics[T]): Promise<void> {
  await publishAll(em, topic, [message]);
}

/** Many messages on one topic, in one statement. */
export async function publishAll<T extends Topic>(em: EntityManager, topic: T, messages: Topics[T][]): Promise<void> {
  const payloads = messages.map((message) => JSON.stringify({ topic, ...message }));
  await sql`select pg_notify(${channel}, payload) from unnest(${payloads}::text[]) payload`.execute(rows(em));
}

export interface PublishedChange<T extends RecordedTopic> {
  /** The id of what has changed; null for a change of many, which `details` name. */
  thing: string | null;
  kind: ChangeKind;
  details?: object;
  /** Left out where another message says that there is something to read. */
  message?: Topics[T];
}

/** The same for what subscribers must hear of even when they are away: it is also recorded, in the same statement. */
export async function publishChanges<T extends RecordedTopic>(
  em: EntityManager,
  topic: T,
  changes: PublishedChange<T>[],
): Promise<void> {
  const column = <V>(of: (change: PublishedChange<T>) => V) => changes.map(of);
  const details = column((change) => (change.details ? JSON.stringify(change.details) : null));
  const payloads = column(({ message }) => (message ? JSON.stringify({ topic, ...message }) : null));
  await sql`
    with change as materialized (
      select * from unnest(
        ${column(({ thing }) => thing)}::text[], ${column(({ kind }) => kind)}::text[], ${details}::jsonb[], ${payloads}::text[]
      ) as c(thing, kind, details, payload)
    ), recorded as (
      insert into changes (topic, thing, kind, details) select ${topic}, thing, kind, details from change
    )
    select pg_notify(${channel}, payload) from change where payload is not null`.execute(rows(em));
}

/** One message for a change of any number of scenes. */
export async function publishScenes(em: EntityManager, kind: ChangeKind, ids: string[]): Promise<void> {
  const [first] = ids;
  if (first === undefined) return;
  const details: ScenesChanged = { ids: ids.slice(0, maxIdsPerMessage), truncated: ids.length > maxIdsPerMessage };
  const change = ids.length === 1 ? { thing: first } : { thing: null, details };
  await publishChanges(em, 'scene', [{ ...change, kind, message: {} }]);
}

/** The details of a change of several scenes. */
export interface ScenesChanged {
  ids: string[];
  truncated: boolean;
}
