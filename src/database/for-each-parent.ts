/** One statement for the lists of many parents: LATERAL over their keys. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Expression, type SelectQueryBuilder, sql } from 'kysely';
import { asList } from './purpose.ts';
import { aroundRows } from './rows.ts';

/**
 * What `query` finds for each parent, in its order. It may refer to the key of the parent, a bigint; it is not run once
 * per parent but once, whatever their number.
 */
export async function forEachParent<DB, TB extends keyof DB, O>(
  em: EntityManager,
  parents: readonly string[],
  query: (parent: Expression<string>) => SelectQueryBuilder<DB, TB, O>,
): Promise<O[][]> {
  const statement = aroundRows(em)
    .selectFrom(sql<{ parent: string }>`unnest(${parents}::bigint[])`.as<'parents'>(sql`parents(parent)`))
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom(query(eb.ref('parents.parent')).as('page'))
          .selectAll('page')
          .select(sql<string>`row_number() over ()`.as('position'))
          .as('found'),
      (join) => join.onTrue(),
    )
    .selectAll('found')
    .select('parents.parent')
    .orderBy('parents.parent')
    .orderBy('found.position');
  const found = await asList(async () => statement.execute());
  const byParent = Map.groupBy(found, ({ parent }) => parent);
  return parents.map((parent) => (byParent.get(parent) ?? []) as O[]);
}
