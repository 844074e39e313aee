/** Tells every process of a change, as part of the transaction that makes it: a rollback takes the message back. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import { prepared } from '../database/prepared.ts';
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

/** A change with its topic. */
export type ChangeOf = { [T in RecordedTopic]: PublishedChange<T> & { topic: T } }[RecordedTopic];

/** The same for what subscribers must hear of even when they are away: it is also recorded, in the same statement. */
export async function publishChanges<T extends RecordedTopic>(
  em: EntityManager,
  topic: T,
  changes: PublishedChange<T>[],
): Promise<void> {
  await publishing(changes.map((change) => ({ topic, ...change }) as unknown as ChangeOf)).execute(rows(em));
}

/** The statement that publishes changes; `first` is what it calls before. */
export function publishing(changes: readonly ChangeOf[], first: RawBuilder<unknown> = sql`null`): RawBuilder<unknown> {
  const column = <V>(of: (change: ChangeOf) => V) => changes.map(of);
  const details = column((change) => (change.details ? JSON.stringify(change.details) : null));
  const payloads = column(({ topic, message }) => (message ? JSON.stringify({ topic, ...message }) : null));
  const source = sql`
    select * from unnest(
      ${column(({ topic }) => topic)}::text[], ${column(({ thing }) => thing)}::text[], ${column(({ kind }) => kind)}::text[],
      ${details}::jsonb[], ${payloads}::text[]
    ) as c(topic, thing, kind, details, payload)`;
  return sql`${prepared} with ${recording(source)} select ${first}, ${notified}`;
}

/** The parts of a statement that record changes: `source` has their `topic`, `thing`, `kind`, `details`, and `payload`, their message. */
export const recording = (source: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  change as materialized (${source}), recorded as (
    insert into changes (topic, thing, kind, details) select topic, thing, kind, details from change
  )`;

/** Of the same statement: sends the messages. */
export const notified: RawBuilder<unknown> = sql`
  (select count(pg_notify(${sql.lit(channel)}, payload)) from change where payload is not null)`;

/** One message for a change of any number of scenes. */
export async function publishScenes(em: EntityManager, kind: ChangeKind, ids: string[]): Promise<void> {
  if (ids.length > 0) await publishing([changeOfScenes(kind, ids)]).execute(rows(em));
}

/** The change that says it. */
export function changeOfScenes(kind: ChangeKind, ids: readonly string[]): ChangeOf {
  const details: ScenesChanged = { ids: ids.slice(0, maxIdsPerMessage), truncated: ids.length > maxIdsPerMessage };
  const [first = null] = ids;
  return { topic: 'scene', kind, message: {}, ...(ids.length === 1 ? { thing: first } : { thing: null, details }) };
}

/** The details of a change of several scenes. */
export interface ScenesChanged {
  ids: string[];
  truncated: boolean;
}
