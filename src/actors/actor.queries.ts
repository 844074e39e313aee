/** Reads of actors. A deleted actor is nowhere to be seen. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { expressionBuilder, sql } from 'kysely';
import { parseIds, parseUuid } from '../checks/ids.ts';
import { type Context, inOrderOf } from '../context.ts';
import { type ColumnNames, type RowOf, rowColumns } from '../database/row-columns.ts';
import { type Database, rows } from '../database/rows.ts';

const { ref } = expressionBuilder<Database, 'actors'>();

/** The columns behind the type Actor; `pk` is what other tables refer to, as text in JSON too. */
export const actorColumns = rowColumns('actors', {
  keys: ['id'],
  except: ['deletedAt'],
  computed: { pk: sql<string>`${ref('actors.pk')}::text` },
});

export type ActorRow = RowOf<typeof actorColumns>;

/** The actors with these ids (uuids). */
export async function actorsByIds({ em }: Context, ids: readonly string[]) {
  const found = await selectActors(em).where('actors.id', 'in', parseIds(parseUuid, ids)).execute();
  return inOrderOf(
    ids.map((id) => id.toLowerCase()),
    found,
    (actor) => actor.id,
  );
}

export async function actorsByPks({ em }: Context, pks: readonly string[]) {
  const found = await selectActors(em)
    .where('actors.pk', 'in', [...pks])
    .execute();
  return inOrderOf(pks, found, (actor) => actor.pk);
}

/** Those that are not deleted. */
export function selectActors(em: EntityManager, columns?: ColumnNames) {
  return rows(em).selectFrom('actors').select(actorColumns(em, columns)).where('actors.deletedAt', 'is', null);
}
