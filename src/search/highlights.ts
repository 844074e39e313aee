/** Where in a scene's texts the words of a search are, as ranges: marking them is up to the client. */
import { Field, Int, ObjectType } from 'type-graphql';
import { viewerOf } from '../auth/access.ts';
import { type Context, inOrderOf } from '../context.ts';
import { rows } from '../database/rows.ts';
import { Cost } from '../graphql/cost.ts';
import { findHits } from './find-hits.ts';
import { occurrencesOf } from './occurrences.ts';
import { DocumentKind, SearchField, type SearchMatch } from './search.enums.ts';
import { type Source, sourcesOf } from './sources.queries.ts';
import type { TsQuery } from './tsquery.ts';
import { tokensOf } from './words.ts';

@ObjectType({ simpleResolvers: true, description: 'A part of a text, in UTF-16 units, as JavaScript counts.' })
export class TextRange {
  @Field(() => Int, { description: 'UTF-16 units before it, from 0.' })
  start!: number;

  @Field(() => Int, { description: 'UTF-16 units, at least 1.' })
  length!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A text in which words of the search were found.' })
export class Highlight {
  @Field(() => SearchField, { description: 'Which text of the scene it is.' })
  field!: SearchField;

  @Field(() => String, { description: 'The text; of a long description the part around the first word.' })
  text!: string;

  @Cost({ items: 5 })
  @Field(() => [TextRange], { description: 'Where the words are in `text`, in their order, without overlaps.' })
  ranges!: TextRange[];
}

interface Search {
  search?: string | null;
  searchMatch?: SearchMatch | null;
}

/** Of each of these scenes, in the order of the fields' weight. */
export async function highlightsOf(ctx: Context, search: Search, sceneIds: readonly string[]): Promise<Highlight[][]> {
  const hits = await findHits(ctx, DocumentKind.SCENE, search);
  if (!hits) return sceneIds.map(() => []);
  const query: TsQuery = { any: hits.resolved.groups.map((group) => group.query) };
  const [sources, labels] = await Promise.all([
    sourcesOf(ctx.em, DocumentKind.SCENE, sceneIds),
    labelsOf(ctx, sceneIds),
  ]);
  return inOrderOf(sceneIds, sources, ({ id }) => id).map((source) =>
    source ? highlightsIn({ ...source.texts, [SearchField.MARKERS]: labels.get(source.id) ?? [] }, query) : [],
  );
}

function highlightsIn(texts: Source['texts'], query: TsQuery): Highlight[] {
  return Object.values(SearchField).flatMap((field) =>
    (texts[field] ?? []).flatMap((text) => {
      const ranges = rangesIn(text, query);
      if (ranges.length === 0) return [];
      return [{ field, ...(field === SearchField.DESCRIPTION ? excerpt(text, ranges) : { text, ranges }) }];
    }),
  );
}

function rangesIn(text: string, query: TsQuery): TextRange[] {
  const { tokens } = occurrencesOf(query, tokensOf(text));
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of tokens.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged.map(({ start, end }) => ({ start, length: end - start }));
}

const charactersBefore = 60;
const charactersAfter = 180;

/** The part around the first word that was found, cut between words. */
function excerpt(text: string, ranges: TextRange[]): Pick<Highlight, 'text' | 'ranges'> {
  const first = ranges[0]?.start ?? 0;
  const from = first <= charactersBefore ? 0 : text.indexOf(' ', first - charactersBefore) + 1;
  const begin = from > first ? first : from;
  const end = text.lastIndexOf(' ', begin + charactersBefore + charactersAfter);
  const to = text.length <= begin + charactersBefore + charactersAfter || end <= first ? text.length : end;
  const part = text.slice(begin, Math.min(to, begin + 2 * (charactersBefore + charactersAfter)));
  return {
    text: part,
    ranges: ranges
      .map(({ start, length }) => ({ start: start - begin, length }))
      .filter(({ start, length }) => start + length <= part.length),
  };
}

async function labelsOf(ctx: Context, sceneIds: readonly string[]): Promise<Map<string, string[]>> {
  const found = await rows(ctx.em)
    .selectFrom('user_scene_markers')
    .select(['sceneId', 'label'])
    .distinct()
    .where('userId', '=', viewerOf(ctx).id)
    .where('sceneId', 'in', [...sceneIds])
    .where('label', 'is not', null)
    .orderBy('label')
    .execute();
  const byScene = Map.groupBy(found, ({ sceneId }) => sceneId);
  return new Map([...byScene].map(([id, markers]) => [id, markers.flatMap(({ label }) => label ?? [])]));
}
