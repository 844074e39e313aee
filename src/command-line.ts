/** The command line. */
import 'reflect-metadata';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ConfigError, readConfig } from './config.ts';
import { AppError, messageOf } from './errors.ts';
import { isDiskAsked } from './files/disks.ts';
import { createLogger, type Log } from './logger.ts';
import { type Process, type ProcessOptions, startPatiently } from './start.ts';
import { startAll } from './start-all.ts';
import { tellStart } from './start-steps.ts';
import type { FirstAdmin } from './users/first-admin.ts';
import { version } from './version.ts';
import { buildWebExample } from './web-example.ts';

const usage = `Usage: npm start [-- --library <folder>]    the whole server: database, API, worker
       npm run api                          only the API
       npm run worker                       only a worker
       npm run migrate                      bring the database up to date
       npm run join-library                 make this database and this data folder one library
       npm run demo                         see it work on six small clips
       npm run doctor                       check everything that the server needs, and say what to do
       npm run admin                        list or make accounts, or reset a forgotten password
       npm run backup -- <file>             database and data folder in one file, while the server runs
       npm run restore -- <file>            bring a backup back into an empty data folder and database

  --library <folder>   make this folder a storage path and scan it
  --web                build the web client of examples/web and show it (WEB_DIR shows another one)
  --repair             with doctor: also mend what it can, such as wrong counts of scenes
  --version, --help`;

const services: Record<string, (options: ProcessOptions) => Promise<Process>> = {
  start: startAll,
  api: async (options) => (await processes()).startApi(options),
  worker: async (options) => (await processes()).startWorkerOnly(options),
};

/** Most of the program, loaded when a command needs it; `npm start` has PostgreSQL start first. */
const processes = async () => import('./processes.ts');

async function runCommand(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ...{ library: { type: 'string' }, role: { type: 'string' } },
      ...{
        web: { type: 'boolean' },
        repair: { type: 'boolean' },
        version: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    },
  });
  const [command = 'start', ...rest] = positionals;
  const isOfFile = command === 'backup' || command === 'restore';
  if (rest.length > (isOfFile ? 1 : 0) && command !== 'admin')
    throw new AppError('BAD_USER_INPUT', `Unexpected argument '${rest.join(' ')}'.\n${usage}`);
  if (values.library !== undefined && command !== 'start')
    throw new AppError('BAD_USER_INPUT', '--library goes with npm start only.');
  if (values.web && command !== 'start') throw new AppError('BAD_USER_INPUT', '--web goes with npm start only.');
  if (values.library === '') throw new AppError('BAD_USER_INPUT', '--library needs the path of a folder.');
  if (values.role !== undefined && command !== 'admin')
    throw new AppError('BAD_USER_INPUT', '--role goes with npm run admin -- create NAME only.');
  if (values.repair && command !== 'doctor')
    throw new AppError('BAD_USER_INPUT', '--repair goes with npm run doctor only.');
  if (values.help) return console.log(command === 'admin' ? (await import('./admin.ts')).adminUsage : usage);
  if (values.version) return console.log(version());
  if (command === 'schema') return writeSchema();
  const service = services[command];
  if (!service && !isOfFile && !['migrate', 'join-library', 'demo', 'admin', 'doctor'].includes(command))
    throw new AppError('BAD_USER_INPUT', `There is no command '${command}'.\n${usage}`);
  if (command === 'demo') return (await import('./demo.ts')).runDemo(endSignal());
  if (command === 'doctor') {
    const { runDoctor } = await import('./doctor.ts');
    if (!(await runDoctor({ isRepairing: values.repair ?? false }))) process.exitCode = 1;
    return;
  }
  const config = readConfig();
  const log = createLogger(config);
  if (command === 'admin') {
    const { runAdmin } = await import('./admin.ts');
    return runAdmin({ config, log }, { words: rest, role: values.role });
  }
  if (isOfFile) return runOnFile({ config, log }, command, rest[0]);
  if (command === 'join-library') {
    const id = await (await processes()).joinOnly({ config, log });
    return console.log(`The database and ${config.dataDir} are now one library: ${id}`);
  }
  if (!service) return (await processes()).migrateOnly({ config, log });
  if (values.web) config.webDir = await buildWebExample();
  const signal = endSignal();
  const start = async () => service({ config, log, library: values.library, onFirstAdmin: greetFirstAdmin });
  await runUntil(signal, { log, start: async () => startPatiently(start, { log, signal }) });
}

async function writeSchema(): Promise<void> {
  const { createSchema } = await import('./graphql/schema.ts');
  await createSchema({ emitTo: 'schema.graphql' });
}

async function runOnFile(
  options: ProcessOptions,
  command: 'backup' | 'restore',
  file: string | undefined,
): Promise<void> {
  if (!file)
    throw new AppError(
      'BAD_USER_INPUT',
      `npm run ${command} needs the name of a file: npm run ${command} -- library.tar`,
    );
  if (command === 'backup') {
    const bytes = await (await processes()).backUpOnly(options, file);
    return console.log(
      `${resolve(file)} holds the backup: ${(bytes / 1e6).toFixed(1)} MB. It holds secrets: keep it where others cannot read it.`,
    );
  }
  const { version: from, createdAt, tables } = await (await processes()).restoreOnly(options, file);
  console.log(
    `Restored ${tables.length} tables and the data folder of ${createdAt}, by Reelgraph ${from}. Start the server now.`,
  );
}

async function runUntil(
  signal: AbortSignal,
  { log, start }: { log: Log; start: () => Promise<Process> },
): Promise<void> {
  await using running = await start();
  greet(running);
  saveMemory();
  tellStart(log);
  const end = AbortSignal.any([signal, ...(running.lost ? [running.lost] : [])]);
  if (!end.aborted) await once(end, 'abort');
  if (running.lost?.aborted) {
    console.error(messageOf(running.lost.reason));
    process.exitCode = 1;
    setTimeout(() => process.exit(), lostMilliseconds).unref(); // what is missing may keep it from ending in order
    return;
  }
  console.log('Stopping: running jobs get 15 seconds. Press Ctrl-C again, after two seconds, to stop at once.');
}

/** The end of the process waits for its threads, and those that wait for a disk without an answer never come back. */
function endNow(exitCode: number): never {
  if (isDiskAsked()) process.kill(process.pid, 'SIGKILL');
  process.exit(exitCode);
}

/** Gives back what only the start needed, a quarter of the memory, which V8 would keep until there is load, and lets less garbage come together from now on. */
function saveMemory(): void {
  // Where there is much memory V8 would else let garbage grow to three times what is alive, hundreds of megabytes, before it collects it.
  setFlagsFromString('--heap-growing-percent=50');
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')({ type: 'major' }); // a last resort would also shrink the young generation, which load fills again and again
}

/** How long a server may take to end whose database is gone for good. */
const lostMilliseconds = 10_000;

/**
 * A signal to the whole group (Ctrl-C in a terminal, `kill -- -PGID`, systemd) reaches us, and again from npm, which passes it on:
 * within this time those of one kind are one.
 */
const echoMilliseconds = 2000;

/**
 * Aborts on the first SIGINT, SIGTERM or SIGHUP (a terminal that is closed), to end in order, with time for running jobs. Another
 * SIGINT or SIGTERM ends at once; SIGHUP does not, because the end of a session sends it together with SIGTERM.
 */
function endSignal(): AbortSignal {
  const controller = new AbortController();
  const firstAt = new Map<NodeJS.Signals, number>();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      const isFirstOfAll = firstAt.size === 0;
      const at = firstAt.get(name);
      if (at === undefined) firstAt.set(name, performance.now());
      const isEcho = at !== undefined && performance.now() - at < echoMilliseconds;
      if (!isFirstOfAll && !isEcho && name !== 'SIGHUP') endNow(1);
      controller.abort(new AppError('UNAVAILABLE', `Stopped by ${name}.`));
    });
  }
  return controller.signal;
}

function greet({ url }: Process): void {
  if (url) console.log(`Reelgraph is ready.\n  API         ${url}/graphql\n  Playground  ${url}/graphql in a browser`);
  else console.log('Reelgraph is ready: this worker takes jobs.');
}

function greetFirstAdmin({ username, generatedPassword }: FirstAdmin): void {
  const password = generatedPassword ? `${generatedPassword} (shown this once)` : 'that ADMIN_PASSWORD says';
  console.log(`First login: ${username} with the password ${password}`);
}

function isWrongOption(error: unknown): error is Error {
  return error instanceof Error && String((error as { code?: string }).code).startsWith('ERR_PARSE_ARGS');
}

// At the end, when all constants above are there.
try {
  await runCommand();
} catch (error) {
  const isForPeople = error instanceof AppError || error instanceof ConfigError || isWrongOption(error);
  console.error(isForPeople ? error.message : error);
  endNow(1);
}
if (isDiskAsked()) endNow(0);
