/** How MikroORM is set up: entities, migrations, pool; and the connection that everything else uses. */

import { Migrator } from '@mikro-orm/migrations';
import { MikroORM, type Options } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import pg from 'pg';
import { InitialSchema } from '../../migrations/001-initial-schema.ts';
import { MorePermissions } from '../../migrations/002-more-permissions.ts';
import { ScanErrors } from '../../migrations/003-scan-errors.ts';
import { GeneratedImageSizes } from '../../migrations/004-generated-image-sizes.ts';
import { Identity } from '../../migrations/005-identity.ts';
import { JobControl } from '../../migrations/006-job-control.ts';
import { CatalogueIndexes } from '../../migrations/008-catalogue-indexes.ts';
import { ThumbnailSecond } from '../../migrations/010-thumbnail-second.ts';
import { TagNames } from '../../migrations/011-tag-names.ts';
import { AbsentLast } from '../../migrations/012-absent-last.ts';
import { LibraryId } from '../../migrations/013-library-id.ts';
import { TrashHold } from '../../migrations/014-trash-hold.ts';
import { SearchTables } from '../../migrations/020-search-tables.ts';
import { NaturalOrder } from '../../migrations/021-natural-order.ts';
import { FileFacts } from '../../migrations/025-file-facts.ts';
import { ScanDetails } from '../../migrations/026-scan-details.ts';
import { FolderTotals } from '../../migrations/028-folder-totals.ts';
import { Uploads } from '../../migrations/029-uploads.ts';
import { Codecs } from '../../migrations/030-codecs.ts';
import { JobDeaths } from '../../migrations/033-job-deaths.ts';
import { FilmFacts } from '../../migrations/034-film-facts.ts';
import { Fractions } from '../../migrations/035-fractions.ts';
import { ActiveScenes } from '../../migrations/036-active-scenes.ts';
import { Changes } from '../../migrations/037-changes.ts';
import { SceneCounts } from '../../migrations/038-scene-counts.ts';
import { TriggerPlans } from '../../migrations/039-trigger-plans.ts';
import { Subtitles } from '../../migrations/040-subtitles.ts';
import { PreviewPhase } from '../../migrations/041-preview-phase.ts';
import { InactiveScenes } from '../../migrations/043-inactive-scenes.ts';
import { TagUpdatedAt } from '../../migrations/047-tag-updated-at.ts';
import { Idempotency } from '../../migrations/048-idempotency.ts';
import { Audit } from '../../migrations/049-audit.ts';
import { UserIdentities } from '../../migrations/050-user-identities.ts';
import { Undo } from '../../migrations/051-undo.ts';
import { ResolutionCounts } from '../../migrations/052-resolution-counts.ts';
import { NewestOf } from '../../migrations/053-newest-of.ts';
import { AuditOfMany } from '../../migrations/054-audit-of-many.ts';
import { NarrowScenes } from '../../migrations/055-narrow-scenes.ts';
import { SearchFacts } from '../../migrations/056-search-facts.ts';
import { ProcessingStatus } from '../../migrations/057-processing-status.ts';
import { TriggerWork } from '../../migrations/058-trigger-work.ts';
import { TitleParts } from '../../migrations/062-title-parts.ts';
import { SearchWake } from '../../migrations/063-search-wake.ts';
import { LookedUpCounts } from '../../migrations/064-looked-up-counts.ts';
import { ListsByName } from '../../migrations/065-lists-by-name.ts';
import { messageOf, unavailable } from '../errors.ts';
import { entities } from './entities.ts';
import { PostgresNamingStrategy } from './naming.ts';
import { backgroundTimeoutSeconds, type PoolLimits, separatePurposes, sharesOf } from './pools.ts';

/** In the order in which they run; a migration that was released keeps its name and its place. */
const migrations = [
  { name: '001-initial-schema', class: InitialSchema },
  { name: '002-more-permissions', class: MorePermissions },
  { name: '003-scan-errors', class: ScanErrors },
  { name: '004-generated-image-sizes', class: GeneratedImageSizes },
  { name: '005-identity', class: Identity },
  { name: '006-job-control', class: JobControl },
  { name: '008-catalogue-indexes', class: CatalogueIndexes },
  { name: '010-thumbnail-second', class: ThumbnailSecond },
  { name: '011-tag-names', class: TagNames },
  { name: '012-absent-last', class: AbsentLast },
  { name: '013-library-id', class: LibraryId },
  { name: '014-trash-hold', class: TrashHold },
  { name: '020-search-tables', class: SearchTables },
  { name: '021-natural-order', class: NaturalOrder },
  { name: '025-file-facts', class: FileFacts },
  { name: '026-scan-details', class: ScanDetails },
  { name: '028-folder-totals', class: FolderTotals },
  { name: '029-uploads', class: Uploads },
  { name: '030-codecs', class: Codecs },
  { name: '033-job-deaths', class: JobDeaths },
  { name: '034-film-facts', class: FilmFacts },
  { name: '035-fractions', class: Fractions },
  { name: '036-active-scenes', class: ActiveScenes },
  { name: '037-changes', class: Changes },
  { name: '038-scene-counts', class: SceneCounts },
  { name: '039-trigger-plans', class: TriggerPlans },
  { name: '040-subtitles', class: Subtitles },
  { name: '041-preview-phase', class: PreviewPhase },
  { name: '043-inactive-scenes', class: InactiveScenes },
  { name: '047-tag-updated-at', class: TagUpdatedAt },
  { name: '048-idempotency', class: Idempotency },
  { name: '049-audit', class: Audit },
  { name: '050-user-identities', class: UserIdentities },
  { name: '051-undo', class: Undo },
  { name: '052-resolution-counts', class: ResolutionCounts },
  { name: '053-newest-of', class: NewestOf },
  { name: '054-audit-of-many', class: AuditOfMany },
  { name: '055-narrow-scenes', class: NarrowScenes },
  { name: '056-search-facts', class: SearchFacts },
  { name: '057-processing-status', class: ProcessingStatus },
  { name: '058-trigger-work', class: TriggerWork },
  { name: '062-title-parts', class: TitleParts },
  { name: '063-search-wake', class: SearchWake },
  { name: '064-looked-up-counts', class: LookedUpCounts },
  { name: '065-lists-by-name', class: ListsByName },
];

/** Of what is no server, such as `npm run migrate`. */
const defaultLimits: PoolLimits = { databaseConnections: 10, readTimeoutSeconds: 5, changeTimeoutSeconds: 120 };

/** Connects, and proves it with a query. Throws UNAVAILABLE when the database cannot be reached. */
export async function connectOrm(databaseUrl: string, limits?: PoolLimits): Promise<MikroORM> {
  const orm = new MikroORM(ormConfig(databaseUrl, limits));
  try {
    await sql`select 1`.execute(orm.em.getKysely());
    return orm;
  } catch (error) {
    await orm.close(true);
    throw unreachable(databaseUrl, error);
  }
}

export function ormConfig(databaseUrl: string, limits = defaultLimits): Options {
  return {
    clientUrl: databaseUrl,
    entities: Object.values(entities),
    namingStrategy: PostgresNamingStrategy,
    extensions: [Migrator],
    migrations: { migrationsList: migrations, snapshot: false, silent: true },
    // Triggers and their functions are made by migrations alone; test/database/catalog.test.ts knows each of them.
    schemaGenerator: { ignoreSchema: ['graphile_worker'], ignoreTriggers: true, ignoreRoutines: true },
    pool: { min: 0, max: sharesOf(limits.databaseConnections).background },
    // Timestamps leave PostgreSQL as text; in UTC that text is the same wherever the server stands. With PostgreSQL's own 4 MB
    // the ids that a criterion excludes do not fit into a hash table, and are read through again for each scene: minutes.
    // Compiling a statement takes longer than running it, wherever PostgreSQL takes it for dear.
    driverOptions: {
      options: '-c timezone=UTC -c datestyle=ISO -c work_mem=64MB -c jit=off',
      connectionTimeoutMillis: 10_000,
      maxLifetimeSeconds: 600, // what a connection has prepared goes with it
      statement_timeout: backgroundTimeoutSeconds * 1000,
      // Others wait for what a transaction has locked: a process that was stopped in the middle of one must not hold it for ever.
      idle_in_transaction_session_timeout: 120_000,
      onPoolCreated(pool: pg.Pool) {
        readDecimalsAsNumbers(pool);
        separatePurposes(pool, limits);
      },
    },
    discovery: { checkDuplicateTableNames: true },
    assign: { ignoreUndefined: true }, // an absent field of an input keeps its value
    ensureDatabase: false, // a mistyped name must not start an empty library
    debug: false,
  };
}

/** A DECIMAL of a rating, or a sum of sizes, which stays below 2^53: text would only be turned into a number later. */
function readDecimalsAsNumbers({ options }: pg.Pool): void {
  const types = options.types as pg.TypeOverrides; // MikroORM made them
  types.setTypeParser(pg.types.builtins.NUMERIC, Number);
}

function unreachable(databaseUrl: string, error: unknown) {
  const { hostname, port, pathname } = new URL(databaseUrl);
  return unavailable(
    `Cannot use PostgreSQL at ${hostname}:${port || 5432}, database '${decodeURIComponent(pathname.slice(1))}': ${reasonOf(error)}. ` +
      'Start it, or set DATABASE_URL to postgres://user:password@host:port/database of one that is there; ' +
      'without DATABASE_URL the server runs a PostgreSQL of its own.',
    { cause: error },
  );
}

/** A host with several addresses fails with an error that has a code but no message. */
function reasonOf(error: unknown): string {
  return messageOf(error) || (error as { code?: string }).code || 'no answer';
}
