/**
 * SQL behind a bare node:http: what a server could answer that did nothing else. It runs whatever it is sent as `query`, so only a
 * benchmark starts it; what comes a second time is prepared. The argument is the address of the database.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.argv[2], max: 8 });
/** JSON is handed on as PostgreSQL wrote it. */
const types = { getTypeParser: () => (value: unknown) => value };
/** Of the statements that came once, for their next time. */
const names = new Map<string, string>();

const server = createServer(async (request, response) => {
  const { query: text } = (await json(request)) as { query: string };
  const name = names.get(text);
  if (!name && names.size < 50) names.set(text, `prepared${names.size}`);
  const { rows } = await pool.query({ text, name, types, rowMode: 'array' });
  response.setHeader('content-type', 'application/json');
  response.end(`{"data":${rows[0]?.[0] ?? null}}`);
});
server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`);
});
