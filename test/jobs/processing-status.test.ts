/** The processing status of a scene, in a table of the states of its jobs. */
import 'reflect-metadata';
import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { connectOrm } from '../../src/database/orm.config.ts';
import { rows } from '../../src/database/rows.ts';
import { announceJobs } from '../../src/jobs/announce.ts';
import { JobStatus, Phase, TriggerType } from '../../src/jobs/job.enums.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { addJob, addScene } from '../support/factories.ts';

const { METADATA, THUMBNAIL, SPRITES } = Phase;
const { PENDING, RUNNING, COMPLETED, FAILED, CANCELLED } = JobStatus;

let database: TestDatabase;
let orm: MikroORM;

beforeAll(async () => {
  database = await createTestDatabase();
  orm = await connectOrm(database.url);
});

afterAll(async () => {
  await orm.close();
  await database[Symbol.asyncDispose]();
});

beforeEach(async () => {
  await rows(orm.em.fork()).deleteFrom('trigger_config').execute();
  await addTrigger(METADATA, THUMBNAIL);
});

async function addTrigger(afterPhase: Phase, phase: Phase): Promise<void> {
  await rows(orm.em.fork())
    .insertInto('trigger_config')
    .values({ phase, triggerType: TriggerType.AFTER_JOB, afterPhase })
    .execute();
}

/** The status after these jobs, in the order in which they were made; an error reads like its phase. */
async function settled(jobs: [Phase, JobStatus][], sceneId?: string) {
  const id = sceneId ?? (await addScene({ orm }, { processingError: 'of before' }));
  for (const [phase, status] of jobs)
    await addJob({ orm }, id, phase, status, { errorMessage: status === FAILED ? `${phase} failed` : null });
  await announceJobs(orm.em.fork(), [{ id: 'any', sceneId: id }]);
  return rows(orm.em.fork())
    .selectFrom('scenes')
    .select(['processingStatus', 'processingError'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

test.each<[[Phase, JobStatus][], string, string | null]>([
  [[[METADATA, PENDING]], 'processing', null],
  [[[METADATA, RUNNING]], 'processing', null],
  [[[METADATA, COMPLETED]], 'completed', null],
  [[[METADATA, FAILED]], 'failed', 'metadata failed'],
  [[[METADATA, CANCELLED]], 'completed', null],
  [
    [
      [METADATA, COMPLETED],
      [THUMBNAIL, PENDING],
    ],
    'processing',
    null,
  ],
  [
    [
      [METADATA, COMPLETED],
      [THUMBNAIL, RUNNING],
    ],
    'processing',
    null,
  ],
  [
    [
      [METADATA, COMPLETED],
      [THUMBNAIL, COMPLETED],
    ],
    'completed',
    null,
  ],
  [
    [
      [METADATA, COMPLETED],
      [THUMBNAIL, FAILED],
    ],
    'failed',
    'thumbnail failed',
  ],
  // asked for by hand: not a part of what a new scene goes through
  [
    [
      [METADATA, COMPLETED],
      [SPRITES, PENDING],
    ],
    'completed',
    null,
  ],
  [
    [
      [METADATA, COMPLETED],
      [SPRITES, RUNNING],
    ],
    'completed',
    null,
  ],
  [
    [
      [METADATA, COMPLETED],
      [SPRITES, FAILED],
    ],
    'failed',
    'sprites failed',
  ],
  [
    [
      [METADATA, COMPLETED],
      [THUMBNAIL, FAILED],
      [SPRITES, RUNNING],
    ],
    'failed',
    'thumbnail failed',
  ],
  // the newest of a phase counts
  [
    [
      [METADATA, FAILED],
      [METADATA, COMPLETED],
    ],
    'completed',
    null,
  ],
  [
    [
      [METADATA, COMPLETED],
      [METADATA, FAILED],
    ],
    'failed',
    'metadata failed',
  ],
  [
    [
      [METADATA, COMPLETED],
      [THUMBNAIL, FAILED],
      [THUMBNAIL, COMPLETED],
    ],
    'completed',
    null,
  ],
  // one of another phase does not heal it
  [
    [
      [METADATA, COMPLETED],
      [THUMBNAIL, FAILED],
      [METADATA, COMPLETED],
    ],
    'failed',
    'thumbnail failed',
  ],
  // while it is tried again it is processing, and the other's error stays known
  [
    [
      [METADATA, COMPLETED],
      [THUMBNAIL, FAILED],
      [METADATA, RUNNING],
    ],
    'processing',
    'thumbnail failed',
  ],
  [
    [
      [METADATA, FAILED],
      [METADATA, RUNNING],
    ],
    'processing',
    null,
  ],
  [
    [
      [METADATA, FAILED],
      [THUMBNAIL, FAILED],
    ],
    'failed',
    'metadata failed',
  ],
])('%j: %s', async (jobs, processingStatus, processingError) => {
  expect(await settled(jobs)).toEqual({ processingStatus, processingError });
});

test('what triggers lead to, over any number of steps and even in a circle, is part of it', async () => {
  const id = await addScene({ orm });
  await addTrigger(THUMBNAIL, SPRITES);
  await addTrigger(SPRITES, METADATA);

  expect(
    await settled(
      [
        [METADATA, COMPLETED],
        [THUMBNAIL, COMPLETED],
        [SPRITES, RUNNING],
      ],
      id,
    ),
  ).toMatchObject({
    processingStatus: 'processing',
  });
});

test('the jobs of other scenes do not count', async () => {
  await settled([[METADATA, FAILED]]);

  expect(await settled([[METADATA, COMPLETED]])).toEqual({ processingStatus: 'completed', processingError: null });
});
