/** What stands as an error in the log is a fault of the program or of its surroundings, not that the database is away. */
import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { logFailure } from '../../src/database/log-failure.ts';
import { createLogger } from '../../src/logger.ts';

const levelOf = (error: unknown) => {
  const lines: { level: number; msg: string; section?: string; err?: { message: string } }[] = [];
  const log = createLogger({ logLevel: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  logFailure(log, error, 'it failed', { section: 'x' });
  expect(lines).toMatchObject([{ msg: 'it failed', section: 'x', err: { message: expect.any(String) } }]);
  return lines[0]?.level;
};

test.each([
  ['a connection that PostgreSQL ends', 'select pg_terminate_backend(pg_backend_pid()), pg_sleep(60)', 40],
  ['a statement that takes too long', `set statement_timeout = 10; select pg_sleep(60)`, 40],
  ['a mistake', 'select nothing', 50],
])('%s', async (_what, statement, level) => {
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  client.on('error', () => {});
  await client.connect();
  const error = await client.query(statement).catch((thrown: unknown) => thrown);
  await client.end();

  expect(levelOf(error)).toBe(level);
});

test('every error that was thrown goes into the log by it', () => {
  const root = new URL('../../src/', import.meta.url);
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const byHand = files.filter((file) => /log\.error\(\{[^}]*\berr\b/.test(readFileSync(new URL(file, root), 'utf8')));
  expect(files.length).toBeGreaterThan(200);
  expect(byHand).toEqual([]);
});
