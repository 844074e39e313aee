/** What users are made of and changed by. */
import { Field, InputType } from 'type-graphql';

@InputType({ description: 'The account, its first password and its role.' })
export class CreateUserInput {
  @Field(() => String, { description: '3 to 64 letters, digits, dots, underscores or hyphens.' })
  username!: string;

  @Field(() => String, {
    description:
      '12 to 72 bytes, with an upper-case letter, a lower-case letter and a digit. Must not be the user name.',
  })
  password!: string;

  @Field(() => String, { description: 'The name of a role.' })
  role!: string;
}

@InputType({ description: 'The fields to change. A field that is left out keeps its value.' })
export class UpdateUserInput {
  @Field(() => String, {
    nullable: true,
    description:
      '3 to 64 letters, digits, dots, underscores or hyphens. CONFLICT when it is taken, regardless of case.',
  })
  username?: string | null;

  @Field(() => String, { nullable: true, description: 'The name of a role.' })
  role?: string | null;
}
