/** The door to the audit log. */
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Requires } from '../auth/requires.ts';
import type { Context } from '../context.ts';
import type { PageArgs } from '../lists/connection.ts';
import { AuditFilter } from './audit.inputs.ts';
import { type AuditRow, auditList } from './audit.list.ts';
import { AuditEntry } from './audit-entry.entity.ts';

const json = 'as a JSON object by the columns of the database, with passwords, tokens and hashes as `(hidden)`';

@Resolver(() => AuditEntry)
export class AuditResolver {
  @Query(() => auditList.Connection, {
    nullable: true,
    description:
      'Who created, changed or deleted users, roles, API keys, settings, storage paths and share links, changed or deleted scenes, and deleted, ' +
      'restored or merged actors, studios and tags; newest first, for 400 days. It shows paths of files.',
  })
  @Requires('users:manage')
  async auditLog(
    @Ctx() ctx: Context,
    @Arg('filter', () => AuditFilter, { nullable: true, description: 'All entries when it is left out.' })
    filter: AuditFilter | null,
    @Args(() => auditList.Args) page: PageArgs,
  ) {
    return auditList.page(ctx, { filter, ...page });
  }

  @FieldResolver(() => String, { nullable: true, description: `What was there, ${json}; null for what is new.` })
  before(@Root() { before }: AuditRow): string | null {
    return before ? JSON.stringify(before) : null;
  }

  @FieldResolver(() => String, { nullable: true, description: `What is there since, ${json}; null for what is gone.` })
  after(@Root() { after }: AuditRow): string | null {
    return after ? JSON.stringify(after) : null;
  }
}
