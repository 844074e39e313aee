/** How fast filters across relations are at 100,000 scenes, over HTTP, as pages of 20 with their total. */
import { rows } from '../src/database/rows.ts';
import { computed, postmasterOf, printLoad } from './computing.ts';
import { askerOf, timed } from './request.ts';
import { serveLibraryHere } from './server-here.ts';

const repetitions = 20;

export async function relations(): Promise<void> {
  await using server = await serveLibraryHere();
  const { app, url, token } = server;
  const em = app.orm.em.fork();
  const ask = askerOf(url, token);
  const named = async (table: 'studios' | 'actors', name: string) =>
    (await rows(em).selectFrom(table).select('id').where('name', '=', name).executeTakeFirstOrThrow()).id;
  const [studio, actor] = [await named('studios', 'Studio 20'), await named('actors', 'Actor 00100')];

  const postmaster = await postmasterOf(app.config);
  const table: Record<string, object> = {};
  for (const [name, [list, filter]] of Object.entries(filters(studio, actor))) {
    const page = `{ ${list}(filter: ${filter}) { totalCount nodes { id } } }`;
    const found = await ask(page);
    table[name] = {
      filter: `${list}: ${filter}`,
      found: found[list]?.totalCount,
      ...(await timed(() => ask(page), repetitions)),
      'CPU (ms)': await computed(postmaster, () => ask(page)),
    };
  }
  console.table(table);
  printLoad();
}

function filters(studio: string, actor: string): Record<string, [list: string, filter: string]> {
  const ofStudio = `studios: { any: ["${studio}"] }`;
  return {
    'scenes with an actor I like': ['scenes', '{ actor: { liked: true } }'],
    'scenes with no actor I like': ['scenes', '{ not: { actor: { liked: true } } }'],
    'scenes of a studio by its name': ['scenes', '{ studio: { name: { contains: "dio 20" } } }'],
    'scenes with a tag by its name': ['scenes', '{ tag: { name: { startsWith: "tag 7" } } }'],
    'scenes with a rare tag': ['scenes', '{ tag: { sceneCount: { lt: 300 } } }'],
    'actors in a scene of a studio': ['actors', `{ scene: { ${ofStudio} } }`],
    'actors in no scene of a studio': ['actors', `{ not: { scene: { ${ofStudio} } } }`],
    'actors in a long scene I like': ['actors', '{ scene: { liked: true duration: { gte: 3600 } } }'],
    'studios of an actor': ['studios', `{ scene: { actors: { any: ["${actor}"] } } }`],
    'tags of an actor': ['tags', `{ scene: { actors: { any: ["${actor}"] } } }`],
    'scenes with somebody from a scene I like, two deep': ['scenes', '{ actor: { scene: { liked: true } } }'],
    'scenes with somebody from a studio, two deep': ['scenes', `{ actor: { scene: { ${ofStudio} } } }`],
  };
}
