/** The texts of what can be found, field by field, as they are now. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { type RawBuilder, sql } from 'kysely';
import { rows } from '../database/rows.ts';
import { sceneFacts } from '../scenes/scene-facts.ts';
import { DocumentKind, type SearchField } from './search.enums.ts';

/** A scene, actor, studio or tag with its texts; a field may have several, such as the names of the actors. */
export interface Source {
  kind: DocumentKind;
  id: string;
  texts: Partial<Record<SearchField, string[]>>;
  /** As the text of an array. */
  facts: string;
}

/** Of those with these ids that are there. Deleted actors and studios are not. */
export async function sourcesOf(em: EntityManager, kind: DocumentKind, ids: readonly string[]): Promise<Source[]> {
  if (ids.length === 0) return [];
  const found = await texts[kind](sql`${ids}::bigint[]`).execute(rows(em));
  return found.rows.map(({ id, facts = '{}', ...columns }) => ({
    kind,
    id,
    facts,
    texts: Object.fromEntries(
      Object.entries(columns).map(([field, value]) => [field, [value ?? []].flat().filter(Boolean)]),
    ),
  }));
}

type Columns = { id: string; facts?: string } & Partial<Record<SearchField, string | string[] | null>>;

const texts: Record<DocumentKind, (ids: RawBuilder<unknown>) => RawBuilder<Columns>> = {
  [DocumentKind.SCENE]: (ids) => sql`
    select scenes.id::text, scenes.title as "TITLE", scenes.original_filename as "FILENAME",
           scenes.description as "DESCRIPTION", studios.name as "STUDIO",
           array(select actors.name from scene_actors join actors on actors.id = scene_actors.actor_id
                  where scene_actors.scene_id = scenes.id and actors.deleted_at is null order by scene_actors.id) as "ACTORS",
           array(select tags.name from scene_tags join tags on tags.id = scene_tags.tag_id
                  where scene_tags.scene_id = scenes.id order by scene_tags.id) as "TAGS",
           ${sceneFacts} as facts
      from scenes left join studios on studios.id = scenes.studio_id and studios.deleted_at is null
     where scenes.id = any(${ids})`,
  [DocumentKind.ACTOR]: (ids) => sql`
    select id::text, name as "TITLE" from actors where id = any(${ids}) and deleted_at is null`,
  [DocumentKind.STUDIO]: (ids) => sql`
    select id::text, name as "TITLE", short_name as "FILENAME" from studios
     where id = any(${ids}) and deleted_at is null`,
  [DocumentKind.TAG]: (ids) => sql`select id::text, name as "TITLE" from tags where id = any(${ids})`,
};
