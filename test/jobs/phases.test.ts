/** A phase is one entry: everything that lists phases by hand has all of them, and a worker refuses one that is incomplete. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { configKeys } from '../../src/config.ts';
import { rows } from '../../src/database/rows.ts';
import { checkPhases } from '../../src/jobs/check-phases.ts';
import { Phase } from '../../src/jobs/job.enums.ts';
import { listOfPhases, scenePhases, workersFields } from '../../src/jobs/phases.ts';
import { startWorker } from '../../src/worker/phase-workers.ts';
import { jobTasks } from '../../src/worker/tasks.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

let server: TestServer;
const em = () => server.app.orm.em.fork();

beforeAll(async () => {
  server = await startTestServer({ worker: false });
});

afterAll(async () => server[Symbol.asyncDispose]());

describe.each(Object.values(Phase).map((phase) => [phase.toUpperCase() as keyof typeof Phase, phase] as const))(
  '%s',
  (name, phase) => {
    test('has a trigger and a retry policy', async () => {
      for (const table of ['trigger_config', 'retry_config'] as const)
        expect(await rows(em()).selectFrom(table).select('id').where('phase', '=', phase).execute()).toHaveLength(1);
    });

    test('can be paused and resumed', async () => {
      const { client } = await server.user('admin');
      expect((await client.pausePhase({ phase: name })).pausePhase).toMatchObject({ phase: name, paused: true });
      expect((await client.resumePhase({ phase: name })).resumePhase).toMatchObject({ phase: name, paused: false });
    });

    test('is described in docs/jobs.md', () => {
      expect(read('docs/jobs.md')).toMatch(new RegExp(`^\\| \`${name}\` \\| `, 'm'));
    });
  },
);

describe.each(workersFields)('$field', ({ phase, field, min, max }) => {
  test('is what the client reads and changes, within its bounds', async () => {
    const { client } = await server.user('admin');
    const { updatePool: before } = await client.updatePool({ input: {} });
    expect((await client.updatePool({ input: { [field]: max } })).updatePool).toEqual({
      ...before,
      [field]: max,
      updatedAt: expect.anything(),
    });
    const { queue } = await client.queue();
    expect(queue?.phases.find((row) => row.phase === phase.toUpperCase())?.workers).toBe(max);
    for (const wrong of [min - 1, max + 1])
      await expect(client.updatePool({ input: { [field]: wrong } })).rejects.toThrow(
        `${field} must be between ${min} and ${max}.`,
      );
  });
});

test('the environment has the timeout of each phase', () => {
  for (const { timeout } of Object.values(scenePhases)) expect(configKeys).toContain(timeout.setting);
});

test('phases are listed as a sentence says them', () => {
  expect(listOfPhases([Phase.METADATA])).toBe('METADATA');
  expect(listOfPhases([Phase.METADATA, Phase.SPRITES, Phase.SCAN])).toBe('METADATA, SPRITES or SCAN');
});

describe('a worker refuses to start', () => {
  test('with a phase that has no task', () => {
    expect(() => jobTasks({})).toThrow('The phase metadata has no task.');
  });

  test.each([
    [
      'size',
      'alter table pool_config drop column sprites_workers',
      'A phase has no size, as pool_config lacks its column: .*sprites_workers.* does not exist',
    ],
    ['usable size', 'update pool_config set sprites_workers = 0', 'The phase sprites has no size: pool_config says 0'],
    [
      'trigger',
      `delete from trigger_config where phase = 'sprites'`,
      'trigger_config has no row for the phase sprites',
    ],
    ['retry policy', `delete from retry_config where phase = 'scan'`, 'retry_config has no row for the phase scan'],
  ])('with a phase that has no %s', async (_what, change, reason) => {
    await using damaged = await startTestServer({ worker: false });
    await checkPhases(damaged.app.orm.em.fork());
    await damaged.app.orm.em.fork().execute(change);
    await expect(startWorker(damaged.app)).rejects.toThrow(new RegExp(reason));
  });
});
