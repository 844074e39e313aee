/** The small process of `src/media/launcher.ts`. It lives for as long as the process that started it, and ends with it. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname } from 'node:path';
import type { Launch, LaunchEnd } from './launcher.ts';

const [address = ''] = process.argv.slice(2);

// What ends all processes of a service or a terminal is for the server, which ends its programs and then this process.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
process.on('disconnect', () => {
  rmSync(dirname(address), { recursive: true, force: true });
  process.exit();
});

let before = Promise.resolve();
process.on('message', (launch: Launch) => {
  before = before.then(() => start(launch)); // one after the other: the order of connections says whose they are
});

async function start({ id, program, args, options, descriptors }: Launch): Promise<void> {
  const streams = Array.from({ length: descriptors }, () => connect(address));
  await Promise.all(streams.map((stream) => once(stream, 'connect')));
  try {
    // A session of its own: Ctrl-C in a terminal reaches the server alone, which decides what becomes of running work.
    const child = spawn(program, args, { ...options, detached: true, stdio: streams });
    child.once('error', ({ message }) => tell({ id, error: message }));
    child.once('exit', (exitCode) => tell({ id, exitCode: exitCode ?? undefined }));
  } catch (error) {
    // Such as no memory: of some failures it throws, and the programs of others are not to end by that.
    tell({ id, error: error instanceof Error ? error.message : String(error) });
  } finally {
    for (const stream of streams) stream.destroy();
  }
}

/** When nobody hears it, the server has ended, and so does this process: by `disconnect`, which may come later. */
function tell(end: LaunchEnd): void {
  if (process.connected) process.send?.(end, () => {});
}
