/** Who changed what; kept for 400 days. Triggers write it (`migrations/049-audit.ts`). */
import type { Opt } from '@mikro-orm/core';
import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType } from 'type-graphql';
import { bigint, bigserial, timestamptzNow, varchar } from '../database/columns.ts';
import { DateTime } from '../graphql/scalars.ts';
import { AuditAction } from './audit.enums.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'One thing that was created, changed or deleted, by whom and from where.',
})
@Entity({ tableName: 'audit_log' })
@Index({ name: 'idx_audit_log_changed_at', properties: ['changedAt'] })
@Index({ name: 'idx_audit_log_thing', properties: ['kind', 'thingId', 'id'] })
@Index({ name: 'idx_audit_log_user_id', properties: ['userId', 'id'] })
@Index({
  name: 'uni_audit_log_undo',
  expression: "CREATE UNIQUE INDEX uni_audit_log_undo ON audit_log (thing_id) WHERE kind = 'undo'",
})
export class AuditEntry {
  @Field(() => ID, {
    description:
      'A whole number, as text; later entries have larger ones. For `undo` it stands for the whole change that the entry belongs to.',
  })
  @PrimaryKey(bigserial())
  id!: string;

  @Field(() => DateTime, { description: 'When the transaction of the change began.' })
  @Property(timestamptzNow())
  changedAt!: Opt<Date>;

  @Field(() => ID, { nullable: true, description: 'Who it was; null for the server itself and its commands.' })
  @Property({ ...bigint(), nullable: true })
  userId?: string | null;

  @Field(() => String, { nullable: true, description: 'What they were called then.' })
  @Property({ ...varchar(255), nullable: true })
  username?: string | null;

  @Field(() => ID, { nullable: true, description: 'The API key that they used; null after a login.' })
  @Property({ ...bigint(), nullable: true })
  apiKeyId?: string | null;

  @Field(() => String, { nullable: true, description: 'The IP address that it came from.' })
  @Property({ ...varchar(64), nullable: true })
  address?: string | null;

  @Field(() => String, { nullable: true, description: 'The request, as `x-request-id` and the log call it.' })
  @Property({ ...varchar(100), nullable: true })
  requestId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The fields of `Mutation` that were asked for, such as `mergeTags`, or the route of a sign-in by OpenID Connect. ' +
      'Entries of one request belong together.',
  })
  @Property({ ...varchar(255), nullable: true })
  operation?: string | null;

  @Field(() => AuditAction, { description: 'Whether it was made, changed or removed.' })
  @Property(varchar(10))
  action!: AuditAction;

  @Field(() => String, {
    description:
      'What it is: `user`, `role`, `role permission`, `API key`, `identity`, `app settings`, `pool`, `processing settings`, `retry policy`, `trigger`, ' +
      '`search settings`, `storage path`, `share link`, `scene`, `actor`, `studio`, `tag`, `scene tags`, `scene actors`, or `undo` of the ' +
      'change with the id `thingId`.',
  })
  @Property(varchar(30))
  kind!: string;

  @Field(() => ID, { nullable: true, description: 'Which one, by its id; null for `scene tags` and `scene actors`.' })
  @Property({ ...varchar(64), nullable: true })
  thingId?: string | null;

  /** The transaction; entries of one transaction are one change. */
  @Property({ type: 'string', columnType: 'xid8', defaultRaw: 'pg_current_xact_id()', nullable: true })
  xid?: Opt<string> | null;

  @Property({ type: 'jsonb', nullable: true })
  before?: object | null;

  @Property({ type: 'jsonb', nullable: true })
  after?: object | null;
}
