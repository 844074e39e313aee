/**
 * Facts: what filters often ask of scenes beside a text. They stand with the words of their documents, so that one index finds
 * what has both, and the rest of the filter is asked of few. They may let more pass than the filter does, never less.
 */
import { sql } from 'kysely';
import { parseIds, parseSerial } from '../checks/ids.ts';
import type { IdSetFilter, IntFilter } from '../lists/filter.inputs.ts';
import { allOf, type Condition } from '../lists/filters.ts';
import type { Resolution } from './scene.enums.ts';
import { bands, sceneLines } from './scene-figures.ts';

/** The seconds from which each step of length begins. */
const lengths = [60, 300, 600, 1200, 1800, 2700, 3600, 5400, 7200];
const lines = bands.map(([, from]) => from);

/**
 * Facts are numbers, as these take little room: tags are their ids; bands and steps are numbered from these on, downwards. Whoever changes
 * those lists, or `bands`, has a migration note all scenes in `search_outbox`.
 */
const bandBase = -10;
const lengthBase = -100;

/** Of a row of `scenes`, as the text of an array; what is unknown of a scene is no fact. */
export const sceneFacts = sql<string>`(
  array_remove(array[${sql.lit(bandBase)} - width_bucket(${sceneLines}, ${lines}::bigint[]),
                     ${sql.lit(lengthBase)} - width_bucket(scenes.duration, ${lengths}::int[])], null)
  || array(select tag_id from scene_tags where scene_id = scenes.id order by tag_id))::text`;

/** More of them take longer to look up than they save. */
const maxAnyTags = 20;

/** The share of all documents, from 0 to 1, that have a fact, where it is frequent. */
export type FactShares = ReadonlyMap<number, number>;

interface Asked {
  duration?: IntFilter | null;
  resolution?: Resolution[] | null;
  tags?: IdSetFilter | null;
}

/**
 * What all scenes that pass a filter have in the column `facts` of their documents; null when it asks for nothing of that kind, or only
 * for what half of all documents have.
 */
export function factsAskedBy({ duration, resolution, tags }: Asked, shares: FactShares): Condition | null {
  const anyOfThese = [
    duration && lengthFacts(duration),
    resolution?.map((wanted) => bandBase - bands.findIndex(([name]) => name === wanted) - 1),
    tags?.any && tags.any.length <= maxAnyTags && parseIds(parseSerial, tags.any),
  ];
  const shareOf = (facts: readonly number[]) => facts.reduce((sum, fact) => sum + (shares.get(fact) ?? 0), 0);
  const conditions = anyOfThese.flatMap((facts): Condition[] =>
    facts && shareOf(facts) < 0.5 ? [sql`facts && ${facts}::int[]`] : [],
  );
  if (tags?.all) conditions.push(sql`facts @> ${parseIds(parseSerial, tags.all)}::int[]`);
  return conditions.length > 0 ? allOf(conditions) : null;
}

/** The steps in which a length can be that passes; null when the filter does not compare. */
function lengthFacts({ eq, lt, lte, gt, gte }: IntFilter): number[] | null {
  const from = Math.max(...[eq, gt, gte].map((bound) => bound ?? Number.NEGATIVE_INFINITY));
  const to = Math.min(...[eq, lt, lte].map((bound) => bound ?? Number.POSITIVE_INFINITY));
  if (from === Number.NEGATIVE_INFINITY && to === Number.POSITIVE_INFINITY) return null;
  return [Number.NEGATIVE_INFINITY, ...lengths].flatMap((begin, step) =>
    begin <= to && (lengths[step] ?? Number.POSITIVE_INFINITY) > from ? [lengthBase - step] : [],
  );
}
