/**
 * Starts programs from a small process beside this one. Starting one copies the page tables of the process that does: of a server with 500 MB
 * that takes tens of milliseconds, in which nothing else runs, and of a small process two.
 */

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the small process is told. It connects once for each descriptor of the program, in their order. */
export interface Launch {
  id: number;
  program: string;
  args: readonly string[];
  options: LaunchOptions;
  descriptors: number;
}

export interface LaunchOptions {
  cwd?: string | undefined;
  env: NodeJS.ProcessEnv;
}

/** What it answers, when the program has ended or could not be started. */
export interface LaunchEnd {
  id: number;
  /** Absent when a signal ended it. */
  exitCode?: number;
  /** Why it could not be started. */
  error?: string;
}

export interface Program {
  /** Our ends of its standard input, output and error, and of descriptor 3. */
  streams: readonly Socket[];
  /**
   * Resolves with its exit code, undefined when a signal ended it, once there is nothing more to read. Rejects when there is no such
   * program or folder.
   */
  ended: Promise<number | undefined>;
  /** From here on it does not keep this process from ending. */
  forget(): void;
}

const DESCRIPTORS = 4;

let launcher: Promise<Launcher> | undefined;

/** Starts a program, in a session of its own. When we end, all that it notices is the end of its standard input. */
export async function launch(program: string, args: readonly string[], options: LaunchOptions): Promise<Program> {
  launcher ??= startLauncher().catch((error: unknown) => {
    launcher = undefined;
    throw error;
  });
  return (await launcher)(program, args, options);
}

type Launcher = typeof launch;

interface Launched {
  connected: PromiseWithResolvers<readonly Socket[]>;
  exited: PromiseWithResolvers<number | undefined>;
}

async function startLauncher(): Promise<Launcher> {
  const launched = new Map<number, Launched>();
  const unconnected: Launched[] = [];
  let streams: Socket[] = [];
  const server = createServer((stream) => {
    stream.on('error', () => {}); // the other end may be gone before us
    streams.push(stream);
    if (streams.length < DESCRIPTORS) return;
    unconnected.shift()?.connected.resolve(streams);
    streams = [];
  });
  // A folder that nobody else may enter. The process removes it when we end, and we when it is killed.
  const folder = await mkdtemp(join(tmpdir(), 'reelgraph-launcher-'));
  const address = join(folder, 'socket');
  await once(server.listen(address), 'listening');
  server.unref();

  const child = fork(processFile(), [address], {
    ...{ detached: true, env: {}, execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
  });
  await once(child, 'spawn');
  child.on('message', ({ id, exitCode, error }: LaunchEnd) => {
    const { exited } = launched.get(id) ?? {};
    if (error === undefined) exited?.resolve(exitCode);
    else exited?.reject(new Error(error));
  });
  child.once('exit', () => {
    launcher = undefined;
    server.close();
    rmSync(folder, { recursive: true, force: true });
    for (const { connected, exited } of launched.values()) {
      connected.reject(new Error('The process that starts programs has ended.'));
      exited.resolve(undefined);
    }
  });
  keepAlive(child, false);

  let lastId = 0;
  return async (program, args, options) => {
    lastId += 1;
    const id = lastId;
    const own: Launched = { connected: Promise.withResolvers(), exited: Promise.withResolvers() };
    const { connected, exited } = own;
    const forget = () => {
      launched.delete(id);
      if (launched.size === 0) keepAlive(child, false);
    };
    exited.promise.catch(() => {}); // that there is no such program may be known before its connections are here
    launched.set(id, own);
    unconnected.push(own);
    keepAlive(child, true);
    child.send({ id, program, args, options, descriptors: DESCRIPTORS } satisfies Launch, (error) => {
      if (error) connected.reject(error);
    });
    try {
      const streams = await connected.promise;
      return { streams, ended: endOf(streams, exited.promise).finally(forget), forget };
    } catch (error) {
      forget();
      throw error;
    }
  };
}

/** Programs that run keep us from ending, the process that starts them does not. */
function keepAlive(child: ChildProcess, isAlive: boolean): void {
  for (const handle of [child, child.channel]) handle?.[isAlive ? 'ref' : 'unref']();
}

async function endOf(streams: readonly Socket[], exited: Promise<number | undefined>): Promise<number | undefined> {
  const [stdin, ...outputs] = streams;
  const closed = Promise.all(outputs.map(whenClosed));
  try {
    const exitCode = await exited;
    stdin?.destroy(); // nothing comes from it that would say that it was closed
    await closed;
    return exitCode;
  } catch (error) {
    for (const stream of streams) stream.destroy();
    throw error;
  }
}

/** One that nothing was written to may be closed before anybody listens. */
async function whenClosed(stream: Socket): Promise<void> {
  if (!stream.closed) await new Promise((resolve) => stream.once('close', resolve));
}

/** The compiled file where this one is compiled; else the source, which Node runs as it is. */
function processFile(): URL {
  return new URL(`./launcher.process${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);
}
