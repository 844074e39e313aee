/** Brings a backup back into an empty data folder and an empty database; all of it, or nothing. */
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { MikroORM } from '@mikro-orm/postgresql';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Config } from '../config.ts';
import { migrate } from '../database/migrate.ts';
import { badInput, conflict } from '../errors.ts';
import { confirmLibraryFile, prepareLibraryFile } from '../library/library-file.ts';
import { type Entry, readArchive, text } from './archive.ts';
import { connect, filesIn, type Manifest } from './backup.ts';
import { nameOf, queueMigration, type Table } from './tables.ts';

export interface RestoreTarget {
  orm: MikroORM;
  databaseUrl: string;
  config: Pick<Config, 'dataDir'>;
  log: { info(message: string): void; warn(message: string): void };
}

/**
 * Restores `file`, then migrates what it holds to this version.
 *
 * @throws BAD_USER_INPUT when the file is no complete backup, or one of a newer version
 * @throws CONFLICT when the database or the data folder is in use
 */
export async function restore(target: RestoreTarget, file: string): Promise<Manifest> {
  const { orm, databaseUrl, config, log } = target;
  await using stack = new AsyncDisposableStack();
  const client = stack.adopt(await connect(databaseUrl), async (opened) => opened.end());
  await refuseUsed(client, config.dataDir);
  const folder = await mkdtemp(join(config.dataDir, '.restore-'));
  stack.defer(async () => rm(folder, { recursive: true, force: true }));
  await readArchive(resolve(file), async ({ content }) => void (await drain(content))); // whole, before anything is written
  const restoring = new Restoring(target, client, folder);
  await readArchive(resolve(file), async (entry) => restoring.take(entry));
  const manifest = await restoring.finish();
  for await (const path of filesIn(folder)) {
    const kept = join(config.dataDir, relative(folder, path));
    await mkdir(dirname(kept), { recursive: true });
    await rename(path, kept);
  }
  await migrate(orm, log);
  if (manifest.libraryId) {
    await prepareLibraryFile(config.dataDir, manifest.libraryId);
    await confirmLibraryFile(config.dataDir);
  }
  return manifest;
}

class Restoring {
  private manifest: Manifest | undefined;
  private hasQueue = false;

  constructor(
    private readonly target: RestoreTarget,
    private readonly client: pg.Client,
    private readonly folder: string,
  ) {}

  async take({ name, content }: Entry): Promise<void> {
    if (name === 'manifest.json') await this.begin(JSON.parse(await text(content)));
    else if (name.startsWith('tables/')) await this.fill(name, content);
    else await this.put(name, content);
  }

  /** Makes the tables as they were, and empties them of what migrations put in. */
  private async begin(manifest: Manifest): Promise<void> {
    this.manifest = manifest;
    const { orm, log } = this.target;
    const known = (orm.config.get('migrations').migrationsList ?? []).map((migration) => String(migration.name));
    const newer = manifest.migrations.find((name) => !known.includes(name));
    if (newer)
      throw badInput(
        'file',
        `The backup was made by Reelgraph ${manifest.version}, which is newer (it has ${newer}): restore it with that version.`,
      );
    await migrate(orm, log, { to: manifest.migrations.at(-1) });
    this.hasQueue = (await queueMigration(this.client)) === manifest.queueMigration;
    if (!this.hasQueue)
      log.warn(
        'The queue of the backup is of another version: jobs are queued anew, other tasks when they are next due.',
      );
    await this.client.query('begin');
    const tables = manifest.tables.filter((table) => this.isWanted(table));
    await this.client.query(`truncate ${tables.map((table) => this.quoted(table)).join(', ')}`);
    for (const table of tables) await this.client.query(`alter table ${this.quoted(table)} disable trigger user`);
  }

  private async fill(name: string, content: Entry['content']): Promise<void> {
    const table = this.manifest?.tables.find((one) => name === `tables/${nameOf(one)}.copy.gz`);
    if (!table || !this.isWanted(table)) return drain(content);
    const columns = table.columns.map((column) => this.client.escapeIdentifier(column)).join(', ');
    const copy = this.client.query(copyFrom(`copy ${this.quoted(table)} (${columns}) from stdin`));
    await pipeline(content, createGunzip(), copy);
  }

  private async put(name: string, content: Entry['content']): Promise<void> {
    const parts = name.split('/');
    if (parts[0] !== 'files' || parts.some((part) => part === '..' || part === '' || part.includes('\0')))
      throw badInput('file', `The backup holds a file with the name '${name}', which none of ours has.`);
    const path = join(this.folder, ...parts.slice(1));
    await mkdir(dirname(path), { recursive: true, mode: parts[1] === 'secrets' ? 0o700 : 0o777 });
    await pipeline(content, createWriteStream(path, { mode: parts[1] === 'secrets' ? 0o600 : 0o666 }));
  }

  async finish(): Promise<Manifest> {
    const { client, manifest } = this;
    if (!manifest) throw new Error('an archive without a manifest was read to its end');
    for (const table of manifest.tables.filter((one) => this.isWanted(one)))
      await client.query(`alter table ${this.quoted(table)} enable trigger user`);
    for (const [name, value] of Object.entries(manifest.sequences))
      await client.query('select setval(to_regclass($1), $2) where to_regclass($1) is not null', [name, value]);
    if (this.hasQueue)
      // Whoever had locked them does not exist here.
      await client.query(
        'select graphile_worker.force_unlock_workers(array(select locked_by from graphile_worker._private_jobs where locked_by is not null))',
      );
    await client.query('commit');
    return manifest;
  }

  private isWanted({ schema }: Table): boolean {
    return this.hasQueue || schema === 'public';
  }

  private quoted({ schema, name }: Table): string {
    return `${this.client.escapeIdentifier(schema)}.${this.client.escapeIdentifier(name)}`;
  }
}

async function refuseUsed(client: pg.Client, dataDir: string): Promise<void> {
  const { rows } = await client.query(
    "select from pg_tables where schemaname in ('public', 'graphile_worker') limit 1",
  );
  if (rows.length > 0)
    throw conflict(
      'The database is in use: restore into an empty one, by another DATABASE_URL, or by an empty data folder when it has the embedded database.',
    );
  const used = (await readdir(dataDir)).filter((name) => ['assets', 'library-id', 'uploads'].includes(name));
  if (used.length > 0)
    throw conflict(
      `The data folder ${dataDir} is in use: it has ${used.join(', ')}. Restore into an empty folder, by another DATA_DIR.`,
    );
}

async function drain(content: Entry['content']): Promise<void> {
  for await (const _ of content);
}
