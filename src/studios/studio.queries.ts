/** Reads of studios. A deleted studio is nowhere to be seen. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { expressionBuilder, sql } from 'kysely';
import { parseIds, parseUuid } from '../checks/ids.ts';
import { type Context, inOrderOf } from '../context.ts';
import { type ColumnNames, type RowOf, rowColumns } from '../database/row-columns.ts';
import { type Database, rows } from '../database/rows.ts';

const { ref } = expressionBuilder<Database, 'studios'>();

/** The columns behind the type Studio; `pk` is what other tables refer to. Keys are text, in JSON too. */
export const studioColumns = rowColumns('studios', {
  keys: ['id'],
  except: ['deletedAt'],
  computed: {
    pk: sql<string>`${ref('studios.pk')}::text`,
    parentId: sql<string | null>`${ref('studios.parentId')}::text`,
    networkId: sql<string | null>`${ref('studios.networkId')}::text`,
  },
});

export type StudioRow = RowOf<typeof studioColumns>;

/** The studios with these ids (uuids). */
export async function studiosByIds({ em }: Context, ids: readonly string[]) {
  const found = await selectStudios(em).where('studios.id', 'in', parseIds(parseUuid, ids)).execute();
  return inOrderOf(
    ids.map((id) => id.toLowerCase()),
    found,
    (studio) => studio.id,
  );
}

/** The studios with these keys, as other tables refer to them. */
export async function studiosByPks({ em }: Context, pks: readonly string[]) {
  const found = await selectStudios(em)
    .where('studios.pk', 'in', [...pks])
    .execute();
  return inOrderOf(pks, found, (studio) => studio.pk);
}

/** The studios right below each of these, by name. */
export async function childrenByStudioPks({ em }: Context, pks: readonly string[]) {
  const found = await selectStudios(em)
    .where('studios.parentId', 'in', [...pks])
    .orderBy('studios.name')
    .orderBy('studios.pk')
    .execute();
  const byParent = Map.groupBy(found, ({ parentId }) => parentId);
  return pks.map((pk) => byParent.get(pk) ?? []);
}

/** Those that are not deleted. */
export function selectStudios(em: EntityManager, columns?: ColumnNames) {
  return rows(em).selectFrom('studios').select(studioColumns(em, columns)).where('studios.deletedAt', 'is', null);
}
