/** When a scene leaves the trash for good. */
import { expressionBuilder, type SqlBool, sql } from 'kysely';
import type { Database } from '../database/rows.ts';

const { ref } = expressionBuilder<Database, 'scenes'>();

/** After its time in the trash, but not while the trash is held back because no server ran; null when it is not there. */
export const purgeAt = sql<string | null>`case when ${ref('scenes.trashedAt')} is not null then greatest(
  ${ref('scenes.trashedAt')} + make_interval(days => (select trash_retention_days from app_settings)),
  (select trash_held_until from library)) end`;

/** By the clock of the database, whatever that of the process says. */
export const isPurgeDue = sql<SqlBool>`${purgeAt} < now()`;
