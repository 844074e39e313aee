/** Runs a program that can never outlive us (not when we cancel it, not when we crash, not when we are killed with -9) nor take all of the machine. */

import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { launch } from './launcher.ts';

export interface ChildLimits {
  /** What it may take of memory for itself, without the files that it maps. It is looked at many times a second; a quarter more it cannot even allocate. */
  memoryBytes?: number;
  /** The size of a file that it writes. */
  fileBytes?: number;
  /** How long it may run in all. */
  seconds?: number;
  /** What it may print on standard output. */
  printedBytes?: number;
}

export interface ChildOptions {
  signal?: AbortSignal;
  /** The folder it runs in. */
  cwd?: string;
  /** Hears every line of standard output; returns whether the line is a sign of life. */
  onLine?: (line: string) => boolean;
  /** Reads standard output in place of `onLine`, as fast as it likes: meanwhile the program waits. */
  read?: (output: Readable) => Promise<void>;
  /** Ends it after so many seconds without a sign of life: such a line, processor time, or bytes that it reads. */
  silenceSeconds?: number;
  limits?: ChildLimits;
  priority?: Priority;
}

/** Of processor and disk, beside other programs: low by default, medium for what goes before other work, normal for what somebody waits for. */
export type Priority = keyof typeof PRIORITIES;

/** Where Linux shares the processor between sessions first, only the niceness of the session counts. It is lower than that of the process, so that the program still gets on where all processors are busy. */
const PRIORITIES = {
  low: { niceness: 10, sessionNiceness: 5 },
  medium: { niceness: 5, sessionNiceness: 0 },
  normal: { niceness: 0, sessionNiceness: 0 },
};

/** Why it was ended before its time. */
export type GivenUp = 'silence' | 'time' | 'output' | 'memory';

export interface ChildEnd {
  /** 128 + n when signal n ended it. */
  exitCode: number;
  /** The last 8 KiB of standard error. */
  stderr: string;
  givenUp?: GivenUp | undefined;
}

/**
 * Runs `binary` to its end and reports how it ended. When this resolves or rejects, no process of it is left,
 * except one that waits for a disk that does not answer: such a process cannot be killed, and is left to the system.
 *
 * @throws the signal's reason when it was aborted
 */
export async function runChild(binary: string, args: readonly string[], options: ChildOptions = {}): Promise<ChildEnd> {
  const { signal, cwd, onLine = () => true, read, silenceSeconds, limits = {}, priority = 'low' } = options;
  signal?.throwIfAborted();
  // A static ffprobe crashes on MPEG-TS when it loads the character sets of a system whose C library is another one.
  const env = { ...process.env, GCONV_PATH: '/nonexistent' };
  const { niceness, sessionNiceness } = PRIORITIES[priority];
  const settings = [...shellLimits(limits), String(sessionNiceness)];
  const supervisor = ['/bin/sh', '-c', SUPERVISOR, 'supervisor', ...settings, binary, ...args];
  const [program = '', ...given] = niceness > 0 ? ['nice', '-n', String(niceness), ...supervisor] : supervisor;
  const { streams, ended, forget } = await launch(program, given, { cwd, env });
  const [stdin, stdout, errors, pids] = streams as [Socket, Socket, Socket, Socket];
  const unkillable = Promise.withResolvers<[exitCode: number, undefined?]>();
  let patience: NodeJS.Timeout | undefined;
  let givenUp: GivenUp | undefined;
  const stop = () => {
    stdin.end();
    if (read) stdout.destroy(); // else it could wait for ever for what nobody reads
    patience ??= setTimeout(() => unkillable.resolve([KILLED]), UNKILLABLE_MILLISECONDS);
  };
  const giveUp = (why: GivenUp) => {
    givenUp ??= why;
    stop();
  };
  let pid = '';
  pids.on('data', (chunk: Buffer) => {
    pid += chunk.toString('latin1').trim();
  });
  const silence = silenceAlarm(
    silenceSeconds,
    () => workOf(pid),
    () => giveUp('silence'),
  );
  const deadline = limits.seconds && setTimeout(() => giveUp('time'), limits.seconds * 1000);
  const memory = watchMemory(
    limits.memoryBytes,
    () => pid,
    () => giveUp('memory'),
  );
  const stderr = tailOf(errors);
  meter(stdout, limits.printedBytes, () => {
    giveUp('output');
    stdout.destroy();
  });
  const reading = read?.(stdout).catch((error: unknown) => {
    stop();
    return { error };
  });
  if (!read) createInterface({ input: stdout }).on('line', (line) => onLine(line) && silence.postpone());
  signal?.addEventListener('abort', stop);
  if (signal?.aborted) stop();
  try {
    const [exitCode = KILLED, failure] = await Promise.race([Promise.all([ended, reading]), unkillable.promise]);
    signal?.throwIfAborted();
    if (failure) throw failure.error;
    return { exitCode, stderr: stderr(), givenUp };
  } finally {
    signal?.removeEventListener('abort', stop);
    silence.off();
    clearInterval(memory);
    for (const timer of [deadline, patience]) clearTimeout(timer || undefined);
    forget();
    for (const stream of streams) stream.destroy();
  }
}

const KILLED = 137;

/** KILL follows TERM after 5 seconds; who is there after as many again does not hear it. */
const UNKILLABLE_MILLISECONDS = 10_000;

/**
 * The program runs under a shell whose standard input is a pipe from us into which nothing is ever written. The pipe ends when
 * we close it and when we die, however we die; then the watcher sends TERM, and KILL after 5 seconds. When the program
 * ends first, the shell takes its watcher (and the watcher's sleep) with it and ends with the program's exit code.
 * It tells us the program's process id on descriptor 3. A limit that is above what the system allows anyway cannot be set. A low priority of
 * the processor is one of the disk as well, on Linux: the last but one of its class. What is to end is no longer behind others, so that it does.
 */
const SUPERVISOR = `
exec 4<&0 </dev/null
weigh() { echo $1 >/proc/self/autogroup; } 2>/dev/null
memory=$1 blocks=$2
test $3 = 0 || weigh $3
shift 3
(
  exec 3>&- 4<&-
  { ulimit -c 0; ulimit -d $memory; ulimit -f $blocks; } 2>/dev/null
  exec "$@"
) &
child=$!
echo $child >&3
exec 3>&-
watch() {
  read -r nothing <&4
  weigh 0
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

/** As `ulimit` counts: memory in KiB, files in blocks of 512 bytes. */
function shellLimits({ memoryBytes, fileBytes }: ChildLimits): string[] {
  const units = (bytes: number | undefined, unit: number) =>
    bytes === undefined ? 'unlimited' : String(Math.ceil(bytes / unit));
  return [units(memoryBytes && memoryBytes * ALLOCATABLE, 1024), units(fileBytes, 512)];
}

/** Of the limit: what comes between two looks must end somewhere, and its own words would not say why. */
const ALLOCATABLE = 1.25;

const LOOK_MILLISECONDS = 50;

function watchMemory(limit: number | undefined, pid: () => string, over: () => void): NodeJS.Timeout | undefined {
  if (!limit) return undefined;
  return setInterval(() => {
    const kibibytes = Number(/^RssAnon:\s+(\d+)/m.exec(procFile(pid(), 'status'))?.[1] ?? 0);
    if (kibibytes * 1024 > limit) over();
  }, LOOK_MILLISECONDS);
}

/** Empty when the process has ended, and where the system has no such files. */
function procFile(pid: string, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'latin1');
  } catch {
    return '';
  }
}

/** A line is held until it ends, so it has a limit of its own. */
const LINE_BYTES = 1024 * 1024;

function meter(stream: Readable, printedBytes = Number.POSITIVE_INFINITY, over: () => void): void {
  let [printed, line] = [0, 0];
  stream.on('data', (chunk: Buffer) => {
    printed += chunk.length;
    const end = chunk.lastIndexOf(0x0a);
    line = end < 0 ? line + chunk.length : chunk.length - end - 1;
    if (printed > printedBytes || line > LINE_BYTES) over();
  });
}

/** What a process has done so far. */
interface Done {
  cpuSeconds: number;
  bytesRead: number;
}

/** Undefined where the system does not tell. */
function workOf(pid: string): Done | undefined {
  const fields = procFile(pid, 'stat').split(') ').at(-1)?.split(' ') ?? [];
  const [, bytesRead] = /^rchar: (\d+)/.exec(procFile(pid, 'io')) ?? [];
  if (fields.length < 13) return undefined;
  return { cpuSeconds: (Number(fields[11]) + Number(fields[12])) / CLOCK_TICKS, bytesRead: Number(bytesRead ?? 0) };
}

/** Of Linux, on every processor. */
const CLOCK_TICKS = 100;

/** Less than this share of a processor is taken by who only waits, and prints that it does. */
const BUSY_SHARE = 0.05;

function silenceAlarm(seconds: number | undefined, work: () => Done | undefined, ring: () => void) {
  if (!seconds) return { postpone: () => {}, off: () => {} };
  const timer = setTimeout(ring, seconds * 1000);
  const lookSeconds = seconds / 4;
  let before: Done | undefined;
  const look = setInterval(() => {
    const now = work();
    if (now && before) {
      const isBusy = now.cpuSeconds - before.cpuSeconds >= BUSY_SHARE * lookSeconds;
      if (isBusy || now.bytesRead > before.bytesRead) timer.refresh();
    }
    before = now;
  }, lookSeconds * 1000);
  return {
    postpone: () => void timer.refresh(),
    off() {
      clearTimeout(timer);
      clearInterval(look);
    },
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
