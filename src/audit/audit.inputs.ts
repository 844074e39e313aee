/** Which entries of the audit log are asked for. */
import { Field, ID, InputType } from 'type-graphql';
import { DateTime } from '../graphql/scalars.ts';
import { AuditAction } from './audit.enums.ts';

@InputType({ description: 'Matches what fulfils all of the criteria given.' })
export class AuditFilter {
  @Field(() => ID, { nullable: true, description: 'What this user did.' })
  userId?: string | null;

  @Field(() => String, { nullable: true, description: 'Things of this kind, as `AuditEntry.kind` has it.' })
  kind?: string | null;

  @Field(() => ID, { nullable: true, description: 'This thing, as `AuditEntry.thingId` has it; with `kind`.' })
  thingId?: string | null;

  @Field(() => AuditAction, { nullable: true, description: 'Only what was created, changed or deleted.' })
  action?: AuditAction | null;

  @Field(() => String, { nullable: true, description: 'What this field of `Mutation` did, such as `mergeTags`.' })
  operation?: string | null;

  @Field(() => String, { nullable: true, description: 'What this request did, as `AuditEntry.requestId` has it.' })
  requestId?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'What was done at this instant or later.' })
  from?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'What was done before this instant.' })
  until?: Date | null;
}
