import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Priority, runChild } from '../../src/media/child.ts';
import { mediaTools } from '../support/media.ts';
import { eventually } from '../support/wait.ts';

/** Every process that carries this word in its arguments, with its children: what the supervisor started. */
function processesOf(mark: string): number[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid);
  return all.filter((pid) => readOr(join('/proc', String(pid), 'environ')).includes(`MARK=${mark}`));
}

function readOr(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}

/** A film that never ends, told apart from others by an environment variable that all its processes inherit. */
async function endless(mark: string): Promise<{ args: string[]; binary: string }> {
  const { ffmpeg } = await mediaTools();
  const film = [
    '-loglevel',
    'error',
    '-nostats',
    '-progress',
    'pipe:1',
    '-f',
    'lavfi',
    '-re',
    '-i',
    'testsrc2',
    '-f',
    'null',
    '-',
  ];
  return { binary: '/usr/bin/env', args: [`MARK=${mark}`, ffmpeg, ...film] };
}

const uniqueMark = () => `${process.pid}-${Math.random().toString(36).slice(2)}`;

describe('a child process', () => {
  test('hands out its lines, its exit code and the end of its standard error', async () => {
    const lines: string[] = [];
    const script = 'echo one; printf two; seq 1 5000 >&2; exit 7';
    const onLine = (line: string) => lines.push(line) > 0;
    const { exitCode, stderr, givenUp } = await runChild('sh', ['-c', script], { onLine });
    expect({ lines, exitCode, givenUp }).toEqual({ lines: ['one', 'two'], exitCode: 7, givenUp: undefined });
    expect(stderr).toHaveLength(8192);
    expect(stderr.endsWith('\n5000\n')).toBe(true);
  });

  test('reads nothing from standard input', async () => {
    const { exitCode, stderr } = await runChild('sh', ['-c', 'read line; echo "got [$line]" >&2']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: 'got []\n' });
  });

  test('leaves no process behind when it ends by itself', async () => {
    const mark = uniqueMark();
    process.env.MARK = mark;
    const running = runChild('sh', ['-c', 'sleep 1']);
    delete process.env.MARK;
    await expect.poll(() => processesOf(mark).length).toBeGreaterThanOrEqual(3); // the supervisor, its watcher, the program
    await running;
    expect(processesOf(mark)).toEqual([]);
  });

  test('is ended by an abort, which rejects with the reason once it is gone', async () => {
    const { binary, args } = await endless(uniqueMark());
    const [, mark = ''] = args[0]?.split('=') ?? [];
    const abort = new AbortController();
    const reason = new Error('changed my mind');
    const running = runChild(binary, args, { signal: abort.signal, onLine: () => true });
    running.catch(() => {});
    await expect.poll(() => processesOf(mark).length).toBeGreaterThan(0);
    abort.abort(reason);
    await expect(running).rejects.toBe(reason);
    expect(processesOf(mark)).toEqual([]);
  });

  test('that does not care about SIGTERM is killed 5 seconds later, and nothing stays', async () => {
    const mark = uniqueMark();
    process.env.MARK = mark;
    const abort = new AbortController();
    const started = Promise.withResolvers<void>();
    const onLine = () => {
      started.resolve();
      return true;
    };
    const stubborn = 'trap "" TERM; echo ready; while :; do sleep 0.1; done';
    const running = runChild('sh', ['-c', stubborn], { signal: abort.signal, onLine });
    running.catch(() => {});
    delete process.env.MARK;
    await started.promise;
    abort.abort(new Error('enough'));
    await expect(running).rejects.toThrow('enough');
    await expect.poll(() => processesOf(mark)).toEqual([]);
  });

  test('that ends while it is being ended takes the watcher and its sleep with it', async () => {
    const mark = uniqueMark();
    process.env.MARK = mark;
    const abort = new AbortController();
    const slow = 'trap "sleep 0.3; exit 0" TERM; echo ready; while :; do sleep 0.05; done';
    const running = runChild('sh', ['-c', slow], {
      signal: abort.signal,
      onLine: () => {
        abort.abort(new Error('enough'));
        return true;
      },
    });
    delete process.env.MARK;
    await expect(running).rejects.toThrow('enough');
    expect(processesOf(mark)).toEqual([]);
  });

  test('never starts when the signal is aborted already', async () => {
    await expect(runChild('true', [], { signal: AbortSignal.abort(new Error('too late')) })).rejects.toThrow(
      'too late',
    );
  });

  test('does not outlive a kill -9 of the node process that started it', async () => {
    const mark = uniqueMark();
    const { binary, args } = await endless(mark);
    const program = `
      import { runChild } from ${JSON.stringify(resolve('src/media/child.ts'))};
      await runChild(${JSON.stringify(binary)}, ${JSON.stringify(args)});`;
    const env = { ...process.env, MARK: mark };
    const node = spawn(process.execPath, ['--input-type=module-typescript', '-e', program], { stdio: 'ignore', env });
    const hasFfmpeg = () =>
      processesOf(mark).some((pid) => readOr(`/proc/${pid}/cmdline`).includes('ffmpeg\0-loglevel'));
    // Node, the supervisor, its watcher and ffmpeg.
    await expect.poll(() => hasFfmpeg() && processesOf(mark).length >= 4, { timeout: 9000 }).toBe(true);
    node.kill('SIGKILL');
    await once(node, 'exit');
    await expect.poll(() => processesOf(mark), { timeout: 9000 }).toEqual([]);
  });
});

test('a child gets low priority, unless it goes before others or somebody waits for it', async () => {
  const lines: string[] = [];
  for (const priority of [undefined, 'medium', 'normal'] as const)
    await runChild('sh', ['-c', 'cut -d" " -f19 /proc/$$/stat'], {
      priority,
      onLine: (line) => lines.push(line) > 0,
    });
  expect(lines).toEqual(['10', '5', String(getPriority())]);
});

test('its session counts for less than others, where the system shares the processor between sessions', async () => {
  const file = '/proc/self/autogroup';
  const hasSessions = existsSync(file) && readFileSync('/proc/sys/kernel/sched_autogroup_enabled', 'latin1') === '1\n';
  const nicenessAt = async (priority: Priority) => {
    const lines: string[] = [];
    const onLine = (line: string) => lines.push(line) > 0;
    await runChild('sh', ['-c', `cat ${file} 2>/dev/null`], { priority, onLine });
    return /nice (\d+)/.exec(lines.join())?.[1];
  };

  // Who has no privileges may say so ten times a second, all programs together.
  await eventually(async () => (await nicenessAt('low')) === (hasSessions ? '5' : undefined));
  expect(await nicenessAt('normal')).toBe(hasSessions ? '0' : undefined);
});

describe('a limit', () => {
  test.each([
    ['of lines', 'yes', { printedBytes: 10_000 }, 'output'],
    ['of one line', 'head -c 2000000 /dev/zero; exec sleep 20', {}, 'output'],
    ['of time', 'while :; do :; done', { seconds: 0.3 }, 'time'],
  ] as const)('%s ends it', async (_what, script, limits, why) => {
    expect((await runChild('sh', ['-c', script], { limits })).givenUp).toBe(why);
  });
});

test('silence is broken by work of which nothing is said, not by words alone', async () => {
  const limits = { seconds: 2 };
  const onLine = () => false;
  const busy = await runChild('sh', ['-c', 'while :; do :; done'], { silenceSeconds: 0.5, limits, onLine });
  const idle = await runChild('sleep', ['20'], { silenceSeconds: 0.5, limits, onLine });
  expect([busy.givenUp, idle.givenUp]).toEqual(['time', 'silence']);
});
