/** Resolvers for the viewer's home page. */
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, Info, ObjectType, Query, Resolver } from 'type-graphql';
import { Requires } from '../auth/requires.ts';
import type { Context } from '../context.ts';
import { Cost } from '../graphql/cost.ts';
import { Scene } from '../scenes/scene.entity.ts';
import { sceneSelection } from '../scenes/scene-selection.ts';
import { HomepageSection } from '../settings/homepage.type.ts';
import { homepage, homepageSection, type SectionFeed, type Wanted } from './homepage.queries.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'A section with its scenes. A section that fails is empty and says why; the others are not affected.',
})
class HomepageFeed implements SectionFeed {
  @Field(() => HomepageSection, { description: 'What it shows and in which order.' })
  section!: HomepageSection;

  @Cost({ items: 20 })
  @Field(() => [Scene], {
    description: 'At most the `limit` of the section; active ones only, but for saved searches that ask for others.',
  })
  scenes!: SectionFeed['scenes'];

  @Field(() => String, { nullable: true, description: 'Why the section is empty, if it failed.' })
  error!: string | null;
}

@Resolver()
export class HomepageResolver {
  @Cost({ points: 20_000, items: 10 })
  @Query(() => [HomepageFeed], {
    description: "The enabled sections of the viewer's home page in order, with their scenes.",
  })
  @Requires('scenes:view')
  async homepage(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return homepage(ctx, wantedOf(ctx, info));
  }

  @Cost({ points: 2000 })
  @Query(() => HomepageFeed, {
    nullable: true,
    description: "One section of the viewer's home page with its scenes, even if it is disabled.",
  })
  @Requires('scenes:view')
  async homepageSection(
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => String, {
      description: 'As `HomepageSection.id` names it. NOT_FOUND when the viewer has none with it.',
    })
    id: string,
  ) {
    return homepageSection(ctx, wantedOf(ctx, info), id);
  }
}

const wantedOf = (ctx: Context, info: GraphQLResolveInfo): Wanted => ({
  schema: info.schema,
  selection: sceneSelection(ctx, info, [['scenes']]),
});
