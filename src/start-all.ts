/** `npm start`. Most of the program is loaded while PostgreSQL starts, as each takes half a second. */
import { startEmbedded } from './database/embedded.ts';
import { asProcess, type Process, type ProcessOptions, prepareDataDir, requireMedia } from './start.ts';
import { step } from './start-steps.ts';

/** `npm start`: database, API and worker in one. */
export async function startAll(options: ProcessOptions): Promise<Process> {
  await using stack = new AsyncDisposableStack();
  const { config, log } = options;
  await prepareDataDir(config);
  const media = requireMedia(config); // tried while PostgreSQL starts, which takes as long
  media.catch(() => {}); // awaited below, unless PostgreSQL fails before
  const lost = new AbortController();
  const revival = { onGivenUp: (error: Error) => lost.abort(error) };
  const meanwhile = () => void loadProgram().catch(() => {}); // the same promise is awaited below
  const embedded = async () => startEmbedded({ dataDir: config.dataDir, log, revival, meanwhile });
  const databaseUrl = config.databaseUrl ?? stack.use(await step('PostgreSQL', embedded)).url;
  const { serveAndWork } = await loadProgram();
  const url = await serveAndWork({ ...options, databaseUrl, media: await media }, stack);
  return asProcess(stack, { url, lost: lost.signal });
}

let loading: ReturnType<typeof load> | undefined;

/** Most of the program, and the schema that it answers by; loaded once, so another call only waits for that. */
const loadProgram = () => (loading ??= step('loading the program', load));

async function load() {
  const program = await import('./processes.ts');
  const { sharedSchema } = await import('./graphql/schema.ts');
  await sharedSchema();
  return program;
}
