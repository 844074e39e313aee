/** Whether what a home page shows is there: one statement for each kind of thing. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.ts';
import { rows } from '../database/rows.ts';
import { AppError } from '../errors.ts';
import type { HomepageReference, ReferenceField } from './homepage-rules.ts';

/** Throws NOT_FOUND for what is not there, and alike for what is somebody else's. */
export async function checkReferences({ em }: Context, userId: string, references: HomepageReference[]): Promise<void> {
  for (const field of new Set(references.map((reference) => reference.field))) {
    const wanted = references.filter((reference) => reference.field === field);
    const possible = wanted.map(({ id }) => id).filter(isPossible[field]);
    const found = await find[field](em, possible, userId);
    const missing = wanted.find(({ id }) => !found.some((row) => String(row.id) === id));
    if (missing) throw new AppError('NOT_FOUND', `${missing.path}: there is nothing with this id.`, missing.path);
  }
}

const isUuid = (id: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);

const isPossible: Record<ReferenceField, (id: string) => boolean> = {
  actorId: isUuid,
  studioId: isUuid,
  savedSearchId: isUuid,
  tagId: (id) => /^[1-9]\d{0,8}$/.test(id),
};

type Find = (em: EntityManager, ids: string[], userId: string) => Promise<{ id: string | number }[]>;

const find: Record<ReferenceField, Find> = {
  actorId: async (em, ids) => findActive(em, 'actors', ids),
  studioId: async (em, ids) => findActive(em, 'studios', ids),
  savedSearchId: async (em, ids, userId) =>
    rows(em).selectFrom('saved_searches').select('id').where('id', 'in', ids).where('userId', '=', userId).execute(),
  tagId: async (em, ids) => rows(em).selectFrom('tags').select('id').where('id', 'in', ids.map(Number)).execute(),
};

async function findActive(em: EntityManager, table: 'actors' | 'studios', ids: string[]) {
  return rows(em).selectFrom(table).select('id').where('id', 'in', ids).where('deletedAt', 'is', null).execute();
}
