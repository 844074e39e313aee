/** What to offer while somebody types: scenes, actors, studios and tags, each as the row of its type. */
import { actorsByPks } from '../actors/actor.queries.ts';
import { checkNumber } from '../checks/numbers.ts';
import { checkText } from '../checks/text.ts';
import type { Context } from '../context.ts';
import { asList } from '../database/purpose.ts';
import { scenesByIds } from '../scenes/scene.queries.ts';
import { DocumentKind } from '../search/search.enums.ts';
import { suggest } from '../search/suggest.queries.ts';
import { studiosByPks } from '../studios/studio.queries.ts';
import { tagsByIds } from '../tags/tag.queries.ts';

export const maxSuggestions = 20;

type Batch = (ctx: Context, ids: readonly string[]) => Promise<(object | null)[]>;

const batches: Record<DocumentKind, Batch> = {
  [DocumentKind.SCENE]: scenesByIds,
  [DocumentKind.ACTOR]: actorsByPks,
  [DocumentKind.STUDIO]: studiosByPks,
  [DocumentKind.TAG]: tagsByIds,
};

/** One statement finds them all; their rows are one more for each kind. */
export async function suggestions(ctx: Context, text: string, first: number) {
  checkText('text', text);
  checkNumber('first', first, { min: 1, max: maxSuggestions });
  const found = await asList(async () => suggest(ctx.em, { text, first, pushes: ctx.app.meili !== null }));
  const rowsOf = new Map(
    await Promise.all(
      [...Map.groupBy(found, ({ kind }) => kind)].map(async ([kind, those]) => {
        const ids = those.map(({ id }) => id);
        const rows = await batches[kind](ctx, ids);
        return [kind, new Map(ids.map((id, index) => [id, rows[index] ?? null]))] as const;
      }),
    ),
  );
  return found.flatMap(({ kind, id }) => {
    const row = rowsOf.get(kind)?.get(id);
    return row ? [{ kind, ...row }] : [];
  });
}
