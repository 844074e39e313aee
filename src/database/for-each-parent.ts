/** One statement for the lists of many parents: LATERAL over their keys. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type Expression, type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import { executePrepared, type PlacesOf } from './prepared.ts';
import { asList } from './purpose.ts';
import { aroundRows } from './rows.ts';

/**
 * What `query` finds for each of different parents, in its order. It may refer to the key of the parent, a bigint; it is not run once
 * per parent but once, whatever their number.
 */
export async function forEachParent<DB, TB extends keyof DB, O>(
  em: EntityManager,
  parents: readonly string[],
  query: (parent: Expression<string>) => SelectQueryBuilder<DB, TB, O>,
): Promise<O[][]> {
  const found = await asList(async () => ofParents(em, sql`${parents}`, query).execute());
  return byParent(parents, found);
}

/** The same for a query that is built and planned once for all who ask with this key, whatever their values and parents are. */
export async function forEachParentPrepared<DB, TB extends keyof DB, O, Values extends Record<string, unknown>>(
  em: EntityManager,
  { key, values, parents }: { key: string; values: Values; parents: readonly string[] },
  query: (parent: Expression<string>, places: PlacesOf<Values>) => SelectQueryBuilder<DB, TB, O>,
): Promise<O[][]> {
  const asked = { key, values: { ...values, parents } };
  // How many there are is hidden from PostgreSQL, which would plan for each number of them: the plan is the same.
  const found = await asList(async () =>
    executePrepared(em, asked, (places) =>
      ofParents(em, sql`(select ${places.parents}::bigint[])`, (parent) => query(parent, places)),
    ),
  );
  return byParent(parents, found);
}

function ofParents<DB, TB extends keyof DB, O>(
  em: EntityManager,
  parents: RawBuilder<unknown>,
  query: (parent: Expression<string>) => SelectQueryBuilder<DB, TB, O>,
) {
  return aroundRows(em)
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
}

function byParent<O>(parents: readonly string[], found: readonly { parent: string }[]): O[][] {
  const of = Map.groupBy(found, ({ parent }) => parent);
  return parents.map((parent) => (of.get(parent) ?? []) as O[]);
}
