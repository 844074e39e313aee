/** A database of one's own for each test file: a copy of one that was migrated once in this run. */

import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { migrate } from '../../src/database/migrate.ts';
import { connectOrm } from '../../src/database/orm.config.ts';

export type TestDatabase = { url: string } & AsyncDisposable;

const TEMPLATE = 'template_migrated';
let template: Promise<void> | undefined;
const log = { info: () => {}, warn: console.warn };

/** A migrated database without any rows but the default ones. */
export async function createTestDatabase(): Promise<TestDatabase> {
  template ??= withServer(makeTemplate);
  await template;
  return copyOf(TEMPLATE);
}

/** A database in which nothing has run yet. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return copyOf('template0');
}

async function copyOf(template: string): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await withServer((server) => server.query(`create database ${name} template ${template}`));
  return {
    url: urlOf(name),
    async [Symbol.asyncDispose]() {
      await withServer((server) => server.query(`drop database ${name}`));
    },
  };
}

/** The first test file of the run makes it, others wait. It gets its name only when it is complete. */
async function makeTemplate(server: pg.Client): Promise<void> {
  await server.query(`select pg_advisory_lock(hashtext('${TEMPLATE}'))`); // ends with the connection
  const { rowCount } = await server.query('select from pg_database where datname = $1', [TEMPLATE]);
  if (rowCount) return;
  await server.query(`drop database if exists ${TEMPLATE}_unfinished`);
  await server.query(`create database ${TEMPLATE}_unfinished template template0`);
  const orm = await connectOrm(urlOf(`${TEMPLATE}_unfinished`));
  await migrate(orm, log).finally(() => orm.close());
  await server.query(`alter database ${TEMPLATE}_unfinished rename to ${TEMPLATE}`);
}

async function withServer<T>(work: (server: pg.Client) => Promise<T>): Promise<T> {
  const server = new pg.Client({ connectionString: inject('postgresUrl') });
  await server.connect();
  try {
    return await work(server);
  } finally {
    await server.end();
  }
}

function urlOf(name: string): string {
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${name}`;
  return url.href;
}
