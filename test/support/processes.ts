/** The server as real processes, started by its npm scripts as its users start it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { mediaPaths } from './media.ts';
import { eventually } from './wait.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));

export interface NpmProcess extends AsyncDisposable {
  child: ChildProcess;
  /** All that it has printed so far, on both streams. */
  output(): string;
  /** Where its API answers, once it is ready. */
  url(): Promise<string>;
  /** Resolves when it has said that it is ready. */
  ready(): Promise<void>;
  /** Sends a signal to npm and all that it started, as a terminal does. */
  signal(name: NodeJS.Signals): void;
  /** Tells the server, not npm, to end, and waits for it; the exit code. */
  terminate(): Promise<number | null>;
  /** The exit code, once it has ended; null when a signal ended it. */
  exited(): Promise<number | null>;
}

/** Starts `npm run <script>` with the tests' ffmpeg, these settings and none of the developer's own. */
export function startNpm(script: string, settings: Record<string, string>, args: string[] = []): NpmProcess {
  const { PATH, HOME } = process.env;
  const { ffmpegPath, ffprobePath } = mediaPaths;
  const child = spawn('npm', ['run', '--silent', script, '--', ...args], {
    cwd: repository,
    env: { PATH, HOME, NO_COLOR: '1', FFMPEG_PATH: ffmpegPath, FFPROBE_PATH: ffprobePath, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // a process group of its own
  });
  let output = '';
  const end = once(child, 'close');
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
  const isOver = () => child.exitCode !== null || child.signalCode !== null;
  const ready = async () => {
    await eventually(() => {
      if (isOver()) throw new Error(`npm run ${script} ended before it was ready:\n${output}`);
      return output.includes('Reelgraph is ready');
    }, 60);
  };
  const signal = (name: NodeJS.Signals) => {
    try {
      process.kill(-(child.pid ?? 0), name);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // it has ended already
    }
  };
  return {
    child,
    output: () => output,
    ready,
    async url() {
      await ready();
      return /API\s+(http:\S+)\/graphql/.exec(output)?.[1] ?? '';
    },
    signal,
    async terminate() {
      for (const { pid, args } of allProcesses()) {
        if (/^\S*node (--\S+ )*\S*main\.js /.test(args) && groupOf(pid) === child.pid) process.kill(pid, 'SIGTERM');
      }
      await end;
      return child.exitCode;
    },
    async exited() {
      await end;
      return child.exitCode;
    },
    async [Symbol.asyncDispose]() {
      if (!isOver()) {
        signal('SIGTERM');
        setTimeout(() => signal('SIGKILL'), 20_000).unref();
      }
      await end;
    },
  };
}

/** The ids of the processes whose command line contains all of `words`. */
export function processesWith(...words: string[]): number[] {
  return allProcesses()
    .filter(({ args }) => words.every((word) => args.includes(word)))
    .map(({ pid }) => pid);
}

/** Read from /proc: to start `ps`, as often as tests ask, takes this process longer, whose memory has to be set up for a copy. */
function allProcesses(): { pid: number; args: string }[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => {
    const args = readOfProcess(pid, 'cmdline').replaceAll('\0', ' ');
    return args ? [{ pid: Number(pid), args }] : [];
  });
}

function groupOf(pid: number): number {
  const [, group] = /^\d+ \(.*\) \S+ \d+ (\d+) /s.exec(readOfProcess(pid, 'stat')) ?? [];
  return Number(group);
}

/** Nothing, if it has ended meanwhile. */
function readOfProcess(pid: string | number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
