/** What somebody writes with the packed SDK. It is type-checked and run in an empty project, and in a browser. */
import {
  type Client,
  createClient,
  createCoreClient,
  isReelgraphError,
  type JobChangedSubscription,
  paginate,
  type SceneCoreFragment,
  type ScenesQueryVariables,
} from 'reelgraph/sdk';
import { ScenesDocument } from 'reelgraph/sdk/documents';
import { scenes } from 'reelgraph/sdk/operations';

type IsAny<T> = 0 extends 1 & T ? true : false;

/** Does not compile when one of them is `any`. */
export const areAny: [
  IsAny<Client>,
  IsAny<Client['scenes']>,
  IsAny<Client['upload']>,
  IsAny<SceneCoreFragment>,
  IsAny<ScenesQueryVariables>,
  IsAny<JobChangedSubscription['jobChanged']>,
  IsAny<typeof scenes>,
  IsAny<typeof ScenesDocument>,
] = [false, false, false, false, false, false, false, false];

export async function run(url: string, token: string) {
  await using client = createClient({ url, token });
  const core = createCoreClient({ url, token }, { scenes });
  const titles: string[] = [];
  for await (const scene of paginate(client.scenes, { first: 1 })) titles.push(scene.displayTitle);
  const again: string[] = [];
  for await (const scene of paginate(core.scenes, { first: 1 })) again.push(scene.displayTitle);
  const byTree = await client.request(ScenesDocument, { first: 100 });
  const byText = await client.request<{ server: { version: string } }>('{ server { version } }');
  let phases = 0;
  for await (const { queueChanged } of client.queueChanged()) {
    phases = queueChanged.phases.length;
    break;
  }
  const codes: string[] = [];
  // @ts-expect-error a number is no id
  for (const wrong of [client.scenes({ first: -1 }), client.scene({ id: 1 })]) {
    await wrong.catch((error: unknown) => isReelgraphError(error) && codes.push(error.code));
  }
  // @ts-expect-error there is no such argument
  await client.scenes({ limit: 1 }).catch(() => {});
  return { titles, again, byTree: byTree.scenes.nodes.length, version: byText.server.version, phases, codes };
}
