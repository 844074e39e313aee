/** The embedded PostgreSQL: found again, joined, never fought over, and back after any crash. */
import { Client } from 'pg';
import { expect, inject, test } from 'vitest';

test('the test run has a database server', async () => {
  const client = new Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  const { rows } = await client.query('select 1 as one');
  await client.end();
  expect(rows).toEqual([{ one: 1 }]);
});
