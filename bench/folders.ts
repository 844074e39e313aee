/** What it takes to show a folder of a large library: the whole of it, a folder of folders, and one with films. */

import { openSession } from '../src/auth/session.service.ts';
import { rows } from '../src/database/rows.ts';
import { createClient } from '../src/sdk/client.ts';
import { quantile } from './quantiles.ts';
import { serveHere } from './server-here.ts';

const scenes = 100_000;
const folders = 5_000;

export async function folderTree(): Promise<void> {
  await using server = await serveHere();
  const em = server.app.orm.em.fork();
  const { id: storagePathId } = await rows(em)
    .insertInto('storage_paths')
    .values({ name: 'Library', path: '/library' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await em.execute(`
    insert into scenes (title, stored_path, storage_path_id, duration, size, width)
    select 'Scene ' || n, format('/library/%s/%s/scene %s.mp4', f % 50, f, n), ${storagePathId}, n % 5000, n * 1000, 1920
      from (select n, n % ${folders} as f from generate_series(1, ${scenes}) n) s`);
  await em.execute('vacuum analyze scenes, folder_totals');
  const { id } = await rows(em)
    .insertInto('users')
    .values({ username: 'bench', password: 'none', role: 'user' })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { token } = await openSession({ app: server.app, em }, id);
  await using client = createClient({ url: server.url, token });
  const show = async (path: string) => client.folder({ storagePathId: String(storagePathId), path, first: 50 });
  for (let round = 0; round < 20; round++) await show('7'); // the first requests of a process are slower
  for (const path of ['', '7', '7/57']) {
    const times: number[] = [];
    for (let round = 0; round < 60; round++) {
      const before = performance.now();
      await show(path);
      times.push(performance.now() - before);
    }
    const at = (share: number) => quantile(times, share).toFixed(1);
    console.log(`  folder '${path}': p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`);
  }
}
