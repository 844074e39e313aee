import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { launch, type Program } from '../../src/media/launcher.ts';

const env = { PATH: process.env.PATH };
const shell = (script: string, cwd?: string) => launch('sh', ['-c', script], { env, cwd });

/** What it prints, and its exit code. */
async function outcome({ streams: [, stdout], ended }: Program): Promise<[string, number | undefined]> {
  return Promise.all([text(stdout as NonNullable<typeof stdout>), ended]);
}

/** The process that starts programs: their parent. */
async function launcherPid(): Promise<number> {
  const [printed] = await outcome(await shell('echo $PPID'));
  return Number(printed);
}

/** Where it listens, which its last argument says. */
async function folderOf(pid: number): Promise<string> {
  const [address = ''] = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).split('\0').slice(-2);
  return dirname(address);
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

describe('a program', () => {
  test('is no child of ours, and all of them have one parent', async () => {
    const pids = await Promise.all([launcherPid(), launcherPid()]);
    expect(new Set(pids).size).toBe(1);
    expect(pids).not.toContain(process.pid);
  });

  test('has its own output and exit code, however many start at once', async () => {
    const numbers = Array.from({ length: 30 }, (_, number) => number);
    const outcomes = await Promise.all(numbers.map(async (n) => outcome(await shell(`echo ${n}; exit ${n}`))));
    expect(outcomes).toEqual(numbers.map((n) => [`${n}\n`, n]));
  });

  test('that has ended before anybody listens has ended', async () => {
    for (let n = 0; n < 20; n += 1) {
      const { ended } = await launch('true', [], { env });
      expect(await ended).toBe(0);
    }
  });

  test('writes to four descriptors, and learns that we are gone from the first', async () => {
    const { streams, ended } = await shell('echo out; echo err >&2; echo more >&3; cat; exit 4');
    const [stdin, ...outputs] = streams;
    stdin?.end();
    expect(await Promise.all(outputs.map(text))).toEqual(['out\n', 'err\n', 'more\n']);
    expect(await ended).toBe(4);
  });

  test('runs in its folder, with its environment', async () => {
    const program = await launch('sh', ['-c', 'pwd; echo $FILM'], { env: { ...env, FILM: 'one' }, cwd: '/usr' });
    expect(await outcome(program)).toEqual(['/usr\none\n', 0]);
  });

  test('that is not there is an error, and the next one starts', async () => {
    const { ended } = await launch('no-such-program', [], { env });
    await expect(ended).rejects.toThrow('ENOENT');
    const inNoFolder = await shell('true', '/no/such/folder');
    await expect(inNoFolder.ended).rejects.toThrow('ENOENT');
    expect(await outcome(await shell('echo here'))).toEqual(['here\n', 0]);
  });

  test('that the system refuses is an error, and ends no other', async () => {
    const running = await shell('cat; exit 3');
    const { ended } = await shell('true\0');
    await expect(ended).rejects.toThrow('null bytes');
    running.streams[0]?.end();
    expect(await outcome(running)).toEqual(['', 3]);
  });

  test('that a signal ends has no exit code', async () => {
    expect(await outcome(await shell('kill -9 $$'))).toEqual(['', undefined]);
  });
});

describe('the process that starts programs', () => {
  test('does not hear what tells others to end', async () => {
    const pid = await launcherPid();
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.kill(pid, signal);
    expect(await launcherPid()).toBe(pid);
  });

  test('that is killed is started anew, and what it had started ends', async () => {
    const pid = await launcherPid();
    const folder = await folderOf(pid);
    const running = await shell('echo ready; cat');
    await once(running.streams[1] as NonNullable<(typeof running.streams)[1]>, 'data');
    process.kill(pid, 'SIGKILL');
    expect(await running.ended).toBeUndefined();
    await expect.poll(launcherPid).not.toBe(pid);
    expect(await isThere(folder)).toBe(false);
  });

  test('ends with us, however we end and however many programs end by that, and leaves no folder', async () => {
    const source = `
      import { launch } from ${JSON.stringify(resolve('src/media/launcher.ts'))};
      const start = () => launch('sh', ['-c', 'echo $PPID; cat'], { env: process.env });
      const programs = await Promise.all(Array.from({ length: 20 }, start));
      for (const { streams } of programs) streams[1].pipe(process.stdout, { end: false });`;
    for (let round = 0; round < 3; round += 1) {
      const args = ['--input-type=module-typescript', '-e', source];
      const node = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
      const pids: string[] = [];
      for await (const pid of createInterface({ input: node.stdout })) if (pids.push(pid) === 20) break;
      const folder = await folderOf(Number(pids[0]));
      expect(await isThere(folder)).toBe(true);
      node.kill('SIGKILL');
      await expect.poll(() => isThere(folder)).toBe(false);
    }
  });
});
