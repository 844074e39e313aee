/** Pool, processing configuration, retry policies and triggers: what they take, what they refuse, and why. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { rows } from '../../src/database/rows.ts';
import { fireImport } from '../../src/jobs/triggers.ts';
import { addScene } from '../support/factories.ts';
import { type Answer, ask } from '../support/request.ts';
import { startTestServer, type TestServer, type TestUser } from '../support/server.ts';

let server: TestServer;
let admin: TestUser;

beforeAll(async () => {
  server = await startTestServer({ worker: false });
  admin = await server.user('admin');
});

afterAll(async () => server[Symbol.asyncDispose]());

const mutate = async (mutation: string): Promise<Answer> =>
  ask(server.url, `mutation { ${mutation} }`, { token: admin.token });

async function refusal(mutation: string) {
  const { errors } = await mutate(mutation);
  return errors?.map(({ message, extensions }) => [extensions?.code, extensions?.field, message].join(' | ')).join();
}

describe('the pool', () => {
  const names = ['metadataWorkers', 'thumbnailWorkers', 'spritesWorkers', 'previewWorkers'] as const;
  test.each(names.flatMap((name) => [0, -1, 11, 1000].map((value) => [name, value] as const)))(
    'refuses %s: %i',
    async (name, value) => {
      expect(await refusal(`updatePool(input: {${name}: ${value}}) { updatedAt }`)).toBe(
        `BAD_USER_INPUT | input.${name} | input.${name} must be between 1 and 10.`,
      );
    },
  );

  test('takes 1 to 10, leaves alone what is not named, and tells what it is', async () => {
    const { updatePool } = await admin.client.updatePool({ input: { metadataWorkers: 10, spritesWorkers: 1 } });
    expect(updatePool).toMatchObject({ metadataWorkers: 10, thumbnailWorkers: 1, spritesWorkers: 1 });
    expect((await admin.client.jobSettings()).pool).toEqual(updatePool);
    expect(Date.parse(updatePool.updatedAt)).toBeGreaterThan(Date.now() - 60_000);
  });
});

describe('the processing configuration', () => {
  test.each([
    ['maxFrameDimensionSm: 200', 'input.maxFrameDimensionSm must be one of 160, 240, 320, 480.'],
    ['maxFrameDimensionLg: 480', 'input.maxFrameDimensionLg must be one of 640, 720, 960, 1280, 1920.'],
    ['frameQualitySm: 0', 'input.frameQualitySm must be between 1 and 100.'],
    ['frameQualityLg: 101', 'input.frameQualityLg must be between 1 and 100.'],
    ['frameQualitySprites: -5', 'input.frameQualitySprites must be between 1 and 100.'],
    ['spritesConcurrency: 65', 'input.spritesConcurrency must be between 0 and 64.'],
    ['spritesConcurrency: -1', 'input.spritesConcurrency must be between 0 and 64.'],
  ])('refuses %s', async (input, message) => {
    expect(await refusal(`updateProcessingConfig(input: {${input}}) { updatedAt }`)).toBe(
      `BAD_USER_INPUT | input.${input.split(':')[0]} | ${message}`,
    );
  });

  test('refuses the whole when one value is wrong', async () => {
    const before = (await admin.client.jobSettings()).processingConfig;
    await mutate('updateProcessingConfig(input: {frameQualitySm: 50, frameQualityLg: 0}) { updatedAt }');
    expect((await admin.client.jobSettings()).processingConfig).toEqual(before);
  });

  test('takes every value that it names', async () => {
    for (const maxFrameDimensionSm of [160, 240, 320, 480])
      for (const maxFrameDimensionLg of [640, 720, 960, 1280, 1920]) {
        const input = { maxFrameDimensionSm, maxFrameDimensionLg, frameQualitySprites: 1, spritesConcurrency: 64 };
        expect((await admin.client.updateProcessingConfig({ input })).updateProcessingConfig).toMatchObject(input);
      }
  });
});

describe('a retry policy', () => {
  test.each([
    ['maxRetries: 11', 'input.maxRetries', 'input.maxRetries must be between 0 and 10.'],
    ['maxRetries: -1', 'input.maxRetries', 'input.maxRetries must be between 0 and 10.'],
    ['initialDelaySeconds: 0', 'input.initialDelaySeconds', 'input.initialDelaySeconds must be between 1 and 3600.'],
    ['initialDelaySeconds: 3601', 'input.initialDelaySeconds', 'input.initialDelaySeconds must be between 1 and 3600.'],
    [
      'maxDelaySeconds: 29',
      'input.maxDelaySeconds',
      'maxDelaySeconds must be between initialDelaySeconds (30) and 86400; it is 29.',
    ],
    [
      'maxDelaySeconds: 86401',
      'input.maxDelaySeconds',
      'maxDelaySeconds must be between initialDelaySeconds (30) and 86400; it is 86401.',
    ],
    ['backoffFactor: 0.9', 'input.backoffFactor', 'input.backoffFactor must be between 1 and 5 in steps of 0.1.'],
    ['backoffFactor: 5.1', 'input.backoffFactor', 'input.backoffFactor must be between 1 and 5 in steps of 0.1.'],
    ['backoffFactor: 2.25', 'input.backoffFactor', 'input.backoffFactor must be between 1 and 5 in steps of 0.1.'],
  ])('refuses %s', async (input, field, message) => {
    expect(await refusal(`updateRetryPolicy(phase: METADATA, input: {${input}}) { updatedAt }`)).toBe(
      `BAD_USER_INPUT | ${field} | ${message}`,
    );
  });

  test('refuses a first delay that is longer than the longest', async () => {
    await mutate(
      'updateRetryPolicy(phase: SCAN, input: {initialDelaySeconds: 60, maxDelaySeconds: 100}) { updatedAt }',
    );
    expect(await refusal('updateRetryPolicy(phase: SCAN, input: {initialDelaySeconds: 200}) { updatedAt }')).toContain(
      'input.initialDelaySeconds',
    );
  });

  test('takes what is right for its phase only', async () => {
    const input = { maxRetries: 0, initialDelaySeconds: 1, maxDelaySeconds: 86_400, backoffFactor: 1.5 };
    const { updateRetryPolicy } = await admin.client.updateRetryPolicy({ phase: 'SPRITES', input });
    expect(updateRetryPolicy).toMatchObject({ phase: 'SPRITES', ...input });
    const { retryPolicies } = await admin.client.jobSettings();
    expect(retryPolicies?.map(({ phase }) => phase)).toEqual(['METADATA', 'THUMBNAIL', 'SPRITES', 'SCAN', 'PREVIEW']);
    expect(retryPolicies?.[1]).toMatchObject({ phase: 'THUMBNAIL', maxRetries: 3, initialDelaySeconds: 60 });
  });
});

describe('a trigger', () => {
  beforeEach(async () => {
    await admin.client.updateTrigger({ phase: 'METADATA', triggerType: 'ON_IMPORT' });
    await admin.client.updateTrigger({ phase: 'SPRITES', triggerType: 'MANUAL' });
    await admin.client.updateTrigger({ phase: 'THUMBNAIL', triggerType: 'AFTER_JOB', afterPhase: 'METADATA' });
  });

  test.each([
    ['phase: SPRITES, triggerType: ON_IMPORT', 'triggerType', 'ON_IMPORT is for METADATA only'],
    ['phase: SCAN, triggerType: ON_IMPORT', 'triggerType', 'ON_IMPORT is for METADATA only'],
    ['phase: SCAN, triggerType: AFTER_JOB, afterPhase: METADATA', 'triggerType', 'it must be MANUAL or SCHEDULED'],
    ['phase: SPRITES, triggerType: AFTER_JOB', 'afterPhase', 'afterPhase must be given with AFTER_JOB'],
    ['phase: SPRITES, triggerType: MANUAL, afterPhase: METADATA', 'afterPhase', 'and only then'],
    [
      'phase: SPRITES, triggerType: AFTER_JOB, afterPhase: SCAN',
      'afterPhase',
      'METADATA, THUMBNAIL, SPRITES or PREVIEW',
    ],
    ['phase: SPRITES, triggerType: SCHEDULED', 'cronExpression', 'cronExpression must be given with SCHEDULED'],
    ['phase: SPRITES, triggerType: MANUAL, cronExpression: "* * * * *"', 'cronExpression', 'and only then'],
    [
      'phase: SPRITES, triggerType: SCHEDULED, cronExpression: "61 * * * *"',
      'cronExpression',
      "Cron expression '61 * * * *': minute must be 0-59",
    ],
    [
      `phase: SPRITES, triggerType: SCHEDULED, cronExpression: "${'1,'.repeat(60)}1 * * * *"`,
      'cronExpression',
      'at most 100 characters',
    ],
    ['phase: SPRITES, triggerType: AFTER_JOB, afterPhase: SPRITES', 'afterPhase', 'a cycle: SPRITES → SPRITES.'],
    [
      'phase: METADATA, triggerType: AFTER_JOB, afterPhase: THUMBNAIL',
      'afterPhase',
      'METADATA → THUMBNAIL → METADATA.',
    ],
  ])('refuses %s', async (change, field, message) => {
    const refused = await refusal(`updateTrigger(${change}) { phase }`);
    expect(refused).toContain(`BAD_USER_INPUT | ${field} | `);
    expect(refused).toContain(message);
  });

  test('refuses a longer cycle, named as it goes', async () => {
    await admin.client.updateTrigger({ phase: 'SPRITES', triggerType: 'AFTER_JOB', afterPhase: 'THUMBNAIL' });
    expect(await refusal('updateTrigger(phase: METADATA, triggerType: AFTER_JOB, afterPhase: SPRITES) { phase }')).toBe(
      'BAD_USER_INPUT | afterPhase | This would be a cycle: METADATA → THUMBNAIL → SPRITES → METADATA.',
    );
  });

  test('of two changes at once that would close a cycle together, one is refused', async () => {
    await admin.client.updateTrigger({ phase: 'THUMBNAIL', triggerType: 'MANUAL' });
    const answers = await Promise.all([
      mutate('updateTrigger(phase: THUMBNAIL, triggerType: AFTER_JOB, afterPhase: SPRITES) { phase }'),
      mutate('updateTrigger(phase: SPRITES, triggerType: AFTER_JOB, afterPhase: THUMBNAIL) { phase }'),
    ]);
    expect(answers.filter(({ errors }) => errors)).toHaveLength(1);
  });

  test('tells when it is due next, in the time zone of the server', async () => {
    const change = { phase: 'SCAN', triggerType: 'SCHEDULED', cronExpression: ' 30 4 * * * ' } as const;
    const { updateTrigger } = await admin.client.updateTrigger(change);
    const due = new Date(updateTrigger.nextRunAt ?? '');
    expect([due.getHours(), due.getMinutes(), due > new Date()]).toEqual([4, 30, true]);
    expect(updateTrigger.cronExpression).toBe('30 4 * * *');
    const manual = await admin.client.updateTrigger({ phase: 'SCAN', triggerType: 'MANUAL' });
    expect(manual.updateTrigger).toMatchObject({ nextRunAt: null, cronExpression: null });
  });

  test('holds at once: what is imported afterwards goes by it', async () => {
    const em = server.app.orm.em.fork();
    const phasesOf = async (sceneId: string) => {
      await fireImport(em, [sceneId]);
      const jobs = await rows(em).selectFrom('job_history').select('phase').where('sceneId', '=', sceneId).execute();
      return jobs.map(({ phase }) => phase);
    };
    expect(await phasesOf(await addScene(server.app))).toEqual(['metadata']);
    await admin.client.updateTrigger({ phase: 'METADATA', triggerType: 'MANUAL' });
    expect(await phasesOf(await addScene(server.app))).toEqual([]);
  });
});
