/** The index of scenes in Meilisearch: its settings, what its documents look like, and writing them. */
import { type Index, Meilisearch, type Settings } from 'meilisearch';
import { SearchField } from './search.enums.ts';
import type { Source } from './sources.queries.ts';
import { piecesOf } from './words.ts';

export interface MeiliDocument {
  id: number;
  /** Of the document in PostgreSQL, to see which ones are out of date. */
  version: number;
  [field: string]: number | string;
}

export interface MeiliIndex {
  client: Meilisearch;
  scenes: Index<MeiliDocument>;
  /** Where an index is built beside the one that is searched. */
  next: Index<MeiliDocument>;
}

/** For what changes the index: its tasks may take long, single requests may not. */
const requestMilliseconds = 10_000;
const taskMilliseconds = 120_000;

export function openMeiliIndex({ host, apiKey }: { host: string; apiKey?: string | undefined }): MeiliIndex {
  const client = new Meilisearch({
    host,
    ...(apiKey && { apiKey }),
    timeout: requestMilliseconds,
    defaultWaitOptions: { timeout: taskMilliseconds, interval: 100 },
  });
  return { client, scenes: client.index('reelgraph_scenes'), next: client.index('reelgraph_scenes_next') };
}

const searched = [
  SearchField.TITLE,
  SearchField.FILENAME,
  SearchField.ACTORS,
  SearchField.STUDIO,
  SearchField.TAGS,
  SearchField.DESCRIPTION,
];

/** The same rules as on PostgreSQL: all words, few typos, whole words before beginnings, then the fields in their order. */
export const settingsFor = (maxTotalHits: number): Settings => ({
  searchableAttributes: searched.map((field) => field.toLowerCase()),
  displayedAttributes: ['id', 'version'],
  filterableAttributes: ['id', 'version'],
  sortableAttributes: ['id'],
  rankingRules: ['words', 'typo', 'exactness', 'attribute'],
  typoTolerance: { enabled: true, disableOnNumbers: true, minWordSizeForTypos: { oneTypo: 5, twoTypos: 9 } },
  pagination: { maxTotalHits },
  stopWords: [],
  synonyms: {},
});

/** The words as PostgreSQL has them, so that both find the same in file names and in text without spaces. */
export function meiliDocument({ id, texts }: Source, version: string): MeiliDocument {
  const fields = searched.map((field) => [field.toLowerCase(), (texts[field] ?? []).map(spelledOut).join(' . ')]);
  return { ...Object.fromEntries(fields), id: Number(id), version: Number(version) };
}

const spelledOut = (text: string): string =>
  piecesOf(text)
    .flatMap(({ kind, word, others, parts }) => [
      ...parts.map((part) => part.word),
      ...(kind === 'cjk' ? [] : [word, ...others]),
    ])
    .join(' ');

/** Creates the index if it is not there and applies the settings. */
export async function prepareIndex(
  { client }: MeiliIndex,
  index: Index<MeiliDocument>,
  maxTotalHits: number,
): Promise<void> {
  const created = await client.createIndex(index.uid, { primaryKey: 'id' }).waitTask();
  if (created.status !== 'succeeded' && created.error?.code !== 'index_already_exists') throw refusal(created.error);
  await done(index.updateSettings(settingsFor(maxTotalHits)));
}

/** Waits until Meilisearch has done it. Throws what it says when it has not. */
export async function done(task: { waitTask(): Promise<{ status: string; error: unknown }> }): Promise<void> {
  const { status, error } = await task.waitTask();
  if (status !== 'succeeded') throw refusal(error);
}

const refusal = (error: unknown) => new Error(`Meilisearch refused: ${JSON.stringify(error)}`);
