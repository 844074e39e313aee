/** Puts scenes with their actors, studios and tags into a database. */
import type { MikroORM } from '@mikro-orm/postgresql';
import { rows } from '../../src/database/rows.ts';
import type { FixtureScene } from './titles.ts';

/** Returns the key of each scene by its id. */
export async function addTitles(orm: MikroORM, scenes: readonly FixtureScene[]): Promise<Map<string, string>> {
  return orm.em.fork().transactional(async (em) => {
    const db = rows(em);
    const named = async <Key>(of: (scene: FixtureScene) => readonly string[], add: (name: string) => Promise<Key>) => {
      const names = [...new Set(scenes.flatMap(of))];
      return new Map(await Promise.all(names.map(async (name) => [name, await add(name)] as const)));
    };
    const studios = await named(
      ({ studio }) => (studio ? [studio] : []),
      async (name) => (await db.insertInto('studios').values({ name }).returning('pk').executeTakeFirstOrThrow()).pk,
    );
    const actors = await named(
      (scene) => scene.actors ?? [],
      async (name) => (await db.insertInto('actors').values({ name }).returning('pk').executeTakeFirstOrThrow()).pk,
    );
    const tags = await named(
      (scene) => scene.tags ?? [],
      async (name) => (await db.insertInto('tags').values({ name }).returning('id').executeTakeFirstOrThrow()).id,
    );
    const added = await db
      .insertInto('scenes')
      .values(
        scenes.map(({ title, file, description = '', studio, views = 0 }) => ({
          title: title ?? null,
          originalFilename: file ?? null,
          description,
          studioId: studio ? studios.get(studio) : null,
          viewCount: String(views),
        })),
      )
      .returning('id')
      .execute();
    const links = <Key>(of: (scene: FixtureScene) => readonly string[], keys: Map<string, Key>) =>
      added.flatMap(({ id }, index) =>
        of(scenes[index] as FixtureScene).map((name) => ({ sceneId: id, key: keys.get(name) as Key })),
      );
    const ofActors = links((scene) => scene.actors ?? [], actors);
    const ofTags = links((scene) => scene.tags ?? [], tags);
    await db
      .insertInto('scene_actors')
      .values(ofActors.map(({ sceneId, key }) => ({ sceneId, actorId: key })))
      .execute();
    await db
      .insertInto('scene_tags')
      .values(ofTags.map(({ sceneId, key }) => ({ sceneId, tagId: String(key) })))
      .execute();
    return new Map(added.map(({ id }, index) => [id, scenes[index]?.key ?? '']));
  });
}
