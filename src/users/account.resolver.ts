/** Resolvers for what users change of their own account. */
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Requires } from '../auth/requires.ts';
import { type Context, reload } from '../context.ts';
import { changePassword, changeUsername } from './account.service.ts';
import { User } from './user.entity.ts';
import { usersByIds } from './user.queries.ts';

@Resolver()
export class AccountResolver {
  @Mutation(() => Boolean, { description: "Changes the viewer's password and ends their other sessions." })
  @Requires()
  async changePassword(
    @Ctx() ctx: Context,
    @Arg('currentPassword', () => String, {
      description: 'BAD_USER_INPUT when it is wrong, which counts as a failed login.',
    })
    currentPassword: string,
    @Arg('newPassword', () => String, {
      description:
        '12 to 72 bytes, with an upper-case letter, a lower-case letter and a digit. Must not be the user name.',
    })
    newPassword: string,
  ): Promise<boolean> {
    await changePassword(ctx, currentPassword, newPassword);
    return true;
  }

  @Mutation(() => User, { description: "Changes the viewer's user name, which they sign in with." })
  @Requires()
  async changeUsername(
    @Ctx() ctx: Context,
    @Arg('username', () => String, { description: '3 to 64 letters, digits, dots, underscores or hyphens.' })
    username: string,
  ) {
    return reload(ctx, usersByIds, await changeUsername(ctx, username));
  }
}
