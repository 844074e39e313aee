/** The processing status of scenes, derived from the newest job of each of their phases (`migrations/057-processing-status.ts`). */
import { type RawBuilder, sql } from 'kysely';

/**
 * Sets it. The scenes must be locked before it is called, if by the same statement, then by a part of it that has run to its end; so it
 * sees what a job that ended at the same moment has written.
 */
export const settingStatus = (sceneIds: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`set_processing_status(${sceneIds})`;
