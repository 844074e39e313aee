/** What happens to the tags of an older library whose names differ in case only. */
import pg from 'pg';
import { expect, test } from 'vitest';
import { connectOrm } from '../../src/database/orm.config.ts';
import { createEmptyDatabase } from '../support/database.ts';

test('the oldest stays and takes over scenes, markers and labels of the others', async () => {
  await using database = await createEmptyDatabase();
  await using orm = await connectOrm(database.url);
  await orm.migrator.up({ to: '010-thumbnail-second' });
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    await client.query(`
      insert into tags (name) values ('Boat'), ('boat'), ('BOAT'), ('ship');
      insert into users (username, password) values ('ann', 'x');
      insert into scenes (title) values ('both'), ('one'), ('ship');
      insert into scene_tags (scene_id, tag_id) values (1, 1), (1, 2), (2, 2), (2, 3), (3, 4);
      insert into user_scene_markers (user_id, scene_id, timestamp) values (1, 1, 0);
      insert into marker_tags (marker_id, tag_id) values (1, 3);
      insert into marker_label_tags (user_id, label, tag_id) values (1, 'x', 1), (1, 'x', 2), (1, 'y', 3)`);

    await orm.migrator.up();

    const all = async (query: string) => (await client.query({ text: query, rowMode: 'array' })).rows;
    expect(await all('select id, name from tags order by id')).toEqual([
      [1, 'Boat'],
      [4, 'ship'],
    ]);
    expect(await all('select scene_id::int, tag_id::int from scene_tags order by 1, 2')).toEqual([
      [1, 1],
      [2, 1],
      [3, 4],
    ]);
    expect(await all('select tag_id::int from marker_tags')).toEqual([[1]]);
    expect(await all('select label, tag_id::int from marker_label_tags order by 1')).toEqual([
      ['x', 1],
      ['y', 1],
    ]);
    await expect(client.query(`insert into tags (name) values ('bOAT')`)).rejects.toThrow('uni_tags_name_lower');
  } finally {
    await client.end();
  }
});
