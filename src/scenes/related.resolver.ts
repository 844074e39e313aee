/** What to watch after a scene. */
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Int, Resolver, Root } from 'type-graphql';
import { checkNumber } from '../checks/numbers.ts';
import { type Context, loadWith } from '../context.ts';
import { Cost } from '../graphql/cost.ts';
import { Needs } from '../lists/selection.ts';
import { relatedBySceneIds } from './related.queries.ts';
import { Scene } from './scene.entity.ts';
import type { SceneRow } from './scene.queries.ts';
import { sceneSelection } from './scene-selection.ts';

const maxRelated = 50;

@Resolver(() => Scene)
export class RelatedScenesResolver {
  @Cost({ points: 1000 })
  @FieldResolver(() => [Scene], { description: 'Other scenes worth watching after this one, best first.' })
  @Needs<SceneRow>('id')
  async related(
    @Root() { id }: SceneRow,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, {
      defaultValue: 15,
      description: `The number of scenes to return, from 1 to ${maxRelated}.`,
    })
    first: number,
  ) {
    checkNumber('first', first, { min: 1, max: maxRelated });
    return loadWith(ctx, relatedBySceneIds, { first, selection: sceneSelection(ctx, info, [[]]) }, id);
  }
}
