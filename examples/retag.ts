/**
 * Gives every scene with one tag another one: `node examples/retag.ts Old New`. What is changed is what was looked at: if there are more
 * or fewer such scenes by then, the server changes nothing and answers CONFLICT.
 */
import { createInterface } from 'node:readline/promises';
import { type Client, createClient, isReelgraphError, type SceneFilter } from 'reelgraph/sdk';

const { REELGRAPH_URL: url = 'http://127.0.0.1:4000', REELGRAPH_TOKEN: token } = process.env;
const [from, to] = process.argv.slice(2);
if (!from || !to) throw new Error('Name two tags: node examples/retag.ts Old New');

/** The id of a tag by its name. */
async function tagId(client: Client, name: string): Promise<string | undefined> {
  const { tags } = await client.tags({ filter: { name: { eq: name } } });
  return tags.nodes[0]?.id;
}

await using client = createClient({ url, token });
const oldId = await tagId(client, from);
if (!oldId) throw new Error(`There is no tag '${from}'.`);
const newId = (await tagId(client, to)) ?? (await client.createTag({ name: to })).createTag.id;

const filter: SceneFilter = { tags: { all: [oldId], none: [newId] } };
const { scenes } = await client.scenes({ filter, first: 5, totals: true });
console.log(`${scenes.totalCount} scenes, such as:`);
for (const { displayTitle } of scenes.nodes) console.log(`  ${displayTitle}`);

const terminal = createInterface({ input: process.stdin, output: process.stdout });
const answer = await terminal.question(`Tag them '${to}'? (yes/no) `);
terminal.close();
if (answer.trim() !== 'yes') process.exit();

try {
  const { updateScenes } = await client.updateScenes({
    filter,
    input: { tags: { mode: 'ADD', ids: [newId] } },
    expectedCount: scenes.totalCount,
  });
  console.log(`${updateScenes.count} scenes are tagged '${to}'.`);
} catch (error) {
  if (!isReelgraphError(error, 'CONFLICT')) throw error;
  console.error(`Nothing was changed: ${error.message}`);
  process.exitCode = 1;
}
