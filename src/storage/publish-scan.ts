/** Says that a scan began or ended; its progress is no change that must be heard of. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { ChangeKind } from '../events/change-kind.enums.ts';
import { publishChanges } from '../events/publish.ts';

/** Call it in the transaction of the change. */
export async function publishScan(em: EntityManager, id: number): Promise<void> {
  await publishChanges(em, 'scan', [{ thing: String(id), kind: ChangeKind.UPDATED, message: { id } }]);
}
