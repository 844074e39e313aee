/** Runs a program that can never outlive us: not when we cancel it, not when we crash, not when we are killed with -9. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface ChildOptions {
  signal?: AbortSignal;
  /** The folder it runs in. */
  cwd?: string;
  /** Hears every line of standard output; returns whether the line is a sign of life. */
  onLine?: (line: string) => boolean;
  /** Ends it after so many seconds without a sign of life. */
  silenceSeconds?: number;
}

export interface ChildEnd {
  /** 128 + n when signal n ended it. */
  exitCode: number;
  /** The last 8 KiB of standard error. */
  stderr: string;
  isSilent: boolean;
}

/**
 * Runs `binary` to its end and reports how it ended. When this resolves or rejects, no process of it is left.
 *
 * @throws the signal's reason when it was aborted
 */
export async function runChild(binary: string, args: readonly string[], options: ChildOptions = {}): Promise<ChildEnd> {
  const { signal, cwd, onLine = () => true, silenceSeconds } = options;
  signal?.throwIfAborted();
  // A static ffprobe crashes on MPEG-TS when it loads the character sets of a system whose C library is another one.
  const env = { ...process.env, GCONV_PATH: '/nonexistent' };
  // A session of its own: Ctrl-C in a terminal reaches us alone, and we decide what becomes of running work.
  const child = spawn('/bin/sh', ['-c', SUPERVISOR, 'supervisor', binary, ...args], { cwd, env, detached: true });
  const stop = () => void child.stdin.end();
  child.stdin.on('error', () => {}); // It may be gone before us.
  const silence = silenceAlarm(silenceSeconds, stop);
  const stderr = tailOf(child.stderr);
  createInterface({ input: child.stdout }).on('line', (line) => onLine(line) && silence.postpone());
  signal?.addEventListener('abort', stop);
  try {
    const [exitCode] = await once(child, 'close');
    signal?.throwIfAborted();
    return { exitCode: Number(exitCode ?? 137), stderr: stderr(), isSilent: silence.hasRung() };
  } finally {
    signal?.removeEventListener('abort', stop);
    silence.off();
  }
}

/**
 * The program runs under a shell whose standard input is a pipe from us into which nothing is ever written. The pipe ends when
 * we close it and when we die, however we die; then the watcher sends TERM, and KILL after 5 seconds. When the program
 * ends first, the shell takes its watcher (and the watcher's sleep) with it and ends with the program's exit code.
 */
const SUPERVISOR = `
exec 3<&0 </dev/null
"$@" 3<&- &
child=$!
watch() {
  read -r nothing <&3
  kill -TERM $child
  trap 'test $! = $child || { kill -KILL $!; wait $!; }; exit' TERM
  sleep 5 &
  wait $!
  kill -KILL $child
}
watch >/dev/null 2>&1 &
watcher=$!
wait $child
status=$?
exec 2>/dev/null
kill -TERM $watcher
wait $watcher
exit $status`;

function silenceAlarm(seconds: number | undefined, ring: () => void) {
  let hasRung = false;
  const timer = seconds
    ? setTimeout(() => {
        hasRung = true;
        ring();
      }, seconds * 1000)
    : undefined;
  return {
    postpone: () => void (hasRung || timer?.refresh()),
    hasRung: () => hasRung,
    off: () => clearTimeout(timer),
  };
}

const TAIL_BYTES = 8 * 1024;

function tailOf(stream: NodeJS.ReadableStream): () => string {
  let tail = Buffer.alloc(0);
  stream.on('data', (chunk: Buffer) => {
    tail = Buffer.concat([tail, chunk]).subarray(-TAIL_BYTES);
  });
  return () => tail.toString('utf8');
}
