/** Every node of a list, page by page. */
import type { RequestOptions } from './options.ts';

/** A page of a list. */
export interface Page<Node> {
  nodes: readonly Node[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

/** The nodes of the list that is the one root field of a result. */
export type NodeOf<Result> = {
  [Field in keyof Result]: NonNullable<Result[Field]> extends Page<infer Node> ? Node : never;
}[keyof Result];

/**
 * All nodes from `variables.after` on, in pages of `variables.first`: `for await (const scene of paginate(client.scenes))`.
 * The next page is asked for when the nodes of the one before are used up.
 */
export async function* paginate<
  Result extends object,
  Variables extends { after?: string | null | undefined } | undefined,
  Node = NodeOf<Result>,
>(
  read: (variables: Variables, options?: RequestOptions) => Promise<Result>,
  variables?: NoInfer<NonNullable<Variables>>,
  options: { list?: (result: Result) => Page<Node> | null | undefined } & RequestOptions = {},
): AsyncGenerator<Node, void, undefined> {
  const { list = onlyList, ...rest } = options;
  let after = variables?.after;
  for (;;) {
    const page = list(await read({ ...variables, after } as Variables, rest)) as Page<Node> | null | undefined;
    if (!page) return;
    yield* page.nodes;
    const { hasNextPage, endCursor } = page.pageInfo;
    if (!hasNextPage || endCursor == null) return;
    after = endCursor;
  }
}

function onlyList(result: object): Page<never> | undefined {
  return Object.values(result).find((value) => value && typeof value === 'object' && 'pageInfo' in value);
}
