/** What a search box offers while somebody types. */
import { Arg, Ctx, createUnionType, Int, Query, Resolver } from 'type-graphql';
import { Actor } from '../actors/actor.entity.ts';
import { Requires } from '../auth/requires.ts';
import type { Context } from '../context.ts';
import { Cost } from '../graphql/cost.ts';
import { Scene } from '../scenes/scene.entity.ts';
import { DocumentKind } from '../search/search.enums.ts';
import { Studio } from '../studios/studio.entity.ts';
import { Tag } from '../tags/tag.entity.ts';
import { maxSuggestions, suggestions } from './suggestions.queries.ts';

const typeNames: Record<DocumentKind, string> = {
  [DocumentKind.SCENE]: 'Scene',
  [DocumentKind.ACTOR]: 'Actor',
  [DocumentKind.STUDIO]: 'Studio',
  [DocumentKind.TAG]: 'Tag',
};

const SearchSuggestion = createUnionType({
  name: 'SearchSuggestion',
  description: 'A suggestion for a search box.',
  types: () => [Scene, Actor, Studio, Tag] as const,
  resolveType: (row) => typeNames[(row as unknown as { kind: DocumentKind }).kind],
});

@Resolver()
export class SuggestionsResolver {
  @Cost({ points: 5000 })
  @Query(() => [SearchSuggestion], {
    description: 'Suggestions while the user types: the best matches of each kind, the best of all first.',
  })
  @Requires('scenes:view')
  async searchSuggestions(
    @Ctx() ctx: Context,
    @Arg('text', () => String, { description: 'What was typed so far; the last word may be unfinished.' }) text: string,
    @Arg('first', () => Int, { defaultValue: 8, description: `1 to ${maxSuggestions}.` }) first: number,
  ) {
    return suggestions(ctx, text, first);
  }
}
