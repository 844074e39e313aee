/** Documents of GraphQL: the SDK's own, which are strings, and those of others. */
import { print } from '@0no-co/graphql.web';

/** A document that knows the types of its result and its variables. At run time it is a string. */
export type TypedDocument<Result, Variables, Kind = 'request'> = string &
  DocumentTypes<Result, Variables> & { readonly __kind?: Kind };

/** How typed documents of all tools say what they are about: TypedDocumentNode, TypedDocumentString, and gql.tada's. */
export interface DocumentTypes<Result, Variables> {
  __apiType?: ((variables: Variables) => Result) | undefined;
}

/** A syntax tree, such as `gql` and graphql-codegen make. */
export interface DocumentTree {
  readonly kind: 'Document';
  readonly definitions: readonly object[];
}

/** Anything that `request` and `subscribe` take: a string, or a typed or untyped document of another tool. */
export type AnyDocument<Result, Variables> =
  | string
  | (DocumentTypes<Result, Variables> & (DocumentTree | { toString(): string }));

export function documentOf<Result, Variables, Kind = 'request'>(
  ...parts: string[]
): TypedDocument<Result, Variables, Kind> {
  return parts.join('');
}

export function textOf(document: AnyDocument<unknown, never>): string {
  return typeof document === 'object' && 'kind' in document ? print(document as never) : String(document);
}

/** The name of an operation of the SDK. */
export const nameOf = (text: string): string => /^\w+ (\w+)/.exec(text)?.[1] ?? '';

/** Whether it may be sent twice. Whoever writes of a mutation in a comment of a query does without the second time. */
export const isRead = (text: string): boolean => !/\bmutation\b/.test(text);
