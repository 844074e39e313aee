/**
 * Workers are told of changes that search has to take in as soon as these are committed, as of everything else that is queued. The queue's own message
 * is heard by nobody, and an entry counts as due since its transaction began, which may be long ago.
 */

import { Migration } from '@mikro-orm/migrations';

export class SearchWake extends Migration {
  override up(): void {
    this.addSql(`
      CREATE OR REPLACE FUNCTION search_note(noted_kind TEXT, ids BIGINT[]) RETURNS VOID LANGUAGE plpgsql AS $$
      BEGIN
        IF cardinality(ids) = 0 THEN RETURN; END IF;
        INSERT INTO search_outbox (kind, thing_id) SELECT noted_kind, unnest(ids);
        PERFORM graphile_worker.add_job('search.sync', '{}',
          job_key := CASE WHEN cardinality(ids) = 1 THEN format('search.sync:%s:%s', noted_kind, ids[1]) END);
        PERFORM pg_notify('reelgraph', '{"topic":"entries","task":"search.sync"}');
      END $$`);
  }
}
