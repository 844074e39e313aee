/** One message for the scenes of tags, actors or studios that have changed. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { rows } from '../database/rows.ts';
import { ChangeKind } from './change-kind.enums.ts';
import { publishScenes } from './publish.ts';
import { maxIdsPerMessage } from './topics.ts';

/** Where scenes name them. */
const links = {
  tag: { table: 'scene_tags', scene: 'scene_id', key: 'tag_id' },
  actor: { table: 'scene_actors', scene: 'scene_id', key: 'actor_id' },
  studio: { table: 'scenes', scene: 'id', key: 'studio_id' },
} as const;

export async function publishScenesOf(
  em: EntityManager,
  kind: keyof typeof links,
  keys: readonly string[],
): Promise<void> {
  const { table, scene, key } = links[kind];
  const { rows: scenes } = await sql<{ id: string }>`
    select distinct ${sql.raw(scene)}::text as id from ${sql.table(table)}
     where ${sql.raw(key)} = any(${keys}::bigint[])
     limit ${maxIdsPerMessage + 1}`.execute(rows(em));
  await publishScenes(
    em,
    ChangeKind.UPDATED,
    scenes.map(({ id }) => id),
  );
}
