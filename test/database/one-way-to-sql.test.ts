/** There is one way to SQL, Kysely, and one way into the queue, src/jobs/queue.ts. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../../src/', import.meta.url);
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, text: readFileSync(new URL(file, root), 'utf8') }));

const filesWith = (pattern: RegExp) => sources.flatMap(({ file, text }) => (pattern.test(text) ? [file] : []));

test('no statement is a string that goes through the ORM', () => {
  expect(sources.length).toBeGreaterThan(200);
  expect(filesWith(/\bem(\.fork\(\))?\s*\.execute\(|\.execute<|\bgetConnection\(\)/)).toEqual([]);
});

test('all transactions begin in one place, which repeats them after a deadlock', () => {
  expect(filesWith(/\.transactional\(|\.begin\(\)/)).toEqual(['database/transaction.ts']);
});

test('no list is sent as JSON', () => {
  expect(filesWith(/json_array_elements_text|json_to_recordset/)).toEqual([]);
});

test('a connection of its own has only what holds a lock, listens, migrates, works on the queue, or runs PostgreSQL', () => {
  expect(
    filesWith(/^import pg from 'pg'/m)
      .filter((file) => !file.startsWith('database/embedded'))
      .toSorted(),
  ).toEqual([
    'backup/backup.ts', // COPY
    'database/migrate.ts', // the lock of whoever migrates
    'database/orm.config.ts', // sets up the pool that Kysely uses
    'database/pools.ts', // and its like for other purposes; cancels statements
    'events/listen.ts',
    'jobs/liveness.ts',
    'uploads/upload-locks.ts', // the locks of uploads
    'worker/queue-pool.ts', // graphile-worker's pool
  ]);
});

test('only queue.ts calls functions of graphile-worker and reads its tables, but for backups, which copy all there are', () => {
  expect(filesWith(/graphile_worker\./).filter((file) => !file.startsWith('backup/'))).toEqual(['jobs/queue.ts']);
  expect(filesWith(/from 'graphile-worker'/).toSorted()).toEqual(['database/migrate.ts', 'worker/task-worker.ts']);
});

test('worker/tasks.ts knows every task', () => {
  const tasks = sources.filter(({ file }) => file.endsWith('.task.ts') && !file.startsWith('processing/'));
  const known = sources.find(({ file }) => file === 'worker/tasks.ts')?.text;
  expect(tasks.length).toBeGreaterThan(3);
  expect(tasks.filter(({ file }) => !known?.includes(`'../${file}'`)).map(({ file }) => file)).toEqual([]);
});
