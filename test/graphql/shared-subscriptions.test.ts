/** Equal subscriptions are executed once per event; those that differ in question, rights or person are not mixed up. */
import {
  buildSchema,
  type ExecutionResult,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
  parse,
} from 'graphql';
import { beforeEach, expect, test } from 'vitest';
import { ConflatingQueue } from '../../src/events/conflating-queue.ts';
import { createSchema } from '../../src/graphql/schema.ts';
import { sharedSubscriptions } from '../../src/graphql/shared-subscriptions.ts';

const schema: GraphQLSchema = buildSchema(`
  type Query { nothing: Int }
  type Queue { count: Int! }
  type Scene { id: ID! displayTitle: String! streamUrl: String! }
  type Job { scene: Scene! seenBy: String }
  type JobEvent { job: Job! }
  type Subscription { queueChanged(above: Int): Queue! jobChanged: JobEvent! }`);

const sharedOnes = ['Subscription', 'Queue', 'JobEvent', 'Job'];
for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
  for (const { name, extensions } of Object.values(type.getFields())) {
    Object.assign(extensions, { shared: sharedOnes.includes(type.name) || ['id', 'displayTitle'].includes(name) });
  }
}

let executions: number;
let queues: ConflatingQueue<object>[];

const field = (name: string) => schema.getSubscriptionType()?.getFields()[name] ?? expect.fail(name);
for (const name of ['queueChanged', 'jobChanged']) {
  field(name).subscribe = () => {
    const queue = new ConflatingQueue<object>();
    queues.push(queue);
    return queue;
  };
  field(name).resolve = async (event, _args, { viewer }) => {
    executions += 1;
    const scene = { id: '1', displayTitle: 'Boats', streamUrl: `/media/stream/of-${viewer.tokenHash}` };
    return name === 'queueChanged' ? event : { job: { scene } };
  };
}

beforeEach(() => {
  executions = 0;
  queues = [];
});

interface Asked {
  permissions?: string[];
  /** null: an API key. */
  tokenHash?: string | null;
  variableValues?: Record<string, unknown>;
}

async function subscribe(
  source: string,
  { permissions = ['scenes:view'], tokenHash = 'a', variableValues }: Asked = {},
) {
  const contextValue = { viewer: { permissions: new Set(permissions), tokenHash } };
  const subscription = await sharedSubscriptions({ schema, document: parse(source), contextValue, variableValues });
  return subscription as AsyncIterableIterator<ExecutionResult>;
}

async function hand(subscriptions: AsyncIterableIterator<ExecutionResult>[]): Promise<unknown[]> {
  const event = { count: 7 };
  for (const queue of queues) queue.push('key', event);
  const results = await Promise.all(subscriptions.map(async (subscription) => subscription.next()));
  return results.map(({ value }) => value.data);
}

const counts = 'subscription { queueChanged { count } }';

test('a hundred equal ones, of different people with the same rights, are one execution per event', async () => {
  const all = await Promise.all(
    Array.from({ length: 100 }, async (_, index) => subscribe(counts, { tokenHash: `login ${index}` })),
  );
  expect(new Set((await hand(all)).map((data) => JSON.stringify(data)))).toEqual(
    new Set(['{"queueChanged":{"count":7}}']),
  );
  expect(executions).toBe(1);
  await hand(all);
  expect(executions).toBe(2);
});

test('others are executed by themselves', async () => {
  const withArgument = 'subscription ($above: Int) { queueChanged(above: $above) { count } }';
  await hand([
    await subscribe(counts),
    await subscribe(counts, { permissions: ['scenes:view', 'storage:manage'] }),
    await subscribe(withArgument, { variableValues: { above: 1 } }),
    await subscribe(withArgument, { variableValues: { above: 2 } }),
  ]);
  expect(executions).toBe(4);
});

test('what carries the viewer is never handed to another one', async () => {
  const personal = 'subscription { jobChanged { job { scene { ...Urls } } } } fragment Urls on Scene { streamUrl }';
  const urls = await hand([
    await subscribe(personal, { tokenHash: 'a' }),
    await subscribe(personal, { tokenHash: 'b' }),
    await subscribe(personal, { tokenHash: 'b' }),
  ]);
  expect(urls.map((data) => JSON.stringify(data).match(/of-./)?.[0])).toEqual(['of-a', 'of-b', 'of-b']);
  expect(executions).toBe(2);
  queues = [];
  await hand([await subscribe(personal, { tokenHash: null }), await subscribe(personal, { tokenHash: null })]);
  expect(executions).toBe(4);
});

test('what does not is shared', async () => {
  const titles = 'subscription { jobChanged { job { scene { id displayTitle } } } }';
  await hand([await subscribe(titles, { tokenHash: 'a' }), await subscribe(titles, { tokenHash: 'b' })]);
  expect(executions).toBe(1);
});

test('a field that says nothing is personal', async () => {
  const { seenBy } = (schema.getType('Job') as GraphQLObjectType).getFields();
  Object.assign(seenBy?.extensions ?? expect.fail(), { shared: undefined });
  const personal = 'subscription { jobChanged { job { seenBy } } }';
  await hand([await subscribe(personal, { tokenHash: 'a' }), await subscribe(personal, { tokenHash: 'b' })]);
  expect(executions).toBe(2);
});

test('these fields of the API are shared, and no others', async () => {
  const types = Object.values((await createSchema()).getTypeMap()).filter(isObjectType);
  const shared = types.map((type): [string, string] => [
    type.name,
    Object.values(type.getFields())
      .filter(({ extensions }) => extensions.shared === true)
      .map(({ name }) => name)
      .sort()
      .join(' '),
  ]);

  // A field belongs here only if everybody with the same permissions gets the same: no signed URL, nothing of the viewer.
  expect(Object.fromEntries(shared.filter(([, fields]) => fields !== ''))).toEqual({
    Job:
      'completedAt createdAt errorMessage etaSeconds id isRetryable maxRetries nextRetryAt phase priority progress ' +
      'retryCount scene sceneTitle speed startedAt status',
    JobEvent: 'cursor job kind',
    PhaseQueue: 'etaSeconds failed paused pending phase retrying running workers',
    Queue: 'phases',
    Scan:
      'completedAt currentFile currentPath errorMessage errors etaSeconds fileErrors filesFound findings id isDryRun path ' +
      'pathsScanned skipped startedAt status videosAdded videosChanged videosMoved videosRemoved videosRestored videosSkipped',
    ScanError: 'message path',
    ScanFinding: 'kind path previousPath sceneId',
    ScanSkipped: 'count reason',
    Scene: 'displayTitle id originalFilename processingStatus state title',
    SceneEvent: 'cursor kind scene sceneIds truncated',
    Subscription: 'jobChanged queueChanged scanChanged sceneChanged',
  });
});

test('ends when the subscriber leaves, or the source', async () => {
  const subscription = await subscribe(counts);
  await subscription.return?.();
  expect(await subscription.next()).toEqual({ done: true, value: undefined });
});
