/** Whether what a home page shows exists. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { lockReferencedIds, type ReferencedKind } from '../database/lock-referenced-ids.ts';
import type { HomepageReference, ReferenceField } from './homepage-rules.ts';

const kinds: Record<ReferenceField, ReferencedKind> = {
  actorId: 'actor',
  studioId: 'studio',
  tagId: 'tag',
  savedSearchId: 'savedSearch',
};

/** BAD_USER_INPUT names the first section that shows what does not exist, or is somebody else's. */
export async function lockHomepageReferences(
  em: EntityManager,
  userId: string,
  references: readonly HomepageReference[],
): Promise<void> {
  for (const { field, id, path } of references) await lockReferencedIds(em, kinds[field], path, [id], { userId });
}
