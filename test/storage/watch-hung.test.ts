/** A storage path whose disk never answers: a real mount, of a file system that nobody serves. */
import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isDiskAsked } from '../../src/files/disks.ts';
import { startWatching } from '../../src/storage/watch.ts';
import { storagePathOf } from '../support/factories.ts';
import { mayMount } from '../support/may-mount.ts';
import { putFile, scenesByPath } from '../support/scans.ts';
import { startTestServer } from '../support/server.ts';
import { eventually } from '../support/wait.ts';

/** Everybody who looks into the folder waits, until this is disposed of. */
function mountHung(folder: string): Disposable {
  const device = openSync('/dev/fuse', 'r+');
  const options = 'fd=3,rootmode=40000,user_id=0,group_id=0';
  const { status, stderr } = spawnSync('mount', ['-i', '-t', 'fuse', '-o', options, 'none', folder], {
    stdio: ['ignore', 'ignore', 'pipe', device],
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return {
    [Symbol.dispose]() {
      closeSync(device);
      spawnSync('umount', ['--lazy', folder]);
    },
  };
}

test.runIf(mayMount)(
  'the others are watched all the same',
  async () => {
    await using server = await startTestServer({ worker: false });
    const [hung, other] = [join(server.dataDir, 'hung'), join(server.library, 'films')];
    for (const folder of [hung, other]) await mkdir(folder);
    await storagePathOf(server.app, hung);
    await storagePathOf(server.app, other);
    using _ = mountHung(hung);
    await using __ = await startWatching(server.app);

    expect(isDiskAsked()).toBe(true);
    await putFile(join(other, 'boat.mp4'));
    await eventually(async () => (await scenesByPath(server.app)).has(join(other, 'boat.mp4')));
  },
  60_000,
);
