/** Libraries in the tables of Stash's schema 72. */
import type { Dirent, Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { connected } from './database.ts';

export const active = 'trashed_at is null and deleted_at is null';

/** What a library of ours has. */
export async function fillWithLibrary(file: string, databaseUrl: string): Promise<void> {
  await using client = await connected(databaseUrl);
  using database = new DatabaseSync(file);
  database.exec('pragma foreign_keys = off; begin');
  const now = '2026-01-01T00:00:00Z';
  const copy = async (into: string, query: string) => {
    const { rows } = await client.query<unknown[]>({ text: query, rowMode: 'array' });
    const insert = database.prepare(`insert into ${into} values (${rows[0]?.map(() => '?').join(', ')})`);
    for (const row of rows) insert.run(...(row as (string | number | null)[]));
  };
  const time = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
  database.exec(
    `insert into folders (id, path, mod_time, created_at, updated_at) values (1, '/library', '${now}', '${now}', '${now}')`,
  );
  await copy('tags (id, name, created_at, updated_at)', `select id, name, '${now}', '${now}' from tags`);
  await copy('performers (id, name, created_at, updated_at)', `select id, name, '${now}', '${now}' from actors`);
  await copy(
    'studios (id, name, parent_id, created_at, updated_at)',
    `select id, name, parent_id, '${now}', '${now}' from studios order by id`,
  );
  await copy(
    'scenes (id, title, date, studio_id, created_at, updated_at, rating, resume_time)',
    `select scenes.id, coalesce(title, original_filename), release_date::text, studio_id, ${time('scenes.created_at')}, ${time('scenes.updated_at')},
            (rating * 20)::int, coalesce(last_position, 0)
       from scenes left join user_scene_ratings ratings on ratings.scene_id = scenes.id
       left join user_scene_watches watches on watches.scene_id = scenes.id where ${active}`,
  );
  await copy(
    'files (id, basename, parent_folder_id, size, mod_time, created_at, updated_at)',
    `select id, original_filename, 1, size, ${time('created_at')}, ${time('created_at')}, ${time('created_at')} from scenes where ${active}`,
  );
  await copy(
    'video_files (file_id, duration, video_codec, format, audio_codec, width, height, frame_rate, bit_rate)',
    `select id, duration, video_codec, 'mp4', audio_codec, width, height, frame_rate, bit_rate from scenes where ${active}`,
  );
  await copy('scenes_files (scene_id, file_id, "primary")', `select id, id, 1 from scenes where ${active}`);
  const links = (table: string, column: string) =>
    `select scene_id, ${column} from ${table} join scenes on scenes.id = scene_id where ${active}`;
  await copy('scenes_tags (scene_id, tag_id)', links('scene_tags', 'tag_id'));
  await copy('performers_scenes (scene_id, performer_id)', links('scene_actors', 'actor_id'));
  database.exec('commit');
  database.exec('analyze');
}

/** What a scan of this folder would have found. Stash would call ffprobe for each film. */
export async function fillWithFolder(file: string, library: string): Promise<void> {
  using database = new DatabaseSync(file);
  database.exec('begin');
  const now = "'2026-01-01T00:00:00Z'";
  const addFolder = database.prepare(
    `insert into folders (path, parent_folder_id, mod_time, created_at, updated_at) values (?, ?, ?, ${now}, ${now})`,
  );
  const addFile = database.prepare(
    `insert into files (basename, parent_folder_id, size, mod_time, created_at, updated_at) values (?, ?, ?, ?, ${now}, ${now})`,
  );
  const second = ({ mtimeMs }: Stats) => `${new Date(mtimeMs).toISOString().slice(0, 19)}Z`;
  const entries = await readdir(library, { recursive: true, withFileTypes: true });
  const paths = (isWanted: (entry: Dirent) => boolean) => entries.filter(isWanted).map(pathOf).sort();
  const ids = new Map<string, number | bigint>();
  for (const path of [library, ...paths((entry) => entry.isDirectory())]) {
    const added = addFolder.run(path, ids.get(dirname(path)) ?? null, second(await stat(path)));
    ids.set(path, added.lastInsertRowid);
  }
  for (const path of paths((entry) => entry.isFile())) {
    const stats = await stat(path);
    addFile.run(basename(path), ids.get(dirname(path)) ?? null, stats.size, second(stats));
  }
  database.exec(`
    insert into video_files (file_id, duration, video_codec, format, audio_codec, width, height, frame_rate, bit_rate)
      select id, 10, 'h264', 'mp4', 'aac', 640, 360, 25, 1000000 from files;
    insert into files_fingerprints (file_id, type, fingerprint) select id, 'oshash', printf('%016x', id) from files;
    insert into scenes (id, title, created_at, updated_at) select id, basename, ${now}, ${now} from files;
    insert into scenes_files (scene_id, file_id, "primary") select id, id, 1 from files;
    commit`);
}

const pathOf = ({ parentPath, name }: Dirent) => join(parentPath, name);
