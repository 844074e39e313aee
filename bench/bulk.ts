/**
 * What changes of many scenes cost everybody else, on the library of 100,000 scenes: somebody else asks for next to nothing again and again, until five
 * seconds after each change, as search takes it in meanwhile. How long the change took and the others waited, and how late the event loop came.
 */
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { blocksTo, longestBlocks } from './blocks.ts';
import { printLoad, rounded } from './computing.ts';
import { connected } from './database.ts';
import { quantile } from './quantiles.ts';
import { type Ask, askerOf } from './request.ts';
import { startSeeded } from './seeded-server.ts';
import { removeFolder, temporaryFolder } from './server.ts';

const afterwardsMilliseconds = 5000;
const pauseMilliseconds = 5;
/** As many as may be named. */
const many = 10_000;

export async function bulk(): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.adopt(await temporaryFolder(), removeFolder);
  const blocks = join(folder, 'blocks');
  const seeded = stack.use(await startSeeded(2, { role: 'admin', hasTexts: true, environment: blocksTo(blocks) }));
  const [admin, other] = seeded.tokens.map((token) => askerOf(seeded.server.url, token)) as [Ask, Ask];
  const database = stack.use(await connected(seeded.postgres.url));
  const column = async (statement: string) =>
    (await database.query<{ id: string }>(statement)).rows.map(({ id }) => id);
  const ids = await column(
    `select id from scenes where deleted_at is null and trashed_at is null order by id limit ${many}`,
  );
  const [oftenest = '', second = '', third = ''] = await column(
    `select tag_id as id from scene_tags group by 1 order by count(*) desc limit 3`,
  );
  const [added] = await column(`insert into tags (name) values ('added') returning id`);
  const [actor] = await column(
    `select uuid as id from actors join scene_actors on actor_id = actors.id where deleted_at is null group by 1 order by count(*) desc limit 1`,
  );
  await database.query(`analyze`);
  seeded.server.child.kill('SIGUSR2');

  const table: Record<string, object> = {};
  const measure = async (name: string, document: string, variables = {}) => {
    const begun = Date.now();
    const [seconds, waits] = await besideOthers(async () => admin(document, variables), other);
    table[name] = {
      'the change (s)': rounded(seconds),
      'others, p95 (ms)': quantile(waits, 0.95),
      'others, most (ms)': quantile(waits, 1),
      ...(await longestBlocks(blocks, begun)),
    };
  };

  await measure('nothing', '{ __typename }');
  const tag = `input: {tags: {mode: ADD, ids: [${added}]}}`;
  await measure(`a tag for ${many}`, `mutation ($ids: [ID!]) { updateScenes(ids: $ids, ${tag}) { count } }`, { ids });
  await measure('a tag for all', `mutation { updateScenes(filter: {}, ${tag}) { count } }`);
  const { undoableChanges } = (await admin('{ undoableChanges { id } }')) as unknown as Undoable;
  await measure('which is undone', `mutation { undo(changeId: "${undoableChanges[0]?.id}") { undone } }`);
  await measure(`${many} into the trash`, `mutation ($ids: [ID!]!) { trashScenes(ids: $ids) { count } }`, { ids });
  await measure(`${many} out of it`, `mutation ($ids: [ID!]!) { restoreScenes(ids: $ids) { count } }`, { ids });
  await admin('mutation { pausePhase(phase: SPRITES) { phase } }');
  await measure('a job for all', 'mutation { processScenes(filter: {}, phase: SPRITES) { queued } }');
  await measure('a tag of many renamed', `mutation { updateTag(id: ${oftenest}, name: "renamed") { id } }`);
  await measure('a tag of many merged', `mutation { mergeTags(sourceIds: [${second}], targetId: ${third}) { id } }`);
  await measure('a tag of many deleted', `mutation { deleteTag(id: ${oftenest}) }`);
  await measure(
    'an actor of many renamed',
    `mutation { updateActor(id: "${actor}", input: {name: "renamed"}) { id } }`,
  );
  await measure(`${many} deleted`, `mutation ($ids: [ID!]!) { deleteScenes(ids: $ids) { count } }`, { ids });
  await measure('the index of search made anew', 'mutation { rebuildSearchIndex { engine } }');
  console.table(table);
  printLoad();
}

interface Undoable {
  undoableChanges: { id: string }[];
}

/** The seconds of the change, and the milliseconds that others waited. */
async function besideOthers(change: () => Promise<unknown>, other: Ask): Promise<[seconds: number, waits: number[]]> {
  const over = new AbortController();
  const others = waitsUntil(over.signal, other);
  try {
    const begin = performance.now();
    await change();
    const seconds = (performance.now() - begin) / 1000;
    await delay(afterwardsMilliseconds);
    over.abort();
    return [seconds, await others];
  } finally {
    over.abort();
    await others;
  }
}

async function waitsUntil(over: AbortSignal, ask: Ask): Promise<number[]> {
  const waits: number[] = [];
  while (!over.aborted) {
    const begin = performance.now();
    await ask('{ __typename }');
    waits.push(rounded(performance.now() - begin));
    await delay(pauseMilliseconds);
  }
  return waits;
}
