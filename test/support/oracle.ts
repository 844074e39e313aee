/** What filters and sorts mean, worked out over the library in memory: nothing here knows SQL or the server's code. */
import type { Library, LibraryActor, LibraryScene, LibraryStudio, Named } from './library.ts';

type Given = Record<string, unknown>;
type Test<Thing> = (thing: Thing, value: never, filter: Given) => boolean;

export function oracle(library: Library) {
  const named = (list: readonly Named[], id: string) => list.find((one) => one.id === id);
  const present = (list: readonly Named[], ids: readonly string[]) =>
    ids.filter((id) => named(list, id)?.deleted === false);
  const active = (scenes: readonly LibraryScene[]) => scenes.filter(({ state }) => state === 'ACTIVE').length;

  const actorsOf = ({ actors }: LibraryScene) => present(library.actors, actors);
  const studioOf = ({ studio }: LibraryScene) => present(library.studios, studio ? [studio] : [])[0];
  const isBelow = (id: string | undefined, top: string): boolean => {
    if (id === undefined || named(library.studios, id)?.deleted || named(library.studios, top)?.deleted) return false;
    return id === top || isBelow(library.studios.find((one) => one.id === id)?.parent ?? undefined, top);
  };
  const lastWatch = ({ watches }: LibraryScene) =>
    watches.toSorted((a, b) => b.watchedAt.localeCompare(a.watchedAt))[0];
  const mean = ({ ratings }: LibraryScene) =>
    ratings.length ? ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length : null;
  const figures = {
    actor: ({ id }: Named) => active(library.scenes.filter((scene) => scene.actors.includes(id))),
    studio: ({ id }: Named) => active(library.scenes.filter((scene) => scene.studio === id)),
    tag: ({ id }: Named) => active(library.scenes.filter((scene) => scene.tags.includes(id))),
  };

  /** Whether one of them matches; only active ones, unless the filter speaks of states. */
  const scenesOf = (scenes: readonly LibraryScene[], filter: Given): boolean =>
    scenes.some((one) => matches(sceneTests, one, filter) && (mentionsState(filter) || one.state === 'ACTIVE'));

  const sceneTests: Record<string, Test<LibraryScene>> = {
    ids: (scene, value: string[]) => value.includes(scene.id),
    state: (scene, value: string[]) => value.includes(scene.state),
    tags: (scene, value: Given) => set(value, scene.tags, (id) => scene.tags.includes(id)),
    actors: (scene, value: Given) => set(value, actorsOf(scene), (id) => actorsOf(scene).includes(id)),
    studios: (scene, value: Given, { includeSubStudios }) => {
      const studio = studioOf(scene);
      return set(value, studio ? [studio] : [], (id) => (includeSubStudios ? isBelow(studio, id) : studio === id));
    },
    includeSubStudios: () => true,
    storagePathId: (scene, value: string) => String(scene.storagePathId) === value,
    pathPrefix: (scene, value: string) => {
      const path = library.storagePaths.find(({ id }) => id === scene.storagePathId)?.path;
      const whole = value.startsWith('/') ? value : `${path}/${value}`;
      return scene.storedPath?.startsWith(whole) ?? false;
    },
    resolution: (scene, value: string[]) => value.includes(band(scene) ?? 'none'),
    processingStatus: (scene, value: string[]) => value.includes(scene.processingStatus),
    tagCount: (scene, value: Given) => number(value, scene.tags.length),
    actorCount: (scene, value: Given) => number(value, actorsOf(scene).length),
    watched: (scene, value: boolean) => scene.watches.length > 0 === value,
    inProgress: (scene, value: boolean) => {
      const last = lastWatch(scene);
      return (last !== undefined && last.lastPosition > 0 && !last.completed) === value;
    },
    lastWatchedAt: (scene, value: Given) => instant(value, lastWatch(scene)?.watchedAt ?? null),
    markerLabels: (scene, value: string[]) => value.some((label) => scene.labels.includes(label)),
    averageRating: (scene, value: Given) => number(value, mean(scene)),
    actor: (scene, value: Given) =>
      library.actors.some((one) => actorsOf(scene).includes(one.id) && matches(actorTests, one, value)),
    studio: (scene, value: Given) =>
      library.studios.some((one) => one.id === studioOf(scene) && matches(studioTests, one, value)),
    tag: (scene, value: Given) =>
      library.tags.some((one) => scene.tags.includes(one.id) && matches(tagTests, one, value)),
    marker: (scene, value: Given) =>
      scene.labels.some((label) => (value.labels as string[] | undefined)?.includes(label) ?? true) &&
      (value.scene === undefined || scenesOf([scene], value.scene as Given)),
    ...each(
      ['title', 'originalFilename', 'videoCodec', 'audioCodec', 'origin', 'type', 'fileHash', 'porndbSceneId'],
      text,
    ),
    ...each(
      ['duration', 'width', 'height', 'size', 'frameRate', 'bitRate', 'viewCount', 'rating', 'jizzCount'],
      number,
    ),
    ...each(['createdAt', 'updatedAt'], instant),
    ...each(['releaseDate'], day),
    ...each(['isCorrupted', 'hasThumbnail', 'hasSprites', 'liked'], same),
  };

  const actorTests: Record<string, Test<LibraryActor>> = {
    ids: (actor, value: string[]) => value.includes(actor.id),
    sceneCount: (actor, value: Given) => number(value, figures.actor(actor)),
    scene: (actor, value: Given) =>
      scenesOf(
        library.scenes.filter((one) => one.actors.includes(actor.id)),
        value,
      ),
    hasImage: (actor, value: boolean) => Boolean(actor.imageUrl) === value,
    ...each(['name', 'gender', 'nationality', 'ethnicity', 'hairColor', 'eyeColor'], text),
    ...each(['heightCm', 'weightKg', 'careerStartYear', 'rating'], number),
    ...each(['birthday'], day),
    ...each(['liked'], same),
  };

  const studioTests: Record<string, Test<LibraryStudio>> = {
    ids: (studio, value: string[]) => value.includes(studio.id),
    parentId: (studio, value: string) => studio.parent === value && !named(library.studios, value)?.deleted,
    networkId: (studio, value: string) => studio.network === value && !named(library.studios, value)?.deleted,
    isRoot: (studio, value: boolean) =>
      (present(library.studios, studio.parent ? [studio.parent] : []).length === 0) === value,
    scene: (studio, value: Given) =>
      scenesOf(
        library.scenes.filter((one) => one.studio === studio.id),
        value,
      ),
    sceneCount: (studio, value: Given) => number(value, figures.studio(studio)),
    ...each(['name'], text),
    ...each(['rating'], number),
    ...each(['liked'], same),
  };

  const tagTests: Record<string, Test<Named>> = {
    ids: (tag, value: string[]) => value.includes(tag.id),
    scene: (tag, value: Given) =>
      scenesOf(
        library.scenes.filter((one) => one.tags.includes(tag.id)),
        value,
      ),
    sceneCount: (tag, value: Given) => number(value, figures.tag(tag)),
    ...each(['name'], text),
  };

  const sceneValues: Record<string, (scene: LibraryScene) => string | number | null> = {
    TITLE: ({ title }) =>
      place(
        title,
        library.scenes.map((scene) => scene.title),
      ),
    CREATED_AT: ({ createdAt }) => createdAt,
    UPDATED_AT: ({ updatedAt }) => updatedAt,
    RELEASE_DATE: ({ releaseDate }) => releaseDate,
    DURATION: ({ duration }) => duration,
    SIZE: ({ size }) => size,
    VIEW_COUNT: ({ viewCount }) => viewCount,
    BIT_RATE: ({ bitRate }) => bitRate,
    RATING: ({ rating }) => rating,
    AVERAGE_RATING: mean,
    JIZZ_COUNT: ({ jizzCount }) => jizzCount,
    LAST_WATCHED_AT: (scene) => lastWatch(scene)?.watchedAt ?? null,
    TRASHED_AT: ({ trashedAt }) => trashedAt,
  };
  const actorValues: Record<string, (actor: LibraryActor) => string | number | null> = {
    NAME: ({ name }) =>
      place(
        name,
        library.actors.map((one) => one.name),
      ),
    SCENE_COUNT: figures.actor,
    CREATED_AT: ({ createdAt }) => createdAt,
    UPDATED_AT: ({ updatedAt }) => updatedAt,
    BIRTHDAY: ({ birthday }) => birthday,
    RATING: ({ rating }) => rating,
  };
  const studioValues: Record<string, (studio: LibraryStudio) => string | number | null> = {
    NAME: ({ name }) =>
      place(
        name,
        library.studios.map((one) => one.name),
      ),
    SCENE_COUNT: figures.studio,
    CREATED_AT: ({ createdAt }) => createdAt,
    UPDATED_AT: ({ updatedAt }) => updatedAt,
    RATING: ({ rating }) => rating,
  };
  const tagValues: Record<string, (tag: Named) => string | number | null> = {
    NAME: ({ name }) =>
      place(
        name,
        library.tags.map((one) => one.name),
      ),
    SCENE_COUNT: figures.tag,
    CREATED_AT: ({ createdAt }) => createdAt,
  };

  return {
    figures,
    actorsOf,
    studioOf,
    band,
    scenes: {
      matching: (filter: Given) =>
        library.scenes.filter(
          (scene) => matches(sceneTests, scene, filter) && (mentionsState(filter) || scene.state === 'ACTIVE'),
        ),
      values: sceneValues,
    },
    actors: {
      matching: (filter: Given) => library.actors.filter((one) => !one.deleted && matches(actorTests, one, filter)),
      values: actorValues,
    },
    studios: {
      matching: (filter: Given) => library.studios.filter((one) => !one.deleted && matches(studioTests, one, filter)),
      values: studioValues,
    },
    tags: {
      matching: (filter: Given) => library.tags.filter((one) => matches(tagTests, one, filter)),
      values: tagValues,
    },
  };
}

const naturally = new Intl.Collator('und', { numeric: true, sensitivity: 'base' });

/** How many of the texts come before it in natural order. */
const place = (text: string | null | undefined, all: readonly (string | null | undefined)[]) =>
  text == null ? null : all.filter((other) => other != null && naturally.compare(other, text) < 0).length;

/** By these values, absent ones last, ties by the key in the direction of the last one. */
export function inOrderOf<Thing extends { id: string; pk?: string }>(
  things: readonly Thing[],
  sort: readonly { value: (thing: Thing) => string | number | null; direction: 'ASC' | 'DESC' }[],
): Thing[] {
  const key = ({ id, pk }: Thing) => Number(pk ?? id);
  const sign = (direction: string | undefined) => (direction === 'DESC' ? -1 : 1);
  return things.toSorted((a, b) => {
    for (const { value, direction } of sort) {
      const [x, y] = [value(a), value(b)];
      if (x === y) continue;
      if (x === null || y === null) return x === null ? 1 : -1;
      return (x < y ? -1 : 1) * sign(direction);
    }
    return (key(a) - key(b)) * sign(sort.at(-1)?.direction);
  });
}

function matches<Thing>(tests: Record<string, Test<Thing>>, thing: Thing, filter: Given): boolean {
  return Object.entries(filter).every(([name, value]) => {
    if (name === 'and') return (value as Given[]).every((part) => matches(tests, thing, part));
    if (name === 'or') return (value as Given[]).some((part) => matches(tests, thing, part));
    if (name === 'not') return !matches(tests, thing, value as Given);
    const test = tests[name];
    if (!test) throw new Error(`the oracle does not know ${name}`);
    return test(thing, value as never, filter);
  });
}

/** Not within related filters, which speak of other scenes. */
const mentionsState = ({ state, and = [], or = [], not }: Given): boolean =>
  state !== undefined ||
  [...(and as Given[]), ...(or as Given[]), ...(not ? [not as Given] : [])].some((part) => mentionsState(part));

function each<Thing>(names: readonly string[], test: (given: never, value: never) => boolean) {
  return Object.fromEntries(
    names.map((name) => [name, (thing: Thing, value: never) => test(value, (thing as Given)[name] as never)]),
  );
}

const same = (wanted: boolean, value: boolean) => wanted === value;

function text(given: Given, value: string | null): boolean {
  const lower = value?.toLowerCase();
  return operators(given, {
    eq: (other: string) => value === other,
    ne: (other: string) => value !== other,
    in: (others: string[]) => value !== null && others.includes(value),
    contains: (part: string) => lower?.includes(part.toLowerCase()) ?? false,
    startsWith: (part: string) => lower?.startsWith(part.toLowerCase()) ?? false,
    isEmpty: (wanted: boolean) => !value === wanted,
  });
}

function number(given: Given, value: number | null): boolean {
  return operators(given, {
    eq: (other: number) => value === other,
    ne: (other: number) => value !== other,
    lt: (other: number) => value !== null && value < other,
    lte: (other: number) => value !== null && value <= other,
    gt: (other: number) => value !== null && value > other,
    gte: (other: number) => value !== null && value >= other,
    isNull: (wanted: boolean) => (value === null) === wanted,
  });
}

function day(given: Given, value: string | null): boolean {
  return operators(given, {
    eq: (other: string) => value === other,
    before: (other: string) => value !== null && value < other,
    after: (other: string) => value !== null && value > other,
    isNull: (wanted: boolean) => (value === null) === wanted,
  });
}

function instant(given: Given, value: string | null): boolean {
  const time = value === null ? null : Date.parse(value);
  return operators(given, {
    before: (other: string) => time !== null && time < Date.parse(other),
    after: (other: string) => time !== null && time > Date.parse(other),
    // Only whole days are used here.
    within: (duration: string) => time !== null && time >= Date.now() - Number(/\d+/.exec(duration)) * 86_400_000,
    isNull: (wanted: boolean) => (value === null) === wanted,
  });
}

function set(given: Given, all: readonly string[], has: (id: string) => boolean): boolean {
  return operators(given, {
    all: (ids: string[]) => ids.every(has),
    any: (ids: string[]) => ids.some(has),
    none: (ids: string[]) => !ids.some(has),
    isEmpty: (wanted: boolean) => (all.length === 0) === wanted,
  });
}

function operators(given: Given, meaning: Record<string, (value: never) => boolean>): boolean {
  return Object.entries(given).every(([name, value]) => meaning[name]?.(value as never));
}

function band({ width, height }: LibraryScene): string | undefined {
  if (!width || !height) return undefined;
  const lines = Math.max(Math.min(width, height), Math.round((Math.max(width, height) * 9) / 16));
  const from: [number, string][] = [
    [2160, 'R2160P'],
    [1440, 'R1440P'],
    [1080, 'R1080P'],
    [720, 'R720P'],
    [480, 'R480P'],
  ];
  return from.find(([least]) => lines >= least)?.[1] ?? 'R360P';
}
