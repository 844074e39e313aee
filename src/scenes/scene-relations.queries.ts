/** What belongs to scenes (their studio, actors and tags, and what other features add), each as JSON in a column of the scene's row. */
import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type AliasedExpression, type Expression, type SelectQueryBuilder, type SqlBool, sql } from 'kysely';
import { type ActorRow, actorColumns } from '../actors/actor.queries.ts';
import { type Context, inOrderOf } from '../context.ts';
import { jsonOfRows, rowAsJson, rowsAsJson } from '../database/json.ts';
import { resultsOf } from '../database/property-names.ts';
import { type ColumnNames, inShape, type Shape } from '../database/row-columns.ts';
import { aroundRows, rows } from '../database/rows.ts';
import { type JsonColumns, jsonColumnsOf } from '../graphql/json.ts';
import { filterContextOf } from '../lists/filters.ts';
import { naturally } from '../lists/natural-order.ts';
import { type StudioRow, studioColumns } from '../studios/studio.queries.ts';
import { type TagRow, tagColumns } from '../tags/tag.queries.ts';

/** Features add what they keep of scenes (`declare module`), and the catalogue how it is read. */
export interface SceneRelations {
  /** null where there is none. */
  studio: StudioRow | null;
  /** By name. */
  actors: ActorRow[];
  /** By name. */
  tags: TagRow[];
}

/** Which of them to read, and which of their columns. */
export type WantedRelations = { [Relation in keyof SceneRelations]?: ColumnNames };

/** Which columns of scenes to read, which of what they belong to, and what of the answer PostgreSQL is to write. */
export class SceneSelection {
  readonly json: JsonColumns;
  /** As JSON, by which selections are known to be equal. */
  readonly #key: string;

  constructor(
    readonly columns: ColumnNames,
    readonly relations: WantedRelations,
    readonly shapes: readonly Shape[] = [],
  ) {
    this.json = jsonColumnsOf(
      shapes.map(({ fields }, index) => ({ column: jsonColumn(index), fields: fields.map(({ name }) => name) })),
    );
    this.#key = createHash('sha256')
      .update(JSON.stringify([columns, relations, shapes]))
      .digest('base64');
  }

  toJSON(): string {
    return this.#key;
  }
}

/** As JSON, of the scene that the query around it calls "scenes". */
export type ReadRelation = (
  em: EntityManager,
  columns: ColumnNames | Shape,
  viewerId: Expression<string>,
) => Expression<unknown>;

/**
 * The scenes of a query, which selects `id` and `studioId`, in its order and with what is wanted. It is read outside of
 * that query, for the scenes that come out of it and not for those that an offset skips. What only shapes are made of stays there.
 * `isPage`: they are so many that what belongs to all of them is better read at once than for one after the other.
 */
export function withRelations<DB, TB extends keyof DB, O>(
  { em, app }: Context,
  scenes: SelectQueryBuilder<DB, TB, O>,
  { columns, relations, shapes }: SceneSelection,
  viewerId: Expression<string>,
  { isPage = false } = {},
): SelectQueryBuilder<object, never, O & Partial<SceneRelations>> {
  const known: Record<string, ReadRelation> = app.catalogue.scenes.relations;
  const joined: ReturnType<ReadForPage>[] = [];
  const read = (name: string, wanted: ColumnNames | Shape) => {
    const readForPage = isPage ? ofPage[name] : undefined;
    if (!readForPage) return known[name]?.(em, wanted, viewerId);
    joined.push(readForPage(em, wanted));
    return sql`coalesce(${sql.ref(`${joinedName(joined.length - 1)}.json`)}, '[]')`;
  };
  const wanted = Object.entries(relations).flatMap(([name, names]) =>
    names ? sql`${read(name, names)}`.as(name) : [],
  );
  const written = shapes.map((shape, index) => {
    const fields = inShape(shape, (name) => sql.ref(`scenes.${name}`), read);
    return sql`${rowAsJson(sql`(select ${sql.join(fields)})`)}::text`.as(jsonColumn(index));
  });
  const isOnlyWritten = (name: string) =>
    name !== 'id' &&
    columns !== 'all' &&
    !columns.includes(name) &&
    shapes.some((shape) => shape.columns.includes(name));
  const shown = resultsOf(scenes.toOperationNode()).filter((name) => !isOnlyWritten(name));
  const selected = [...shown.map((name) => sql.ref(`scenes.${name}`).as(name)), ...wanted, ...written];
  const query =
    joined.length > 0
      ? inPage(em, scenes, joined).select(selected)
      : aroundRows(em).selectFrom(scenes.as('scenes')).select(selected);
  return query as SelectQueryBuilder<object, never, never>;
}

/** Joins lose the order of the scenes, so their places are numbered before. */
function inPage<DB, TB extends keyof DB, O>(
  em: EntityManager,
  scenes: SelectQueryBuilder<DB, TB, O>,
  joined: readonly ReturnType<ReadForPage>[],
) {
  const numbered = aroundRows(em)
    .selectFrom(scenes.as('found'))
    .selectAll('found')
    .select(sql`row_number() over ()`.as('place'));
  const page = aroundRows(em)
    .with(
      (cte) => cte('page').materialized(),
      () => numbered,
    )
    .selectFrom(sql<object>`page`.as<'scenes'>(sql`scenes`));
  return joined
    .reduce(
      (query, links, index) =>
        query.leftJoin(links.as(joinedName(index)), (join) =>
          join.on(sql<SqlBool>`${sql.ref(`${joinedName(index)}.sceneId`)} = ${thisScene}`),
        ) as unknown as typeof query,
      page,
    )
    .orderBy(sql`"scenes"."place"`);
}

const joinedName = (index: number) => `links${index}`;
const jsonColumn = (index: number) => `json${index}`;

/** The same for scenes that were read without them. */
export async function relationsBySceneIds(ctx: Context, wanted: WantedRelations, ids: readonly string[]) {
  const scenes = rows(ctx.em)
    .selectFrom('scenes')
    .select(['scenes.id', 'scenes.studioId'])
    .where('scenes.id', 'in', [...ids]);
  const { viewerId } = filterContextOf(ctx.viewer);
  const selection = new SceneSelection('all', wanted);
  const found = await withRelations(ctx, scenes, selection, sql`${viewerId}`).execute();
  return inOrderOf(ids, found, ({ id }) => id);
}

/** What every scene has. */
export const sceneRelations = {
  studio: (em, columns) => rowAsJson(studioOf(em, columns)),
  actors: (em, columns) => rowsAsJson(actorsOf(em, columns)),
  tags: (em, columns) => rowsAsJson(tagsOf(em, columns)),
} satisfies Partial<Record<keyof SceneRelations, ReadRelation>>;

const studioOf = (em: EntityManager, columns: ColumnNames | Shape) =>
  rows(em)
    .selectFrom('studios')
    .select(studioColumns(em, columns))
    .where(sql<SqlBool>`${sql.ref('studios.pk')} = "scenes"."studioId"`)
    .where('studios.deletedAt', 'is', null);

const actorLinks = (em: EntityManager) =>
  rows(em)
    .selectFrom('scene_actors')
    .innerJoin('actors', 'actors.pk', 'scene_actors.actorId')
    .where('actors.deletedAt', 'is', null);

const tagLinks = (em: EntityManager) =>
  rows(em)
    .selectFrom('scene_tags')
    .innerJoin('tags', (join) => join.on(sql<SqlBool>`${sql.ref('scene_tags.tagId')} = ${sql.ref('tags.id')}`));

const actorOrder = [naturally(sql.ref('actors.name')), sql.ref('actors.pk')];
const tagOrder = [naturally(sql.ref('tags.name')), sql.ref('tags.id')];

const isOf = (scenes: Expression<unknown>, sceneId: string) => sql<SqlBool>`${sql.ref(sceneId)} = ${scenes}`;
const thisScene = sql`"scenes"."id"`;

const actorsOf = (em: EntityManager, columns: ColumnNames | Shape) =>
  actorLinks(em)
    .select(actorColumns(em, columns))
    .where(isOf(thisScene, 'scene_actors.sceneId'))
    .orderBy(sql.join(actorOrder));

const tagsOf = (em: EntityManager, columns: ColumnNames | Shape) =>
  tagLinks(em).select(tagColumns(em, columns)).where(isOf(thisScene, 'scene_tags.sceneId')).orderBy(sql.join(tagOrder));

/** What belongs to all scenes of the query "page" at once: for each of them that has any, `sceneId` and `json`. */
type ReadForPage = (em: EntityManager, columns: ColumnNames | Shape) => SelectQueryBuilder<object, never, object>;

const ofPage: Record<string, ReadForPage> = {
  actors: (em, columns) => byScene(actorLinks(em), actorColumns(em, columns), 'scene_actors.sceneId', actorOrder),
  tags: (em, columns) => byScene(tagLinks(em), tagColumns(em, columns), 'scene_tags.sceneId', tagOrder),
};

function byScene<DB, TB extends keyof DB>(
  links: SelectQueryBuilder<DB, TB, object>,
  columns: readonly AliasedExpression<unknown, string>[],
  sceneId: string,
  order: readonly Expression<unknown>[],
): ReturnType<ReadForPage> {
  return (links as unknown as ReturnType<ReadForPage>)
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom(sql<object>`(select)`.as('nothing'))
          .select([...columns])
          .as('linked'),
      (join) => join.onTrue(),
    )
    .select([sql.ref(sceneId).as('sceneId'), jsonOfRows('linked', order).as('json')])
    .where(isOf(sql`any(array(select id from page))`, sceneId))
    .groupBy(sql.ref(sceneId)) as unknown as ReturnType<ReadForPage>;
}
