/** Between a saved search as `filters` stores it, which is JSON with a version, and as lists take it. */
import type { GraphQLSchema } from 'graphql';
import { fromInputJson, inputType, toInputJson } from '../graphql/input-json.ts';
import type { SceneFilter, SceneSort } from '../scenes/scene.inputs.ts';

const version = 1;

export interface Search {
  filter: SceneFilter;
  sort: SceneSort[];
}

export interface StoredSearch {
  version: number;
  /** GraphQL input as a client would send it in variables. */
  filter: unknown;
  sort: unknown;
}

/** A search that cannot be read any more has a problem in place of a filter. */
export type ReadSearch = { filterJson: string; sort: SceneSort[] } & (
  | { filter: SceneFilter; problem: null }
  | { filter: null; problem: string }
);

export function storedSearch(schema: GraphQLSchema, { filter, sort }: Search): StoredSearch {
  return {
    version,
    filter: toInputJson(inputType(schema, 'SceneFilter'), filter),
    sort: sort.map((item) => toInputJson(inputType(schema, 'SceneSort'), item)),
  };
}

/** Checks what was stored against the schema as it is now. */
export function readSearch(schema: GraphQLSchema, stored: Partial<StoredSearch> | null): ReadSearch {
  const filterJson = JSON.stringify(stored?.filter ?? stored ?? {});
  if (stored?.version !== version) {
    const problem = 'It was saved by another version, in a form that is not understood: save it again.';
    return { filterJson, sort: [], filter: null, problem };
  }
  const problems: string[] = [];
  const read = (name: string, json: unknown, field: string) =>
    fromInputJson(inputType(schema, name), json, (problem) => problems.push(`${field}: ${problem}`));
  const filter = read('SceneFilter', stored.filter, 'filter') as SceneFilter;
  const sort = listOf(stored.sort).map((item, index) => read('SceneSort', item, `sort.${index}`) as SceneSort);
  const [problem] = problems;
  if (problem === undefined) return { filterJson, sort, filter, problem: null };
  return { filterJson, sort: [], filter: null, problem: `It does not fit any more: ${problem}` };
}

const listOf = (json: unknown): unknown[] => (Array.isArray(json) ? json : []);
