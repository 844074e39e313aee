/** What must hold when nobody does anything any more, whatever was done before. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '../../src/sdk/client.ts';
import type { Cluster } from '../cluster.ts';

const patienceSeconds = 240;

/** Until all jobs have ended, twice: the second time after a scan has seen the library as it is. */
export async function waitUntilQuiet(cluster: Cluster, admin: Client): Promise<void> {
  const quiet = async () => {
    const began = Date.now();
    let busy = {};
    while (Date.now() - began < patienceSeconds * 1000) {
      [busy = {}] = await cluster
        .query<Record<string, number>>(
          `
        select (select count(*)::int from job_history where status in ('pending', 'running') or next_retry_at is not null) as jobs,
               (select count(*)::int from scan_history where status = 'running') as scans,
               (select count(*)::int from search_outbox) as "changes to search",
               (select count(*)::int from graphile_worker.jobs where task_identifier = 'uploads.removeExpired' and run_at < now() and attempts < max_attempts) as uploads,
               (select count(*)::int from graphile_worker.jobs where task_identifier = 'processing.hash' and attempts < max_attempts) as hashes`,
        )
        .catch((error: Error) => [{ [error.message]: 1 }]);
      if (Object.values(busy).every((count) => count === 0)) {
        console.log(`Quiet after ${Math.round((Date.now() - began) / 1000)} s.`);
        return;
      }
      await delay(1000);
    }
    console.log(`Still busy after ${patienceSeconds} s:`, busy);
  };
  for (const _ of ['what was begun', 'what a scan finds']) {
    await quiet();
    await admin.startScan().catch(() => {});
    // It runs four times an hour by itself.
    await cluster.query(
      `select graphile_worker.add_job('uploads.removeExpired', '{}', job_key := 'uploads.removeExpired')`,
    );
    await delay(3000);
  }
  await quiet();
}

/** Each finds the rows that break it. */
const invariants: Record<string, string> = {
  'no job waits or runs any more': `select id, phase, status from job_history where status in ('pending', 'running') or next_retry_at is not null`,
  'no scan runs any more': `select id from scan_history where status = 'running'`,
  'no usable scene waits for nothing': `
    select id, processing_status, width, fingerprint,
           (select json_agg(json_build_array(phase, status, error_message) order by j.id) from job_history j where j.scene_id = s.id) as jobs
      from scenes s
     where trashed_at is null and deleted_at is null and (processing_status in ('pending', 'processing') or fingerprint = '' and processing_status <> 'failed')
       and not exists (select from job_history j where j.scene_id = s.id and j.phase = 'metadata' and j.status = 'cancelled')`,
  'no scene has failed because of the trash': `select id, processing_error from scenes where trashed_at is null and processing_error like '%trash%'`,
  'no two scenes have one file': `
    select stored_path, count(*) from scenes where deleted_at is null and trashed_at is null group by 1 having count(*) > 1`,
  'every job in the queue has its row': `
    select key from graphile_worker.jobs where key is not null and task_identifier in ('processing.metadata', 'processing.thumbnail', 'processing.sprites')
       and not exists (select from job_history j where j.job_id = key)`,
  'no entry of the queue is held by nobody': `
    select id, task_identifier, locked_by from graphile_worker.jobs where locked_at < now() - interval '1 minute'`,
  'completed metadata is known': `
    select s.id from scenes s where coalesce(width, 0) = 0 and processing_status = 'completed' and trashed_at is null and deleted_at is null`,
  'studios stand in no circle': `
    with recursive above as (
      select id, array[id] as path, parent_id from studios
      union all select above.id, path || above.parent_id, s.parent_id from above join studios s on s.id = above.parent_id
       where not above.parent_id = any(path[2:]) and cardinality(path) < 100)
    select id from above where parent_id = id`,
  'folder totals are those of the scenes': `
    select storage_path_id, sum(count) from (
      select t.storage_path_id, t.scene_count::int as count from folder_totals t
      union all
      select s.storage_path_id, -1 from scenes s where s.deleted_at is null and s.trashed_at is null and s.stored_path is not null and s.storage_path_id is not null) both_
     group by 1 having sum(count) <> 0`,
  'every scene, actor, studio and tag has its document': `
    select * from (
      select 'scene' as kind, id from scenes where trashed_at is null and deleted_at is null
      union all select 'actor', id from actors where deleted_at is null
      union all select 'studio', id from studios where deleted_at is null
      union all select 'tag', id from tags) things
     where not exists (select from search_documents d where d.kind::text = things.kind and d.id = things.id)`,
  'words are counted right': `
    select coalesce(a.word, b.word) as word, a.documents, b.ndoc from search_words a
      full join ts_stat('select words from search_documents') b on a.word = b.word
     where coalesce(a.documents, 0) <> coalesce(b.ndoc, 0)`,
  'no transaction is left open': `
    select pid, query from pg_stat_activity where state like 'idle in transaction%' and state_change < now() - interval '30 seconds'`,
  'no lock is waited for': `select pid, query from pg_stat_activity where wait_event_type = 'Lock' and datname = 'reelgraph'`,
};

/** What does not hold, as sentences. */
export async function brokenInvariants(cluster: Cluster, library: string): Promise<string[]> {
  const broken: string[] = [];
  for (const [name, statement] of Object.entries(invariants)) {
    const rows = await cluster.query(statement);
    if (rows.length > 0) broken.push(`${name}: ${rows.length} times not, such as ${JSON.stringify(rows.slice(0, 3))}`);
  }
  broken.push(...(await brokenFiles(cluster)), ...(await brokenLibrary(cluster, library)));
  return broken;
}

/** Generated files that a row names are there and hold something; nothing half is left. */
async function brokenFiles(cluster: Cluster): Promise<string[]> {
  const { dataDir } = cluster;
  const named = await cluster.query<{ id: string; path: string }>(`
    select id, unnest(array[thumbnail_path, replace(thumbnail_path, '_sm.', '_lg.'), sprite_sheet_path, vtt_path]) as path
      from scenes where deleted_at is null`);
  const broken: string[] = [];
  for (const { id, path } of named) {
    if (!path) continue;
    const stats = await stat(join(dataDir, 'assets', path)).catch(() => undefined);
    if (!stats || stats.size === 0)
      broken.push(`scene ${id} names ${path}, which ${stats ? 'is empty' : 'is not there'}`);
  }
  const parts = await readdir(join(dataDir, 'uploads')).catch(() => []);
  if (parts.length > 0) broken.push(`unfinished images are left: ${parts.join(', ')}`);
  return broken;
}

/** Every film has its scene, of its size, and every usable scene its film. */
async function brokenLibrary(cluster: Cluster, library: string): Promise<string[]> {
  const scenes = await cluster.query<{ id: string; path: string; size: string; gone: boolean }>(`
    select id, stored_path as path, size, deleted_at is not null as gone from scenes where trashed_at is null and stored_path is not null`);
  const broken: string[] = [];
  for (const { id, path, size, gone } of scenes) {
    const stats = await stat(path).catch(() => undefined);
    if (!gone && !stats) broken.push(`scene ${id} is usable, but ${path} is not there`);
    else if (!gone && stats && stats.size !== Number(size))
      broken.push(`scene ${id} has ${size} bytes, ${path} has ${stats.size}`);
  }
  const known = new Set(
    (await cluster.query<{ path: string }>('select stored_path as path from scenes')).map(({ path }) => path),
  );
  const ended = await cluster.query<{ id: string }>('select id from uploads where ended_at is not null');
  for (const entry of await readdir(library, { withFileTypes: true })) {
    const path = join(library, entry.name);
    const [, upload] = /^\.reelgraph-upload-(.+)\.part$/.exec(entry.name) ?? [];
    if (upload && ended.some(({ id }) => id === upload)) broken.push(`${path} is left of an upload that has ended`);
    const isFilm =
      entry.isFile() && /\.(mp4|webm|mkv|mov|avi|m4v|wmv)$/.test(entry.name) && !entry.name.startsWith('.');
    if (isFilm && !known.has(path) && (await stat(path)).size > 0) broken.push(`${path} is in no scene`);
  }
  return broken;
}
